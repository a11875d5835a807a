"""What a page is, for search engines: JSON-LD in the words of https://schema.org (checked against version 29).

It says no more than the page: nothing is told of what readers may not see, and of an organisation only what its
profile states.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, override
from wagtail.models import Page

from .citations import LICENCES, Citation

CONTEXT = "https://schema.org"
# Types that are works: they have an author, a licence and translations. Words and organisations have none.
WORKS = {"Article", "LearningResource"}
PAGES = {"home": "WebPage", "list": "CollectionPage"}
# What HTML, or a script that copies it into another, could take for its own.
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Around:
    """What is known of a page beside itself, all of it readable: `root` is the site's address without a slash."""

    root: str
    cited: Citation
    owner: Page | None = None
    translations: Sequence[Page] = ()
    breadcrumbs: Sequence[Page] = ()
    themes: Sequence = ()  # terms: slug and label
    places: Sequence = ()
    picture: str = ""


def script(graph: list[dict]) -> str:
    """A graph as a data block for the head of a page; nothing in it can end the block, whatever a title says."""
    said = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{said.translate(UNSAFE)}</script>'


def described(page, around: Around) -> list[dict]:
    """A (specific) page in its own language: the page, the way to it, and what it holds."""
    with override(page.language):
        of_page, held = _page(page, around), page.schema_org()
        if not held:
            graph = [of_page | _work(page, around)]
        else:
            graph = [of_page | {"mainEntity": {"@id": f"{around.cited.address}#it"}}, _held(page, held, around)]
            if not _is_work(held):
                graph[0] |= _work(page, around)
        if page.type_name == "home":
            graph.append(_site(page, around) | _searching(page, around))
        return [said for node in [*graph, _way(page, around)] if (said := _said(node))]


def _said(value):
    """The same without what says nothing."""
    if isinstance(value, dict):
        return {name: said for name, one in value.items() if (said := _said(one)) not in ("", None, [], {})}
    return [_said(one) for one in value] if isinstance(value, list) else value


def _page(page, around: Around) -> dict:
    return {
        "@type": PAGES.get(page.type_name, "WebPage"),
        "@id": around.cited.address,
        "url": around.cited.address,
        "name": around.cited.title,
        "description": around.cited.summary,
        "inLanguage": page.language,
        "isPartOf": _site(page, around),
        "breadcrumb": {"@id": f"{around.cited.address}#way"} if around.breadcrumbs else None,
        "lastReviewed": page.reviewed_on.isoformat() if page.reviewed_on else None,
        "primaryImageOfPage": {"@type": "ImageObject", "url": around.picture} if around.picture else None,
    }


def _held(page, held: dict, around: Around) -> dict:
    node = {
        "@id": f"{around.cited.address}#it",
        "name": around.cited.title,
        "description": around.cited.summary,
        "mainEntityOfPage": {"@id": around.cited.address},
        **held,
    }
    if held["@type"] == "DefinedTerm" and around.breadcrumbs:
        room = around.breadcrumbs[-1]
        node["inDefinedTermSet"] = {"@type": "DefinedTermSet", "name": room.title, "url": around.root + room.get_url()}
    return node | _work(page, around) | {"headline": around.cited.title} if _is_work(held) else node


def _is_work(held: dict) -> bool:
    types = held["@type"]
    return bool(WORKS & set([types] if isinstance(types, str) else types))


def _work(page, around: Around) -> dict:
    """What any work has: who, when, under which licence, in which languages, about what, and resting on what."""
    site = {"@type": "Organization", "name": around.cited.site, "url": f"{around.root}/"}
    author, owner = dict(site), around.owner
    if owner:
        author |= {"name": owner.title, "url": around.root + owner.get_url()}
    open_licence = LICENCES.get(page.licence)
    return {
        "author": author,
        "publisher": site,
        "inLanguage": page.language,
        **_dates(page),
        "license": open_licence,
        "copyrightNotice": None if open_licence else around.cited.licence,
        "isAccessibleForFree": True,
        "creativeWorkStatus": None if page.reviewed_on else "Draft",
        "version": around.cited.edition,
        "image": around.picture,
        **_translations(page, around),
        "about": [
            {"@type": "DefinedTerm", "name": term.label, "url": f"{around.root}/{page.language}/themes/{term.slug}/"}
            for term in around.themes
        ],
        "spatialCoverage": [{"@type": "Place", "name": term.label} for term in around.places],
        "citation": [_source(block.value) for block in page.sources],
    }


def _dates(page) -> dict:
    dates = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    return {name: when.isoformat(timespec="seconds") for name, when in dates.items() if when}


def _translations(page, around: Around) -> dict:
    """The original says what translates it, a translation what it translates."""
    others = [one for one in around.translations if one.pk != page.pk]
    told = [
        {
            "@type": "CreativeWork",
            "@id": f"{around.root}{one.get_url()}#it" if page.schema_org() else f"{around.root}{one.get_url()}",
            "url": around.root + one.get_url(),
            "inLanguage": one.locale.language_code,
        }
        for one in others
    ]
    originals = [one for one in told if one["inLanguage"] == "en"]
    return {"translationOfWork": originals[0]} if originals else {"workTranslation": told}


def _source(source) -> dict:
    """A published source. Who wrote and published it stands in words: whether person, house or journal is not known."""
    return {
        "@type": "CreativeWork",
        "name": source["title"],
        "creditText": ". ".join(filter(None, [source["author"], source["publisher"]])),
        "datePublished": source["year"] if (source["year"] or "")[:4].isdigit() else None,
        "url": source["url"],
        "sameAs": f"https://doi.org/{source['doi']}" if source["doi"] else None,
        "inLanguage": source["language"] if source["language"] != "other" else None,
    }


def _site(page, around: Around) -> dict:
    home = f"{around.root}/{page.language}/"
    return {"@type": "WebSite", "@id": f"{home}#site", "url": home, "name": around.cited.site}


def _searching(page, around: Around) -> dict:
    template = f"{around.root}/{page.language}/search/?q={{search_term_string}}"
    return {
        "inLanguage": page.language,
        "description": page.summary,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }


def _way(page, around: Around) -> dict:
    """The way to the page as the page shows it, itself at the end."""
    if not around.breadcrumbs:
        return {}
    steps = [(above.title, around.root + above.get_url()) for above in around.breadcrumbs if above.pk != page.pk]
    steps.append((around.cited.title, around.cited.address))
    return way(around.cited.address, steps)


def way(address: str, steps: Sequence[tuple[str, str]]) -> dict:
    """(name, address) of each step from the first page on, as a list of breadcrumbs."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{address}#way", "itemListElement": items}


def list_of_term(term, room: str, address: str) -> list[dict]:
    """The page of a term (label and definition), in the language at hand: a list of what is filed under it."""
    root, language, *_path = address.rsplit("/", 4)
    above = address.rsplit("/", 2)[0] + "/"
    site = gettext("Mediation Toolbox")
    about = {
        "@type": "DefinedTerm",
        "name": term.label,
        "description": term.definition,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": room, "url": above},
    }
    listing = {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": term.label,
        "description": term.definition,
        "inLanguage": language,
        "isPartOf": {"@type": "WebSite", "@id": f"{root}/{language}/#site", "url": f"{root}/{language}/", "name": site},
        "about": about,
        "breadcrumb": {"@id": f"{address}#way"},
    }
    steps = [(site, f"{root}/{language}/"), (room, above), (term.label, address)]
    return [_said(listing), way(address, steps)]
