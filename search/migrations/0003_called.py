from django.db import migrations

from search.engines import called_postgresql, called_sqlite


class Migration(migrations.Migration):
    dependencies = [("search", "0002_text_index")]

    operations = [
        migrations.RunPython(called_sqlite.create, called_sqlite.drop),
        migrations.RunPython(called_postgresql.create, called_postgresql.drop),
    ]
