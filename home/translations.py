"""Translations follow their original: in classification, and in leaving."""

from django.db import models
from django.dispatch import Signal
from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

# Sent with `instance` when a translation took over what changed on its original.
translation_followed = Signal()


def followed_fields(model: type[models.Model]) -> list[str]:
    """The fields of a page type that a translation may not set for itself."""
    return [
        field.field_name
        for field in get_translatable_fields(model)
        if getattr(field, "overridable", True) is False and field.field_name != "slug"
    ]


def follow_original(translation: Page, original: Page) -> bool:
    """Copy what follows from the original onto the translation in memory, clearing included.

    Returns whether anything changed. (wagtail-localize copies no many-to-many by itself and never clears one.)
    """
    changed = False
    for name in followed_fields(type(original)):
        field = original._meta.get_field(name)
        if isinstance(field, ParentalManyToManyField):
            wanted = list(getattr(original, name).all())
            if {term.pk for term in getattr(translation, name).all()} != {term.pk for term in wanted}:
                setattr(translation, name, wanted)
                changed = True
        elif isinstance(field, TaggableManager):
            words = {tag.name for tag in getattr(original, name).all()}
            if {tag.name for tag in getattr(translation, name).all()} != words:
                getattr(translation, name).set(sorted(words))
                changed = True
        elif getattr(original, field.attname) != getattr(translation, field.attname):
            setattr(translation, field.attname, getattr(original, field.attname))
            changed = True
    return changed


def translations_of(page: Page) -> list[Page]:
    """The other-language versions of an original, as their own types; none where the page is a translation."""
    if page.locale.language_code != "en":
        return []
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return list(others.filter(alias_of__isnull=True).specific())


def bring_translations_along(original: Page) -> None:
    """After an original was published: what its translations follow is set on their rows and drafts."""
    for translation in translations_of(original):
        if type(translation) is not type(original) or not follow_original(translation, original):
            continue
        translation.save(clean=False)
        translation_followed.send(type(translation), instance=translation)
        draft = translation.get_latest_revision()
        if draft:
            newest = draft.as_object()
            follow_original(newest, original)
            draft.content = newest.serializable_data()
            draft.save()


def take_translations_down(original: Page) -> None:
    """After an original left the public side: its translations leave too."""
    for translation in translations_of(original):
        if translation.live:
            translation.unpublish()
