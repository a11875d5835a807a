from django.db import migrations

from search.engines import called


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fts5")]

    operations = [migrations.RunPython(called.create, called.drop)]
