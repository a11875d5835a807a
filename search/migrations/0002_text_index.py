from django.db import migrations

from search.engines import fts5, postgresql_index


class Migration(migrations.Migration):
    dependencies = [("search", "0001_documents")]

    operations = [
        migrations.RunPython(fts5.create, fts5.drop),
        migrations.RunPython(postgresql_index.create, postgresql_index.drop),
    ]
