"""A page as Markdown: title, summary and what must be known of it, section by section, and its sources."""

from django.utils.translation import gettext as _


def page_markdown(page) -> str:
    """The page's words as Markdown text, in the language at hand."""
    reviewed = _("Reviewed on %(date)s.") % {"date": page.reviewed_on.isoformat()} if page.reviewed_on else ""
    licence = f"{_('Licence:')} {page.get_licence_display()}"
    above = [f"# {page.title}", page.summary, *page.notices, reviewed or _("Draft, not yet reviewed"), licence]
    sections = [piece for heading, text in page.in_words() for piece in (f"## {heading}", text)]
    sources = [f"- {source_line(block.value)}" for block in page.sources]
    below = [f"## {_('Sources')}", "\n".join(sources)] if sources else []
    return "\n\n".join([*above, *sections, *below]) + "\n"


def source_line(source) -> str:
    """One source as it is looked up: author (year). title. publisher. address."""
    author = " ".join(filter(None, [source["author"], f"({source['year']})" if source["year"] else ""]))
    doi = f"https://doi.org/{source['doi']}" if source["doi"] else ""
    parts = [author, source["title"], source["publisher"]]
    return " ".join([*(f"{part}." for part in parts if part), *filter(None, [source["url"], doi])])
