"""How far a question is widened by what the vocabularies know."""

from search import analysis
from search.names import Names

JUSTICE = ("theme", "transitional-justice")
DDR = ("theme", "ddr")
NAMES = Names(
    {
        JUSTICE: (
            {"en": "Transitional justice and accountability"},
            [
                ("en", "Transitional justice and accountability"),
                ("en", "TJ"),
                ("en", "transitional justice"),
                ("en", "dealing with the past"),
                ("en", "DwP"),
                ("en", "amnesty"),
                ("en", "genocide"),
                ("en", "ICC"),
                ("fr", "amnistie"),
                ("fr", "génocide"),
                ("ar", "عفو"),
                ("ar", "إبادة"),
            ],
        ),
        DDR: (
            {"en": "Disarmament, demobilisation and reintegration", "fr": "Désarmement, démobilisation"},
            [
                ("en", "Disarmament, demobilisation and reintegration"),
                ("fr", "Désarmement, démobilisation"),
                ("en", "DDR"),
                ("en", "cantonment"),
            ],
        ),
    }
)


def form(name, language="en"):
    return tuple(analysis.tokens(name, language))


def others(name):
    return set(NAMES.others([form(name)]))


def test_a_name_of_the_whole_is_widened_to_everything():
    assert form("cantonment") in others("DDR")
    assert form("Désarmement, démobilisation", "fr") in others("DDR")
    assert form("genocide") in others("transitional justice")


def test_a_name_of_a_part_is_widened_to_the_whole_and_not_to_other_parts():
    assert form("transitional justice") in others("amnesty")
    assert form("TJ") in others("amnesty")
    assert form("genocide") not in others("amnesty")
    assert form("ICC") not in others("amnesty")


def test_an_abbreviation_and_what_it_stands_for_find_each_other():
    assert form("dealing with the past") in others("DwP")
    assert form("DwP") in others("dealing with the past")
    assert form("genocide") not in others("DwP")


def test_a_part_is_found_in_other_languages_by_likeness_or_else_widely():
    assert form("amnistie", "fr") in others("amnesty")
    assert form("génocide", "fr") not in others("amnesty")
    assert {form("عفو", "ar"), form("إبادة", "ar")} <= others("amnesty")


def test_what_names_nothing_is_not_widened():
    assert form("weather") not in NAMES
    assert others("weather") == set()
