"""A page as Markdown: what must be known of it as YAML above, then all that its page says, in its language.

It is written from the very HTML that readers get, so it can never say more than that, and never less.
"""

import re

import yaml
from django.template.response import TemplateResponse
from django.utils.translation import override

from .citations import LICENCES, kind_in_words
from .markdown_writer import as_markdown
from .markup_tree import tree

MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
# The names of the library's own files: docs/library-files.md.
SOURCE = ("key", "author", "year", "title", "publisher", "url", "doi", "language")


def page_markdown(page, request) -> str:
    """The page (specific, readable) as Markdown. `request`: that for the page itself, in the reader's language."""
    address = request.build_absolute_uri(page.get_url())
    served = page.serve(request)
    if isinstance(served, TemplateResponse):
        served.render()
    main = MAIN.search(served.content.decode())
    body = as_markdown(tree(main[0] if main else ""), address)
    return f"---\n{front(page, request)}---\n\n{body}\n"


def front(page, request) -> str:
    """What must be known of a page before it is read, as YAML; what it has not is left out."""
    root = request.build_absolute_uri("/").rstrip("/")
    others = [one for one in page.translations_to_read if one.pk != page.pk]
    with override(page.language):
        kind = kind_in_words(page)
    known = {
        "title": page.title,
        "type": page.type_name,
        "kind": kind,
        "summary": page.summary,
        "language": page.language,
        "address": f"{root}{page.get_url()}",
        "translations": {one.locale.language_code: f"{root}{one.get_url()}" for one in others},
        "review": page.review_state,
        "reviewed_on": page.reviewed_on,
        "review_by": page.review_by,
        "change_note": page.change_note,
        "licence": page.licence,
        "licence_address": LICENCES.get(page.licence),
        "sources": [_source(block.value) for block in page.sources],
    }
    said = {name: value for name, value in known.items() if value}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1_000_000)


def _source(source) -> dict[str, str]:
    return {name: str(source[name]) for name in SOURCE if source.get(name)}
