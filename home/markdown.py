"""A page as Markdown: title, summary, then section by section."""

from django.utils.translation import gettext as _


def page_markdown(page) -> str:
    """The page's words as Markdown text, its address and review date first."""
    lines = [f"# {page.title}", "", page.summary, ""]
    if page.reviewed_on:
        lines += [_("Reviewed on %(date)s.") % {"date": page.reviewed_on.isoformat()}, ""]
    for passage in page.passages():
        lines += [f"## {passage.heading}", "", passage.text, ""]
    return "\n".join(lines)
