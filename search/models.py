"""What search keeps: a document for each published page and language, and the sets its counts come from."""

import secrets

from django.db import models


def new_token() -> int:
    """A random number that tells one change from any other, after a rollback too."""
    return secrets.randbits(62)


class Document(models.Model):
    """One published page in one language, as search stores it; an engine keeps the tokens made of it.

    `number` is given densely from 1, for the bit sets; page ids are not dense. The long column stands last:
    whoever reads the others does not walk through it.
    """

    number = models.IntegerField(primary_key=True)
    page_id = models.BigIntegerField(unique=True)
    key = models.UUIDField(help_text="The translation key: one work, in all its languages.")
    language = models.CharField(max_length=12)
    is_original = models.BooleanField(default=True)
    kind = models.CharField(max_length=16)
    general = models.BooleanField(default=False)
    expires = models.DateTimeField(null=True, db_index=True)
    terms = models.JSONField(default=dict, help_text="Facet → slugs, ancestors included.")
    filed = models.JSONField(default=dict, help_text="Facet → slugs as the page itself says, without ancestors.")

    dated = models.DateTimeField(help_text="What newest first goes by.")
    reviewed = models.DateField(null=True)
    published = models.DateTimeField(null=True)
    digest = models.CharField(
        max_length=64, help_text="Of all but filed and terms: what has not changed is not written."
    )
    url = models.TextField()
    title = models.TextField()
    names = models.TextField(blank=True, help_text="Also known as.")
    called = models.JSONField(
        default=list, help_text="[place, word] of all names, folded and not stemmed, for completion."
    )
    summary = models.TextField(blank=True)
    passages = models.JSONField(default=list, help_text="[anchor, heading, text] for each section.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("key", "language"), name="a_version_is_one_document")]
        indexes = [
            models.Index(fields=("-dated", "number"), name="search_newest_first"),
            # A month is read from these alone: the rows are long.
            models.Index(fields=("published", "number"), name="search_published"),
            models.Index(fields=("reviewed", "number"), name="search_reviewed"),
        ]

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


class Rebuild(models.Model):
    """The rebuild under way, written with each of its batches; no row where there is none.

    `owner` is the process that works on it: who finds another's token there has been succeeded. `mark_*` is
    the place in the log from which on it must still be caught up with.
    """

    class Source(models.TextChoices):
        PAGES = "pages"
        DOCUMENTS = "documents"

    source = models.CharField(max_length=12, choices=Source)
    versions = models.CharField(max_length=40, help_text="Of projection and analysis: another one starts anew.")
    owner = models.BigIntegerField(default=new_token)
    reached = models.BigIntegerField(default=0, help_text="The last page id or document number that is done.")
    done = models.IntegerField(default=0)
    beside = models.BooleanField(default=True, help_text="Whether a second text index is filled, not the live one.")
    swapped = models.BooleanField(default=False, help_text="What is left to do is to drop the old text index.")
    mark_id = models.BigIntegerField(default=0)
    mark_token = models.BigIntegerField(default=0)
    touched = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"from {self.source}, {self.done} done"


class Unsent(models.Model):
    """A document that changed or went since the search server was told; the token tells this change from the next."""

    number = models.IntegerField(primary_key=True)
    token = models.BigIntegerField(default=new_token)
    due = models.DateTimeField(db_index=True)
    attempts = models.IntegerField(default=0)

    def __str__(self):
        return f"{self.number}, tried {self.attempts} times"


class Kept(models.Model):
    """What a search server was filled with from this database. No row: it is not to be believed.

    `stamp` is on every document it holds. `filling` is the index being filled, from documents up to `reached`;
    `owner` the process that does it.
    """

    name = models.CharField(max_length=250, primary_key=True)
    stamp = models.CharField(max_length=80, blank=True)
    filling = models.CharField(max_length=160, blank=True)
    filling_stamp = models.CharField(max_length=80, blank=True)
    reached = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    owner = models.BigIntegerField(default=new_token)
    touched = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.name
