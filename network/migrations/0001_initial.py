import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import home.limits


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("home", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganisationIndexPage",
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
                "verbose_name": "list of organisations",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OrganisationPage",
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
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ngo", "Non-governmental organisation"),
                            ("foundation", "Foundation"),
                            ("faith-based", "Faith-based organisation"),
                            ("university-or-think-tank", "University or think tank"),
                            ("intergovernmental", "Intergovernmental organisation"),
                            ("state-agency", "State agency"),
                            ("network", "Network"),
                        ],
                        max_length=32,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("merged", "Merged into another"),
                            ("closed", "Closed"),
                        ],
                        default="active",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("short_name", models.CharField(blank=True, max_length=80, verbose_name="short name")),
                (
                    "other_names",
                    models.TextField(blank=True, help_text="One a line.", verbose_name="names in other languages"),
                ),
                ("former_names", models.TextField(blank=True, help_text="One a line.", verbose_name="former names")),
                ("founded", models.CharField(blank=True, max_length=40, verbose_name="founded")),
                ("legal_form", models.CharField(blank=True, max_length=160, verbose_name="legal form")),
                ("seat_city", models.CharField(blank=True, max_length=120, verbose_name="seat (city)")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "ror",
                    models.CharField(
                        blank=True, help_text="Research Organization Registry id.", max_length=40, verbose_name="ROR"
                    ),
                ),
                (
                    "offices",
                    models.TextField(blank=True, help_text="One a line.", verbose_name="offices it chose to show"),
                ),
                (
                    "membership",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("member", "Member"), ("former", "Former member")],
                        default="",
                        max_length=8,
                        verbose_name="membership",
                    ),
                ),
                ("member_since", models.DateField(blank=True, null=True, verbose_name="member since")),
                (
                    "mission",
                    models.TextField(
                        blank=True, validators=[home.limits.MaxWordsValidator(120)], verbose_name="mission"
                    ),
                ),
                ("impartiality", models.TextField(blank=True, verbose_name="impartiality and independence")),
                (
                    "founders_and_ties",
                    models.TextField(
                        blank=True,
                        help_text="Said evenly for every organisation.",
                        verbose_name="founders, party or state ties",
                    ),
                ),
                ("un_relation", models.TextField(blank=True, verbose_name="relation to the United Nations")),
                ("eu_relation", models.TextField(blank=True, verbose_name="relation to the European Union")),
                ("au_relation", models.TextField(blank=True, verbose_name="relation to the African Union")),
                ("asean_relation", models.TextField(blank=True, verbose_name="relation to ASEAN")),
                (
                    "working_languages",
                    models.TextField(blank=True, help_text="One a line.", verbose_name="working languages"),
                ),
                ("staff_band", models.CharField(blank=True, max_length=120, verbose_name="staff")),
                (
                    "remote_support",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="remote support",
                    ),
                ),
                (
                    "training_offered",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="training offered",
                    ),
                ),
                (
                    "can_start_within",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("72-hours", "72 hours"),
                            ("2-weeks", "2 weeks"),
                            ("1-month", "1 month"),
                            ("longer", "Longer"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="can start within",
                    ),
                ),
                (
                    "can_start_public",
                    models.BooleanField(default=False, verbose_name="it chose to show when it can start"),
                ),
                (
                    "funders",
                    models.TextField(blank=True, help_text="One a line.", verbose_name="funders by kind and year"),
                ),
                ("annual_report", models.URLField(blank=True, verbose_name="annual report")),
                ("framework_agreements", models.TextField(blank=True, verbose_name="framework agreements")),
                ("fast_funding", models.TextField(blank=True, verbose_name="how it can be funded fast")),
                (
                    "code_of_conduct",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="code of conduct",
                    ),
                ),
                (
                    "psea",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="protection from sexual exploitation and abuse",
                    ),
                ),
                (
                    "duty_of_care",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="duty of care",
                    ),
                ),
                (
                    "data_protection",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="data protection",
                    ),
                ),
                (
                    "complaints",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not stated"), ("yes", "Yes"), ("no", "No")],
                        default="",
                        max_length=3,
                        verbose_name="a way to complain",
                    ),
                ),
                ("first_contact", models.TextField(blank=True, verbose_name="how a government starts a conversation")),
                ("what_is_free", models.TextField(blank=True, verbose_name="what is free")),
                (
                    "direct_desk",
                    models.CharField(
                        blank=True,
                        help_text="Only where the organisation chose to show it; a desk, never a person.",
                        max_length=200,
                        verbose_name="direct desk",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed by the organisation on"),
                ),
                ("right_of_reply", models.TextField(blank=True, verbose_name="right of reply")),
                (
                    "provenance",
                    wagtail.fields.StreamField(
                        [("provenance", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("mission", "mission"),
                                        ("short_name", "short name"),
                                        ("other_names", "other names"),
                                        ("former_names", "former names"),
                                        ("founded", "founded"),
                                        ("legal_form", "legal form"),
                                        ("seat_city", "seat city"),
                                        ("seat", "seat"),
                                        ("website", "website"),
                                        ("ror", "ror"),
                                        ("offices", "offices"),
                                        ("impartiality", "impartiality"),
                                        ("founders_and_ties", "founders and ties"),
                                        ("un_relation", "un relation"),
                                        ("eu_relation", "eu relation"),
                                        ("au_relation", "au relation"),
                                        ("asean_relation", "asean relation"),
                                        ("working_regions", "working regions"),
                                        ("working_languages", "working languages"),
                                        ("staff_band", "staff band"),
                                        ("remote_support", "remote support"),
                                        ("training_offered", "training offered"),
                                        ("start_within_shown", "start within shown"),
                                        ("funders", "funders"),
                                        ("annual_report", "annual report"),
                                        ("framework_agreements", "framework agreements"),
                                        ("fast_funding", "fast funding"),
                                        ("code_of_conduct", "code of conduct"),
                                        ("psea", "psea"),
                                        ("duty_of_care", "duty of care"),
                                        ("data_protection", "data protection"),
                                        ("complaints", "complaints"),
                                        ("first_contact", "first contact"),
                                        ("what_is_free", "what is free"),
                                        ("direct_desk", "direct desk"),
                                    ],
                                    "label": "statement",
                                },
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("public-sources", "From public sources, not confirmed by the organisation"),
                                        ("self-declared", "Stated by the organisation"),
                                        ("confirmed", "Confirmed by the desk against evidence"),
                                    ],
                                    "label": "known how",
                                },
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "source", "required": False}),
                            3: ("wagtail.blocks.URLBlock", (), {"label": "address of the source", "required": False}),
                            4: ("wagtail.blocks.CharBlock", (), {"label": "note", "required": False}),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("field", 0), ("basis", 1), ("source_title", 2), ("url", 3), ("note", 4)]],
                                {},
                            ),
                        },
                        verbose_name="where statements come from",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="home.image",
                        verbose_name="logo",
                    ),
                ),
                (
                    "regions",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="+", to="home.region", verbose_name="regions it works in"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="home.region",
                        verbose_name="seat (country)",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
            },
            bases=("wagtailcore.page",),
        ),
    ]
