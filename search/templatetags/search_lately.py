"""What came last and what was confirmed last, for the first page."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from home.templatetags.home_links import reader_of
from search.news import News, hits
from search.presentation import ShownHit

register = template.Library()

SHOWN = 5


@register.simple_tag(takes_context=True)
def lately(context) -> list[tuple[str, list[ShownHit]]]:
    """(heading, pages) of the newest and of the last confirmed, no page in both; headings that have any."""
    news = News(reader_of(context), timezone.now())
    newest = news.newest(SHOWN)
    confirmed = [number for number in news.confirmed_last(2 * SHOWN) if number not in newest][:SHOWN]
    lists = zip((_("New"), _("Read again and still true")), hits(newest, confirmed), strict=True)
    return [(heading, found) for heading, found in lists if found]
