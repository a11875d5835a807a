"""Whatever something is called, in any language it is called something in, that name leads to it.

A title, another name or an abbreviation of a page: the page is among the first three. A label, synonym or
abbreviation of a term: something filed under it is, or the term's own page is named above the results.
"""

import pytest
from django.http import QueryDict
from django.utils import timezone

from search import facets, terms
from search.analysis import LANGUAGES
from search.criteria import Criteria
from search.engines import engine
from search.engines.asking import Asking
from search.models import Document
from search.presentation import MOST_NAMED
from search.texts import SEPARATORS

pytestmark = pytest.mark.django_db
FIRST = 3


@pytest.fixture(scope="module", autouse=True)
def vocabulary(library_database):
    """The vocabularies of the house, not the small one of the other tests."""
    terms._held.clear()
    yield
    terms._held.clear()


def answer(name, language):
    """The question on its way: what it names, and on demand its results."""
    asked = QueryDict(mutable=True)
    asked["q"] = name
    return Asking(engine(), Criteria.from_query(asked, language), facets.current(), timezone.now())


def test_every_name_of_every_page_finds_it_among_the_first_three():
    missed = []
    for document in Document.objects.all():
        for name in filter(None, map(str.strip, (document.title, *SEPARATORS.split(names_of(document))))):
            keys = [hit.key for hit in answer(name, document.language).results().hits[:FIRST]]
            if str(document.key) not in keys:
                missed.append((name, document.title))

    assert not missed


def names_of(document):
    """What else a page says it is called, from the page itself."""
    from wagtail.models import Page

    return Page.objects.get(pk=document.page_id).specific.search_record().also_known_as


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_every_term_leads_to_what_is_filed_there(language):
    index, filed = facets.current(), dict(Document.objects.values_list("page_id", "terms"))
    by_address = {(str(d.key), d.language): filed[d.page_id] for d in Document.objects.all()}
    missed = []
    for at, term in terms.vocabulary().terms.items():
        if term.retired or not index.filed(*at):
            continue
        for name in {name for spoken, name in term.names() if spoken == language}:
            asked = answer(name, language)
            if at in asked.named[:MOST_NAMED]:
                continue
            best = [by_address[hit.key, hit.language] for hit in asked.results().hits[:FIRST]]
            if not any(at[1] in one.get(at[0], ()) for one in best):
                missed.append((at, name))

    assert not missed
