import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("home", "0001_user"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "basis of a claim",
                "verbose_name_plural": "bases of a claim",
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Fundamental",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences a stranger understands; shown in every list.",
                        validators=[django.core.validators.MaxLengthValidator(280)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "sources",
                    wagtail.fields.StreamField(
                        [("source", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Examples and quotations name the source by this.",
                                    "label": "short key",
                                    "max_length": 60,
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "author", "required": False}),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "year", "max_length": 12, "required": False}),
                            3: ("wagtail.blocks.CharBlock", (), {"label": "title"}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "publisher or journal", "required": False}),
                            5: ("wagtail.blocks.URLBlock", (), {"label": "address", "required": False}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "DOI", "max_length": 120, "required": False}),
                            7: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("en", "English"),
                                        ("fr", "French"),
                                        ("es", "Spanish"),
                                        ("ar", "Arabic"),
                                        ("other", "other"),
                                    ],
                                    "label": "language",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("key", 0),
                                        ("author", 1),
                                        ("year", 2),
                                        ("title", 3),
                                        ("publisher", 4),
                                        ("url", 5),
                                        ("doi", 6),
                                        ("language", 7),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="sources",
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="reviewed on")),
                ("review_by", models.DateField(blank=True, null=True, verbose_name="review by")),
                (
                    "licence",
                    models.CharField(
                        choices=[("cc-by-sa-4.0", "CC BY-SA 4.0"), ("all-rights-reserved", "All rights reserved")],
                        default="cc-by-sa-4.0",
                        max_length=24,
                        verbose_name="licence",
                    ),
                ),
                ("change_note", models.CharField(blank=True, max_length=250, verbose_name="change note")),
                ("introduction", wagtail.fields.RichTextField(blank=True, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "home page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
                ("introduction_en", models.TextField(blank=True, verbose_name="introduction (English)")),
                ("introduction_fr", models.TextField(blank=True, verbose_name="introduction (French)")),
                ("introduction_es", models.TextField(blank=True, verbose_name="introduction (Spanish)")),
                ("introduction_ar", models.TextField(blank=True, verbose_name="introduction (Arabic)")),
                ("in_swiss", models.CharField(blank=True, max_length=120, verbose_name="Swiss mediation support")),
                (
                    "in_african_union",
                    models.CharField(blank=True, max_length=120, verbose_name="African Union handbook"),
                ),
                ("in_usip", models.CharField(blank=True, max_length=120, verbose_name="USIP six steps")),
                ("in_pax", models.CharField(blank=True, max_length=120, verbose_name="PA-X stage")),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlainPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences a stranger understands; shown in every list.",
                        validators=[django.core.validators.MaxLengthValidator(280)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "sources",
                    wagtail.fields.StreamField(
                        [("source", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Examples and quotations name the source by this.",
                                    "label": "short key",
                                    "max_length": 60,
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "author", "required": False}),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "year", "max_length": 12, "required": False}),
                            3: ("wagtail.blocks.CharBlock", (), {"label": "title"}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "publisher or journal", "required": False}),
                            5: ("wagtail.blocks.URLBlock", (), {"label": "address", "required": False}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "DOI", "max_length": 120, "required": False}),
                            7: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("en", "English"),
                                        ("fr", "French"),
                                        ("es", "Spanish"),
                                        ("ar", "Arabic"),
                                        ("other", "other"),
                                    ],
                                    "label": "language",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("key", 0),
                                        ("author", 1),
                                        ("year", 2),
                                        ("title", 3),
                                        ("publisher", 4),
                                        ("url", 5),
                                        ("doi", 6),
                                        ("language", 7),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="sources",
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, null=True, verbose_name="reviewed on")),
                ("review_by", models.DateField(blank=True, null=True, verbose_name="review by")),
                (
                    "licence",
                    models.CharField(
                        choices=[("cc-by-sa-4.0", "CC BY-SA 4.0"), ("all-rights-reserved", "All rights reserved")],
                        default="cc-by-sa-4.0",
                        max_length=24,
                        verbose_name="licence",
                    ),
                ),
                ("change_note", models.CharField(blank=True, max_length=250, verbose_name="change note")),
                ("body", wagtail.fields.RichTextField(blank=True, verbose_name="body")),
            ],
            options={
                "verbose_name": "plain page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="RoleGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThemeGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThirdPartyKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("fr", "French"), ("es", "Spanish"), ("ar", "Arabic")],
                        default="en",
                        max_length=8,
                        verbose_name="language",
                    ),
                ),
                ("page_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                (
                    "accessible",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not stated")],
                        help_text="Tagged, readable by a screen reader, with text and not scans.",
                        max_length=3,
                        verbose_name="accessible",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploaded_files",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=255, verbose_name="description")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "alternative_text",
                    models.CharField(
                        blank=True,
                        help_text="What the picture tells someone who cannot see it. Empty for pure decoration.",
                        max_length=250,
                        verbose_name="alternative text",
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=250, verbose_name="credit")),
                ("licence", models.CharField(blank=True, max_length=120, verbose_name="licence")),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploaded_pictures",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("world", "World"),
                            ("region", "Region"),
                            ("sub-region", "Sub-region"),
                            ("country", "Country or area"),
                            ("place", "Place"),
                            ("practice-area", "Practice area"),
                            ("body", "Regional body"),
                        ],
                        default="country",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("iso2", models.CharField(blank=True, max_length=2, verbose_name="ISO 3166-1 alpha-2")),
                ("iso3", models.CharField(blank=True, max_length=3, verbose_name="ISO 3166-1 alpha-3")),
                ("m49", models.CharField(blank=True, max_length=3, verbose_name="UN M49")),
                ("naming_note_en", models.TextField(blank=True, verbose_name="naming note (English)")),
                ("naming_note_fr", models.TextField(blank=True, verbose_name="naming note (French)")),
                ("naming_note_es", models.TextField(blank=True, verbose_name="naming note (Spanish)")),
                ("naming_note_ar", models.TextField(blank=True, verbose_name="naming note (Arabic)")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="home.region",
                        verbose_name="lies in",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegionMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[("member", "Member"), ("suspended", "Suspended"), ("former", "Former member")],
                        default="member",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "since",
                    models.CharField(
                        blank=True, help_text="Year, or year-month-day.", max_length=10, verbose_name="since"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "area",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="home.region"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listed_in",
                        to="home.region",
                        verbose_name="country",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="region",
            name="countries",
            field=models.ManyToManyField(
                related_name="areas", through="home.RegionMember", to="home.region", verbose_name="countries"
            ),
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="home.image"
                    ),
                ),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
                ("in_eu_concept", models.CharField(blank=True, max_length=80, verbose_name="EU concept's word")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="home.rolegroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("sort_order", models.PositiveIntegerField(db_index=True, default=0, verbose_name="order")),
                (
                    "retired",
                    models.BooleanField(
                        default=False,
                        help_text="Leaves the forms; what is filed under it stays found.",
                        verbose_name="retired",
                    ),
                ),
                ("label_en", models.CharField(max_length=160, verbose_name="label (English)")),
                ("label_fr", models.CharField(blank=True, max_length=160, verbose_name="label (French)")),
                ("label_es", models.CharField(blank=True, max_length=160, verbose_name="label (Spanish)")),
                ("label_ar", models.CharField(blank=True, max_length=160, verbose_name="label (Arabic)")),
                ("definition_en", models.TextField(blank=True, verbose_name="definition (English)")),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                ("definition_es", models.TextField(blank=True, verbose_name="definition (Spanish)")),
                ("definition_ar", models.TextField(blank=True, verbose_name="definition (Arabic)")),
                ("scope_note_en", models.TextField(blank=True, verbose_name="scope note (English)")),
                ("scope_note_fr", models.TextField(blank=True, verbose_name="scope note (French)")),
                ("scope_note_es", models.TextField(blank=True, verbose_name="scope note (Spanish)")),
                ("scope_note_ar", models.TextField(blank=True, verbose_name="scope note (Arabic)")),
                (
                    "synonyms_en",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (English)"
                    ),
                ),
                (
                    "synonyms_fr",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (French)"),
                ),
                (
                    "synonyms_es",
                    models.TextField(
                        blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Spanish)"
                    ),
                ),
                (
                    "synonyms_ar",
                    models.TextField(blank=True, help_text="One a line; searchable.", verbose_name="synonyms (Arabic)"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source of the wording")),
                ("synced", models.CharField(blank=True, editable=False, max_length=64)),
                ("introduction_en", models.TextField(blank=True, verbose_name="introduction (English)")),
                ("introduction_fr", models.TextField(blank=True, verbose_name="introduction (French)")),
                ("introduction_es", models.TextField(blank=True, verbose_name="introduction (Spanish)")),
                ("introduction_ar", models.TextField(blank=True, verbose_name="introduction (Arabic)")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themes",
                        to="home.themegroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("withdrawn_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withdrawal",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SiteVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.BigIntegerField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="regionmember",
            constraint=models.UniqueConstraint(fields=("area", "region"), name="a_country_is_listed_once"),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter"
            ),
        ),
    ]
