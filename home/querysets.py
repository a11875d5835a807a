"""The one verb that says what readers may see."""

from django.conf import settings
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

# Deeper than the house is; what stands deeper still is not readable.
DEEPEST = 8


def hidden(now=None) -> Q:
    """Pages that show nothing and cover what lies below them: not live, expired by now, or withdrawn."""
    return Q(live=False) | Q(expire_at__lte=now or timezone.now()) | Q(withdrawal__isnull=False)


class Covers(Func):
    """Whether one path is the other, or stands above it: (path, path below). Each step up is looked up in the index."""

    arity = 2
    output_field = BooleanField()

    def as_sql(self, compiler, connection, **_context):
        (path, path_params), (below, below_params) = map(compiler.compile, self.source_expressions)
        steps = ", ".join(f"SUBSTR({below}, 1, {depth * Page.steplen})" for depth in range(1, DEEPEST + 1))
        return f"{path} IN ({steps})", [*path_params, *below_params * DEEPEST]


def hidden_above(now=None):
    """For a subquery: the hidden ones among a page and the pages above it."""
    return Page.objects.filter(hidden(now), Covers(F("path"), OuterRef("path")))


class SitePageQuerySet(PageQuerySet):
    """What any page of ours can be asked."""

    def readable(self, now=None):
        """Live, not expired at this moment, not withdrawn; so every page above it, and the original it translates.

        The clock job that unpublishes what expired may be late: this is not.
        """
        original = Page.objects.filter(
            Exists(hidden_above(now)),
            translation_key=OuterRef("translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
        )
        return self.filter(~Exists(hidden_above(now)), ~Exists(original), depth__lte=DEEPEST)

    def in_language(self, language: str, now=None):
        """Of readable pages, each work once: its version in a language (a code), or else its original."""
        original = Q(locale__language_code=settings.LANGUAGE_CODE)
        if language == settings.LANGUAGE_CODE:
            return self.filter(original)
        # Asked of an original that is readable itself: the version need only not be hidden where it stands.
        version = Page.objects.filter(
            ~Exists(hidden_above(now)), translation_key=OuterRef("translation_key"), locale__language_code=language
        )
        return self.filter(Q(locale__language_code=language) | original & ~Exists(version))

    def in_reading_order(self):
        """By title, in the order a list shows, each with its locale."""
        return self.select_related("locale").order_by("title")


def readable_pages(now=None):
    """Every page of any type that readers may see at a moment (at this one), as a queryset of the base Page."""
    return SitePageQuerySet(Page).exclude(depth=1).readable(now)
