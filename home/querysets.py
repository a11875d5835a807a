"""The one verb that says what readers may see."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet


def hidden(now=None) -> Q:
    """Pages that show nothing and cover what lies below them: not live, expired by now, or withdrawn."""
    return Q(live=False) | Q(expire_at__lte=now or timezone.now()) | Q(withdrawal__isnull=False)


def hidden_above():
    """For a subquery: the hidden pages that cover a page (and itself, where it has pages below)."""
    return (
        Page.objects.filter(hidden(), numchild__gt=0)
        .annotate(below=ExpressionWrapper(OuterRef("path"), output_field=CharField()))
        .filter(below__startswith=F("path"))
    )


class SitePageQuerySet(PageQuerySet):
    """What any page of ours can be asked."""

    def readable(self):
        """Live, not expired at this moment, not withdrawn; so every page above it, and the original it translates.

        The clock job that unpublishes what expired may be late: this is not.
        """
        original = Page.objects.filter(
            hidden() | Exists(hidden_above()),
            translation_key=OuterRef("translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
        )
        return self.exclude(hidden()).filter(~Exists(hidden_above()), ~Exists(original))

    def in_language(self, language: str):
        """Each work once: its readable version in a language (a code), or else its original."""
        original = Q(locale__language_code=settings.LANGUAGE_CODE)
        if language == settings.LANGUAGE_CODE:
            return self.filter(original)
        version = readable_pages().filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
        return self.filter(Q(locale__language_code=language) | original & ~Exists(version))

    def in_reading_order(self):
        """By title, in the order a list shows, each with its locale."""
        return self.select_related("locale").order_by("title")


def readable_pages():
    """Every page of any type that readers may see, as a queryset of the base Page."""
    return SitePageQuerySet(Page).exclude(depth=1).readable()
