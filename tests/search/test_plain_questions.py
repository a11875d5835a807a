"""What people would type, made up before looking at the titles, leads to the page that answers it."""

import pytest
from django.test import Client

from tests.library import loaded_library

pytestmark = pytest.mark.django_db

QUESTIONS = [
    ("en", "monitor a ceasefire", "/en/toolbox/first-violation-72-hours/", 4),
    ("en", "the truce was broken, what now", "/en/toolbox/first-violation-72-hours/", 3),
    ("en", "should I mediate", "/en/toolbox/before-you-say-yes/", 3),
    ("en", "they are not ready to talk", "/en/toolbox/ripeness/", 3),
    ("en", "can we promise amnesty", "/en/toolbox/amnesty-nobody-has-to-honour/", 3),
    ("en", "talks collapsed", "/en/toolbox/dormancy-plan/", 3),
    ("en", "what does CoH mean", "/en/glossary/cessation-of-hostilities/", 3),
    ("en", "Aceh Monitoring Mission", "/en/cases/aceh-2005/", 3),
    ("en", "Crisis Management Initiative", "/en/organisations/cmi/", 3),
    ("en", "front line map ceasefire", "/en/toolbox/ceasefire-map-clock-telephone/", 3),
    ("fr", "violation du cessez-le-feu", "/fr/toolbox/first-violation-72-hours/", 3),
    ("es", "alto el fuego violación", "/es/toolbox/first-violation-72-hours/", 3),
    ("ar", "وقف إطلاق النار", "/ar/toolbox/first-violation-72-hours/", 5),
]


@pytest.fixture(scope="module", autouse=True)
def library(django_db_setup, django_db_blocker):
    with loaded_library(django_db_blocker):
        yield


def found(language: str, **asked) -> list[str]:
    """The addresses of the hits in the order shown, without the section."""
    page = Client().get(f"/{language}/search/", asked)
    return [hit.url.split("#")[0] for hit in page.context["hits"]]


@pytest.mark.parametrize(("language", "question", "wanted", "first"), QUESTIONS)
def test_a_plain_question_leads_to_the_page_that_answers_it(language, question, wanted, first):
    assert wanted in found(language, q=question)[:first]


def test_phase_theme_and_region_lead_to_the_entry():
    asked = {"phase": "implementation", "theme": "monitoring-verification", "region": "south-eastern-asia"}

    assert "/en/toolbox/first-violation-72-hours/" in found("en", **asked)
