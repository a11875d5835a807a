from django.db import migrations, models

import search.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.BigIntegerField(default=search.models.new_token)),
                ("number", models.IntegerField(null=True)),
                ("key", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Rebuild",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(choices=[("pages", "Pages"), ("documents", "Documents")], max_length=12)),
                (
                    "versions",
                    models.CharField(help_text="Of projection and analysis: another one starts anew.", max_length=40),
                ),
                ("owner", models.BigIntegerField(default=search.models.new_token)),
                (
                    "reached",
                    models.BigIntegerField(default=0, help_text="The last page id or document number that is done."),
                ),
                ("done", models.IntegerField(default=0)),
                (
                    "beside",
                    models.BooleanField(
                        default=True, help_text="Whether a second text index is filled, not the live one."
                    ),
                ),
                (
                    "swapped",
                    models.BooleanField(default=False, help_text="What is left to do is to drop the old text index."),
                ),
                ("mark_id", models.BigIntegerField(default=0)),
                ("mark_token", models.BigIntegerField(default=0)),
                ("touched", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name="Bitmap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=16)),
                ("slug", models.CharField(max_length=80)),
                ("packed", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("facet", "slug"), name="one_bitmap_a_term")],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("page_id", models.BigIntegerField(unique=True)),
                ("key", models.UUIDField(help_text="The translation key: one work, in all its languages.")),
                ("language", models.CharField(max_length=12)),
                ("is_original", models.BooleanField(default=True)),
                ("kind", models.CharField(max_length=16)),
                ("general", models.BooleanField(default=False)),
                ("expires", models.DateTimeField(db_index=True, null=True)),
                ("terms", models.JSONField(default=dict, help_text="Facet → slugs, ancestors included.")),
                (
                    "filed",
                    models.JSONField(
                        default=dict, help_text="Facet → slugs as the page itself says, without ancestors."
                    ),
                ),
                ("dated", models.DateTimeField(help_text="What newest first goes by.")),
                ("reviewed", models.DateField(null=True)),
                ("published", models.DateTimeField(null=True)),
                (
                    "digest",
                    models.CharField(
                        help_text="Of all but filed and terms: what has not changed is not written.", max_length=64
                    ),
                ),
                ("url", models.TextField()),
                ("title", models.TextField()),
                ("names", models.TextField(blank=True, help_text="Also known as.")),
                (
                    "called",
                    models.JSONField(
                        default=list, help_text="[place, word] of all names, folded and not stemmed, for completion."
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("passages", models.JSONField(default=list, help_text="[anchor, heading, text] for each section.")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-dated", "number"], name="search_newest_first"),
                    models.Index(fields=["published", "number"], name="search_published"),
                    models.Index(fields=["reviewed", "number"], name="search_reviewed"),
                ],
                "constraints": [models.UniqueConstraint(fields=("key", "language"), name="a_version_is_one_document")],
            },
        ),
    ]
