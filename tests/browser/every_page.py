"""One address for every template that readers meet, by what it is; each is asked below a language."""

import datetime

WITHDRAWN = "glossary/constructive-ambiguity/"
PAGES = {
    "home": "",
    "guided start": "search/start/",
    "guided start, answered": "search/start/?phase=negotiation&theme=ceasefires&minutes=30",
    "all results": "search/",
    "many results": "search/?q=ceasefire",
    "narrowed results": "search/?phase=implementation&theme=monitoring-verification&region=south-eastern-asia",
    "one result": "search/?type=case&region=aceh",
    "no result": "search/?q=zzqxzzqx",
    "a misspelt question": "search/?q=ceasfire",
    "second page of results": "search/?page=2",
    "phases": "phases/",
    "a phase": "phases/negotiation/",
    "themes": "themes/",
    "a theme": "themes/ceasefires/",
    "regions": "regions/",
    "a region": "regions/south-eastern-asia/",
    "entries": "toolbox/",
    "an entry": "toolbox/first-violation-72-hours/",
    "guides": "guides/",
    "a guide": "guides/ceasefires-first-silence-to-verified-peace/",
    "cases": "cases/",
    "a case": "cases/aceh-2005/",
    "organisations": "organisations/",
    "an organisation": "organisations/cmi/",
    "glossary": "glossary/",
    "a term": "glossary/ceasefire/",
    "a plain page": "about/",
    "what is new": "search/new/",
    "a month": f"search/new/{datetime.datetime.now(datetime.UTC):%Y-%m}/",
    "not found": "nothing/",
    "withdrawn": WITHDRAWN,
}
LANGUAGES = ("en", "fr", "es", "ar")
FROM_BOTH_SIDES = ("en", "ar")  # one language of each direction


def address(name: str, language: str) -> str:
    """The path of a page of PAGES in one language."""
    return f"/{language}/{PAGES[name]}"
