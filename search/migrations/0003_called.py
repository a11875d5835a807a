from django.db import migrations, models

from search.engines import called


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fts5")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="called",
            field=models.JSONField(default=list, help_text="[place, word] of all names, folded, for completion."),
        ),
        migrations.RunPython(called.create, called.drop),
    ]
