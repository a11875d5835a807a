"""The index that the admin's own search asks for on PostgreSQL and Wagtail does not make: every question there is
put to title and body as one. On SQLite the text index has them both already."""

from django.db import migrations

CREATE = "CREATE INDEX IF NOT EXISTS search_desk_text ON wagtailsearch_indexentry USING gin ((title || body))"
DROP = "DROP INDEX IF EXISTS search_desk_text"


def on_postgresql(statement):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0003_called"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(on_postgresql(CREATE), on_postgresql(DROP))]
