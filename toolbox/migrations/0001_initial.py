import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import home.limits
import toolbox.when


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("home", "0002_initial"),
        ("network", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseIndexPage",
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
                "verbose_name": "list of cases",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="EntryIndexPage",
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
                "verbose_name": "toolbox",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GlossaryIndexPage",
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
                "verbose_name": "glossary",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GuideIndexPage",
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
                "verbose_name": "list of guides",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="CasePage",
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
                (
                    "general",
                    models.BooleanField(
                        default=False,
                        help_text="Tied to no region: offered beside every region.",
                        verbose_name="general guidance",
                    ),
                ),
                (
                    "also_known_as",
                    models.TextField(
                        blank=True,
                        help_text="Other names it is asked for by, one a line; searchable.",
                        verbose_name="also known as",
                    ),
                ),
                (
                    "parties",
                    wagtail.fields.StreamField(
                        [("party", 2)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "name"}),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "who they are", "required": False}),
                            2: ("wagtail.blocks.StructBlock", [[("name", 0), ("description", 1)]], {}),
                        },
                        verbose_name="parties",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("national", "National"),
                            ("subnational", "Sub-national"),
                            ("regional", "Regional"),
                            ("local", "Local"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "outside_ids",
                    wagtail.fields.StreamField(
                        [("outside_id", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("pa-x", "PA-X"), ("ucdp", "UCDP"), ("pam", "PAM")], "label": "register"},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "number or short name", "max_length": 120}),
                            2: ("wagtail.blocks.StructBlock", [[("scheme", 0), ("identifier", 1)]], {}),
                        },
                        verbose_name="numbers elsewhere",
                    ),
                ),
                (
                    "start",
                    models.CharField(
                        blank=True, max_length=10, validators=[toolbox.when.check_when], verbose_name="start"
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True, max_length=10, validators=[toolbox.when.check_when], verbose_name="end"
                    ),
                ),
                ("ongoing", models.BooleanField(default=False, verbose_name="ongoing")),
                (
                    "strands",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="strands",
                    ),
                ),
                (
                    "timeline",
                    wagtail.fields.StreamField(
                        [("phase", 5)],
                        blank=True,
                        block_lookup={
                            0: ("home.blocks.terms.TermBlock", ("home.Phase",), {"label": "phase"}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "2005, 2005-08 or 2005-08-15.",
                                    "label": "from",
                                    "max_length": 10,
                                    "required": False,
                                    "validators": (toolbox.when.check_when,),
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "2005, 2005-08 or 2005-08-15.",
                                    "label": "to",
                                    "max_length": 10,
                                    "required": False,
                                    "validators": (toolbox.when.check_when,),
                                },
                            ),
                            3: ("wagtail.blocks.TextBlock", (), {"label": "what happened"}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("phase", 0), ("start", 1), ("end", 2), ("event", 3), ("source", 4)]],
                                {},
                            ),
                        },
                        verbose_name="phases",
                    ),
                ),
                (
                    "third_parties",
                    wagtail.fields.StreamField(
                        [("third_party", 9)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "name"}),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {
                                    "label": "its profile, if there is one",
                                    "page_type": ["network.OrganisationPage"],
                                    "required": False,
                                },
                            ),
                            2: ("home.blocks.terms.TermBlock", ("home.Role",), {"label": "role"}),
                            3: ("home.blocks.terms.TermBlock", ("home.Track",), {"label": "track", "required": False}),
                            4: (
                                "home.blocks.terms.TermBlock",
                                ("home.ThirdPartyKind",),
                                {"label": "kind of third party"},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "2005, 2005-08 or 2005-08-15.",
                                    "label": "from",
                                    "max_length": 10,
                                    "required": False,
                                    "validators": (toolbox.when.check_when,),
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "2005, 2005-08 or 2005-08-15.",
                                    "label": "to",
                                    "max_length": 10,
                                    "required": False,
                                    "validators": (toolbox.when.check_when,),
                                },
                            ),
                            7: ("wagtail.blocks.TextBlock", (), {"label": "note", "required": False}),
                            8: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            9: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("name", 0),
                                        ("organisation", 1),
                                        ("role", 2),
                                        ("track", 3),
                                        ("kind", 4),
                                        ("start", 5),
                                        ("end", 6),
                                        ("note", 7),
                                        ("source", 8),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="third parties",
                    ),
                ),
                (
                    "formats",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="formats",
                    ),
                ),
                ("inclusion_enabled", wagtail.fields.RichTextField(blank=True, verbose_name="what enabled inclusion")),
                (
                    "inclusion_held_back",
                    wagtail.fields.RichTextField(blank=True, verbose_name="what held inclusion back"),
                ),
                (
                    "agreements",
                    wagtail.fields.StreamField(
                        [("agreement", 5)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "title"}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "2005, 2005-08 or 2005-08-15.",
                                    "label": "date",
                                    "max_length": 10,
                                    "required": False,
                                    "validators": (toolbox.when.check_when,),
                                },
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("ceasefire", "Ceasefire"),
                                        ("pre", "Pre-negotiation"),
                                        ("substantive-partial", "Substantive, partial"),
                                        ("substantive-comprehensive", "Substantive, comprehensive"),
                                        ("implementation", "Implementation"),
                                        ("renewal", "Renewal"),
                                    ],
                                    "label": "stage",
                                },
                            ),
                            3: ("wagtail.blocks.URLBlock", (), {"label": "full text", "required": False}),
                            4: ("wagtail.blocks.TextBlock", (), {"label": "note", "required": False}),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("date", 1), ("stage", 2), ("url", 3), ("note", 4)]],
                                {},
                            ),
                        },
                        verbose_name="agreements",
                    ),
                ),
                ("outcome", wagtail.fields.RichTextField(blank=True, verbose_name="outcome")),
                (
                    "commitments",
                    wagtail.fields.StreamField(
                        [("commitment", 7)],
                        blank=True,
                        block_lookup={
                            0: ("home.blocks.terms.TermBlock", ("home.Theme",), {"label": "theme", "required": False}),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "commitment"}),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "due", "max_length": 60, "required": False}),
                            3: ("wagtail.blocks.TextBlock", (), {"label": "what became of it"}),
                            4: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("0", "0"), ("1", "1"), ("2", "2"), ("3", "3")],
                                    "help_text": "Only a score that Kroc's Peace Accords Matrix published. Empty means not scored, not 0.",
                                    "label": "score (Peace Accords Matrix)",
                                    "required": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "year of the score", "max_length": 4, "required": False},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("theme", 0),
                                        ("commitment", 1),
                                        ("due", 2),
                                        ("status", 3),
                                        ("score", 4),
                                        ("score_year", 5),
                                        ("source", 6),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="commitments and their implementation",
                    ),
                ),
                (
                    "what_helped",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="what helped",
                    ),
                ),
                (
                    "what_hurt",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="what hurt",
                    ),
                ),
                (
                    "contested_accounts",
                    wagtail.fields.StreamField(
                        [("contested", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "what is contested"}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "one account"},
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "its source (short key)"}),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "another account"},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 0), ("one", 1), ("source", 2), ("other", 3), ("other_source", 2)]],
                                {},
                            ),
                        },
                        verbose_name="contested accounts",
                    ),
                ),
                (
                    "lessons",
                    wagtail.fields.StreamField(
                        [("lesson", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "lesson"}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "why"},
                            ),
                            2: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "entry", "page_type": ["toolbox.ToolboxEntryPage"], "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("lesson", 0), ("text", 1), ("entry", 2)]], {}),
                        },
                        verbose_name="lessons",
                    ),
                ),
                ("embargo_until", models.DateField(blank=True, null=True, verbose_name="embargo until")),
                (
                    "clearance",
                    models.CharField(
                        blank=True, help_text="Who has cleared this account.", max_length=250, verbose_name="clearance"
                    ),
                ),
                (
                    "owned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="network.organisationpage",
                        verbose_name="owner organisation",
                    ),
                ),
                (
                    "phases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.phase", verbose_name="phases"
                    ),
                ),
                (
                    "primary_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="primary theme",
                    ),
                ),
                (
                    "regions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.region", verbose_name="regions"
                    ),
                ),
                (
                    "roles",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.role", verbose_name="roles"
                    ),
                ),
                (
                    "second_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="second theme",
                    ),
                ),
                (
                    "third_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="third theme",
                    ),
                ),
                (
                    "tracks",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.track", verbose_name="tracks"
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="EntryKeyword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(app_label)s_%(class)s_items",
                        to="taggit.tag",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GlossaryTermPage",
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
                (
                    "also_known_as",
                    models.TextField(
                        blank=True,
                        help_text="Other names it is asked for by, one a line; searchable.",
                        verbose_name="also known as",
                    ),
                ),
                ("in_practice", wagtail.fields.RichTextField(blank=True, verbose_name="in practice")),
                (
                    "not_to_be_confused_with",
                    wagtail.fields.RichTextField(blank=True, verbose_name="not to be confused with"),
                ),
                ("contested", models.BooleanField(default=False, verbose_name="a contested word")),
                (
                    "see_also",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="toolbox.glossarytermpage", verbose_name="see also"
                    ),
                ),
                (
                    "themes",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.theme", verbose_name="themes"
                    ),
                ),
            ],
            options={
                "verbose_name": "glossary term",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ToolboxEntryPage",
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
                (
                    "general",
                    models.BooleanField(
                        default=False,
                        help_text="Tied to no region: offered beside every region.",
                        verbose_name="general guidance",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("method", "Method"),
                            ("tool", "Tool or template"),
                            ("checklist", "Checklist"),
                            ("concept", "Concept"),
                            ("pattern", "Pattern"),
                            ("warning", "Warning"),
                            ("exercise", "Exercise"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "also_known_as",
                    models.TextField(
                        blank=True,
                        help_text="Other names it is asked for by, one a line; searchable.",
                        verbose_name="also known as",
                    ),
                ),
                (
                    "problem",
                    models.TextField(
                        blank=True,
                        validators=[home.limits.MaxWordsValidator(120)],
                        verbose_name="the problem it answers",
                    ),
                ),
                (
                    "first_moves",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="What to do in the next ten minutes.",
                        verbose_name="first moves",
                    ),
                ),
                (
                    "when_to_use",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="Conditions someone can check, one a line.",
                        verbose_name="when to use it",
                    ),
                ),
                (
                    "when_not_to_use",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="When not, who could be harmed, how it could be misused. “None known” needs a reason. For a concept: how it is misused.",
                        verbose_name="when not to use it",
                    ),
                ),
                (
                    "early_signs",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="For a warning: how one sees it coming.",
                        verbose_name="early signs",
                    ),
                ),
                (
                    "instead",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="For a warning.",
                        verbose_name="what to do instead",
                    ),
                ),
                (
                    "dilemmas",
                    wagtail.fields.StreamField(
                        [("dilemma", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "dilemma"}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "pulled one way"},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "pulled the other"},
                            ),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link", "ol", "ul"],
                                    "label": "how others chose",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("one_way", 1), ("other_way", 2), ("others_chose", 3)]],
                                {},
                            ),
                        },
                        verbose_name="dilemmas",
                    ),
                ),
                (
                    "steps",
                    wagtail.fields.StreamField(
                        [("step", 6)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "what to do"}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "how", "required": False},
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "who", "required": False}),
                            3: ("wagtail.blocks.CharBlock", (), {"label": "how long", "required": False}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "what comes out", "required": False}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "how you know", "required": False}),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("what", 0),
                                        ("detail", 1),
                                        ("who", 2),
                                        ("how_long", 3),
                                        ("outcome", 4),
                                        ("how_you_know", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="steps",
                    ),
                ),
                (
                    "minimum_version",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="When there is half the time and no money.",
                        verbose_name="minimum version",
                    ),
                ),
                (
                    "exercise",
                    wagtail.fields.StreamField(
                        [("exercise", 7)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "aim"}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "group size"}),
                            2: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"label": "minutes", "max_value": 2880, "min_value": 5},
                            ),
                            3: ("wagtail.blocks.TextBlock", (), {"label": "roles", "required": False}),
                            4: ("wagtail.blocks.TextBlock", (), {"label": "materials", "required": False}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "question"}),
                            6: ("wagtail.blocks.ListBlock", (5,), {"label": "debrief questions"}),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("aim", 0),
                                        ("group_size", 1),
                                        ("minutes", 2),
                                        ("roles", 3),
                                        ("materials", 4),
                                        ("debrief", 6),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="exercise",
                    ),
                ),
                (
                    "sample_wording",
                    wagtail.fields.StreamField(
                        [("wording", 6)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "what it settles"}),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "the words"}),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "agreement"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Year-month-day.", "label": "date", "max_length": 10},
                            ),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "what became of it", "required": False}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("heading", 0),
                                        ("text", 1),
                                        ("agreement", 2),
                                        ("date", 3),
                                        ("became", 4),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="sample wording",
                    ),
                ),
                (
                    "law_and_listing",
                    wagtail.fields.StreamField(
                        [("law", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "who is bound"}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "where"}),
                            2: ("wagtail.blocks.DateBlock", (), {"label": "checked on", "required": False}),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "what it says"},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("bound", 0), ("where", 1), ("checked_on", 2), ("rule", 3)]],
                                {},
                            ),
                        },
                        verbose_name="law and listing",
                    ),
                ),
                (
                    "needs",
                    wagtail.fields.StreamField(
                        [("needs", 6)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "who must be there", "required": False}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "team", "required": False}),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "time", "required": False}),
                            3: ("wagtail.blocks.CharBlock", (), {"label": "interpretation", "required": False}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "security", "required": False}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "digital", "required": False}),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("people", 0),
                                        ("team", 1),
                                        ("time", 2),
                                        ("interpretation", 3),
                                        ("security", 4),
                                        ("digital", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="needs",
                    ),
                ),
                (
                    "inclusion",
                    wagtail.fields.StreamField(
                        [("inclusion", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.TextBlock", (), {"label": "who is missing", "required": False}),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "who pays the price", "required": False}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "who decides", "required": False}),
                            3: ("wagtail.blocks.StructBlock", [[("missing", 0), ("price", 1), ("decides", 2)]], {}),
                        },
                        verbose_name="inclusion",
                    ),
                ),
                (
                    "signs_it_works",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="signs it works",
                    ),
                ),
                (
                    "signs_it_fails",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="signs it fails",
                    ),
                ),
                (
                    "examples",
                    wagtail.fields.StreamField(
                        [("example", 6)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "name of the example"}),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "case", "page_type": ["toolbox.CasePage"], "required": False},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "what happened there"},
                            ),
                            3: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "organisation", "page_type": ["network.OrganisationPage"], "required": False},
                            ),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "what it did", "required": False}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("name", 0),
                                        ("case", 1),
                                        ("happened", 2),
                                        ("organisation", 3),
                                        ("did", 4),
                                        ("source", 5),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="examples",
                    ),
                ),
                (
                    "related",
                    wagtail.fields.StreamField(
                        [("related", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("variant-of", "Variant of"),
                                        ("combines-with", "Combines with"),
                                        ("use-instead", "Use instead"),
                                        ("needs-first", "Needs first"),
                                        ("supersedes", "Supersedes"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "entry", "page_type": ["toolbox.ToolboxEntryPage"]},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("relation", 0), ("entry", 1)]], {}),
                        },
                        verbose_name="related entries",
                    ),
                ),
                (
                    "files",
                    wagtail.fields.StreamField(
                        [("file", 2)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "file"}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "what it is for", "required": False}),
                            2: ("wagtail.blocks.StructBlock", [[("file", 0), ("note", 1)]], {}),
                        },
                        verbose_name="files",
                    ),
                ),
                (
                    "basis_note",
                    models.TextField(
                        blank=True,
                        help_text="How many cases, from how many organisations?",
                        verbose_name="how far the basis goes",
                    ),
                ),
                ("contested", models.BooleanField(default=False, verbose_name="contested")),
                (
                    "dissenting_view",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Needed where the claim is contested.", verbose_name="dissenting view"
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="A desk, never a private address.",
                        max_length=200,
                        verbose_name="contact for advice",
                    ),
                ),
                (
                    "basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.claimbasis",
                        verbose_name="basis of claim",
                    ),
                ),
                (
                    "contributors",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="+",
                        to="network.organisationpage",
                        verbose_name="contributing organisations",
                    ),
                ),
                (
                    "fundamentals",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.fundamental", verbose_name="UN fundamentals"
                    ),
                ),
                (
                    "keywords",
                    modelcluster.contrib.taggit.ClusterTaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="toolbox.EntryKeyword",
                        to="taggit.Tag",
                        verbose_name="keywords",
                    ),
                ),
                (
                    "owned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="network.organisationpage",
                        verbose_name="owner organisation",
                    ),
                ),
                (
                    "phases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.phase", verbose_name="phases"
                    ),
                ),
                (
                    "primary_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="primary theme",
                    ),
                ),
                (
                    "regions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.region", verbose_name="regions"
                    ),
                ),
                (
                    "roles",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.role", verbose_name="roles"
                    ),
                ),
                (
                    "second_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="second theme",
                    ),
                ),
                (
                    "third_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="third theme",
                    ),
                ),
                (
                    "tracks",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.track", verbose_name="tracks"
                    ),
                ),
            ],
            options={
                "verbose_name": "toolbox entry",
                "verbose_name_plural": "toolbox entries",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ThematicGuidePage",
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
                (
                    "general",
                    models.BooleanField(
                        default=False,
                        help_text="Tied to no region: offered beside every region.",
                        verbose_name="general guidance",
                    ),
                ),
                (
                    "audience",
                    wagtail.fields.StreamField(
                        [("audience", 0)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("mediator", "Mediators"),
                                        ("party-adviser", "Advisers to a party"),
                                        ("government-desk", "Government desks"),
                                        ("trainer", "Trainers"),
                                        ("funder", "Funders"),
                                    ],
                                    "description": "Who it is for",
                                    "icon": "user",
                                    "label": "audience",
                                    "preview_value": "mediator",
                                    "template": "blocks/audience.html",
                                },
                            )
                        },
                        verbose_name="audience",
                    ),
                ),
                (
                    "key_messages",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        help_text="At most five: what to remember if all else is forgotten.",
                        verbose_name="key messages",
                    ),
                ),
                (
                    "key_questions",
                    wagtail.fields.StreamField(
                        [("question", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "question"}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "short answer"},
                            ),
                            2: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"page_type": ["toolbox.ToolboxEntryPage"], "required": False},
                            ),
                            3: ("wagtail.blocks.ListBlock", (2,), {"label": "entries", "required": False}),
                            4: ("wagtail.blocks.StructBlock", [[("question", 0), ("answer", 1), ("entries", 3)]], {}),
                        },
                        verbose_name="key questions",
                    ),
                ),
                (
                    "sections",
                    wagtail.fields.StreamField(
                        [("section", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "title"}),
                            1: (
                                "wagtail.blocks.RegexBlock",
                                ("^[a-z0-9][a-z0-9-]*$",),
                                {
                                    "error_messages": {"invalid": "Use small letters, digits and hyphens only."},
                                    "help_text": "Others link to it: do not change it when the title changes. Small letters, digits, hyphens.",
                                    "label": "anchor",
                                    "max_length": 60,
                                },
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul", "h4"], "label": "text"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("title", 0), ("anchor", 1), ("text", 2)]], {}),
                        },
                        verbose_name="in detail",
                    ),
                ),
                (
                    "do_and_avoid",
                    wagtail.fields.StreamField(
                        [("row", 3)],
                        blank=True,
                        block_lookup={
                            0: ("home.blocks.terms.TermBlock", ("home.Phase",), {"label": "phase"}),
                            1: ("wagtail.blocks.TextBlock", (), {"label": "do"}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "avoid"}),
                            3: ("wagtail.blocks.StructBlock", [[("phase", 0), ("do", 1), ("avoid", 2)]], {}),
                        },
                        verbose_name="do and avoid, by phase",
                    ),
                ),
                (
                    "checklist",
                    wagtail.fields.StreamField(
                        [("point", 0)],
                        blank=True,
                        block_lookup={0: ("home.blocks.prose.PointBlock", (), {})},
                        verbose_name="checklist",
                    ),
                ),
                (
                    "norms",
                    wagtail.fields.StreamField(
                        [("norm", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "name"}),
                            1: ("wagtail.blocks.URLBlock", (), {"label": "address", "required": False}),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "what it asks"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("name", 0), ("url", 1), ("text", 2)]], {}),
                        },
                        verbose_name="norms",
                    ),
                ),
                (
                    "annotated_reading",
                    wagtail.fields.StreamField(
                        [("reading", 3)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "what to read"}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "source (short key)", "required": False}),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ol", "ul"], "label": "why, and for whom"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("citation", 0), ("source", 1), ("note", 2)]], {}),
                        },
                        verbose_name="annotated reading",
                    ),
                ),
                (
                    "authors",
                    models.TextField(
                        blank=True, help_text="One a line.", verbose_name="authors and reviewers, with date"
                    ),
                ),
                ("edition", models.CharField(blank=True, max_length=40, verbose_name="edition")),
                (
                    "change_log",
                    wagtail.fields.StreamField(
                        [("change", 2)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.DateBlock", (), {"label": "date"}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "what changed"}),
                            2: ("wagtail.blocks.StructBlock", [[("date", 0), ("change", 1)]], {}),
                        },
                        verbose_name="change log",
                    ),
                ),
                (
                    "cases_used",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="toolbox.casepage", verbose_name="cases used"
                    ),
                ),
                (
                    "glossary",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="toolbox.glossarytermpage", verbose_name="glossary"
                    ),
                ),
                (
                    "organisations",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="+",
                        to="network.organisationpage",
                        verbose_name="organisations able to help",
                    ),
                ),
                (
                    "owned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="network.organisationpage",
                        verbose_name="owner organisation",
                    ),
                ),
                (
                    "phases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.phase", verbose_name="phases"
                    ),
                ),
                (
                    "primary_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="primary theme",
                    ),
                ),
                (
                    "regions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.region", verbose_name="regions"
                    ),
                ),
                (
                    "roles",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.role", verbose_name="roles"
                    ),
                ),
                (
                    "second_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="second theme",
                    ),
                ),
                (
                    "third_theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.theme",
                        verbose_name="third theme",
                    ),
                ),
                (
                    "tracks",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.track", verbose_name="tracks"
                    ),
                ),
                (
                    "entries_used",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="toolbox.toolboxentrypage", verbose_name="entries used"
                    ),
                ),
            ],
            options={
                "verbose_name": "thematic guide",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="glossarytermpage",
            name="related_entries",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="+", to="toolbox.toolboxentrypage", verbose_name="entries that use it"
            ),
        ),
        migrations.AddField(
            model_name="entrykeyword",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="keyword_items", to="toolbox.toolboxentrypage"
            ),
        ),
        migrations.AddField(
            model_name="casepage",
            name="entries_used",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="+", to="toolbox.toolboxentrypage", verbose_name="entries used"
            ),
        ),
        migrations.CreateModel(
            name="LoadedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, verbose_name="item")),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("content_hash", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                ("loaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="loaded at")),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "loaded file",
                "constraints": [
                    models.UniqueConstraint(fields=("key", "language"), name="a_file_is_loaded_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("content", models.BinaryField(verbose_name="content")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent at")),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "upload",
            },
        ),
    ]
