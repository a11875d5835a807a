"""What search keeps: a document for each published page and language, and the sets its counts come from."""

import secrets

from django.db import models


def new_token() -> int:
    """A random number that tells one change from any other, after a rollback too."""
    return secrets.randbits(62)


class Document(models.Model):
    """One published page in one language, as search stores it.

    `number` is given densely from 1, for the bit sets; page ids are not dense. The `*_tokens` columns hold what
    `analysis.token_text` made of the texts: on SQLite an FTS5 table reads them through triggers
    (`engines/fts5.py`), so a migration that rebuilds this table must call `fts5.create` again, and rows
    are never written with REPLACE, which skips those triggers.
    """

    number = models.IntegerField(primary_key=True)
    page_id = models.BigIntegerField(unique=True)
    key = models.UUIDField(help_text="The translation key: one work, in all its languages.")
    language = models.CharField(max_length=12)
    is_original = models.BooleanField(default=True)
    kind = models.CharField(max_length=16)

    title = models.TextField()
    summary = models.TextField(blank=True)
    passages = models.JSONField(default=list, help_text="[anchor, heading, text] for each section, for excerpts.")
    url = models.TextField()
    reviewed = models.DateField(null=True)
    published = models.DateTimeField(null=True)
    expires = models.DateTimeField(null=True, db_index=True)
    dated = models.DateTimeField(help_text="What newest first goes by.")

    general = models.BooleanField(default=False)
    terms = models.JSONField(default=dict, help_text="Facet → slugs, ancestors included.")

    title_tokens = models.TextField(blank=True)
    names_tokens = models.TextField(blank=True)
    summary_tokens = models.TextField(blank=True)
    headings_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)
    elsewhere_tokens = models.TextField(blank=True, help_text="Titles and names of its other versions.")
    digest = models.CharField(max_length=64, help_text="Of all the above: what has not changed is not written.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("key", "language"), name="a_version_is_one_document")]
        indexes = [models.Index(fields=("-dated", "number"), name="search_newest_first")]

    def __str__(self):
        return f"{self.title} ({self.language})"


class Change(models.Model):
    """One entry of the log by which every process keeps its sets true: this document, or the vocabularies.

    Both `number` and `key` empty: the vocabularies changed.
    """

    token = models.BigIntegerField(default=new_token)
    number = models.IntegerField(null=True)
    key = models.UUIDField(null=True)

    def __str__(self):
        return f"{self.pk}: {self.number if self.key else 'vocabularies'}"


class Bitmap(models.Model):
    """The documents filed under one slug of one facet, packed; true as of the change that `MARK` names."""

    MARK = ("", "")

    facet = models.CharField(max_length=16)
    slug = models.CharField(max_length=80)
    packed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("facet", "slug"), name="one_bitmap_a_term")]

    def __str__(self):
        return f"{self.facet}={self.slug}"
