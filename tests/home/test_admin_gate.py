"""The gate as an editor meets it: what a page lacks is said by field, what was typed stays, nothing goes live."""

import pytest

from home.models import Phase, Theme
from home.querysets import readable_pages
from tests.admin_forms import KINDS, a_page, form_data, points_data, press, said
from tests.factories import points

pytestmark = pytest.mark.django_db
BLANKS = {
    "empty": [],
    "an empty paragraph": ["<p></p>"],
    "a space that does not break": ["<p>&nbsp;</p>"],
    "spaces": ["<p>   </p>"],
    "a space of no width": ["<p>\u200b</p>"],
    "two empty points": ["<p></p>", "<p><b> </b></p>"],
}


def is_held_back(page, answer, *fields: str) -> bool:
    """Whether the form came back naming the fields, and readers got nothing."""
    page.refresh_from_db()
    assert answer.status_code == 200
    assert {f for f in fields if f not in answer.context["form"].errors} == set(), said(answer)
    return not page.live and not readable_pages().filter(pk=page.pk).exists()


@pytest.mark.parametrize(("kind", "button"), [*((kind, "publish") for kind in KINDS), ("entry", "submit")])
def test_a_draft_with_only_a_title_goes_no_further(desk, house, kind, button):
    page = a_page(kind, live=False)

    answer = press(desk, page, button, summary="", title="Still here")

    assert is_held_back(page, answer, "summary")
    assert answer.context["form"]["title"].value() == "Still here"
    assert page.current_workflow_state is None


def test_every_field_that_is_missing_is_named_at_once(desk, house):
    page = type(a_page("entry", live=False)).objects.last()
    bare = form_data(page.__class__(locale=page.locale), desk.user, title="Bare", slug="bare")

    answer = desk.post(f"/admin/pages/{page.pk}/edit/", bare | {"action-publish": "1"})

    needed = ("summary", "kind", "problem", "when_to_use", "when_not_to_use", "basis", "phases", "primary_theme")
    assert is_held_back(page, answer, *needed, "regions")


@pytest.mark.parametrize(
    ("texts", "live"),
    [*((texts, False) for texts in BLANKS.values()), ([], True)],
    ids=[*BLANKS, "empty, of a page already live"],
)
def test_when_not_to_use_it_is_never_published_blank(desk, house, texts, live):
    page = a_page("entry", live=live)

    answer = press(desk, page, "publish", when_not_to_use=points_data("when_not_to_use", *texts))

    page.refresh_from_db()
    assert answer.status_code == 200
    assert "when_not_to_use" in answer.context["form"].errors
    assert page.live is live
    assert len(page.when_not_to_use) == 1
    assert "rearm" in str(page.when_not_to_use[0].value)


def test_an_empty_point_beside_a_good_one_is_pointed_out(desk, house):
    page = a_page("entry", live=False)

    answer = press(desk, page, "publish", when_not_to_use=points_data("when_not_to_use", "<p>A reason.</p>", "<p></p>"))

    assert is_held_back(page, answer, "when_not_to_use")
    assert "number 2" in said(answer)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("method", ["steps", "minimum_version"]),
        ("tool", ["steps", "minimum_version"]),
        ("checklist", ["steps", "minimum_version"]),
        ("pattern", ["steps", "minimum_version"]),
        ("warning", ["early_signs", "instead"]),
        ("exercise", ["exercise"]),
        ("concept", []),
    ],
)
def test_the_kind_decides_what_else_is_needed(desk, house, kind, fields):
    page = a_page("entry", live=False, steps=[], minimum_version="", kind="concept")

    answer = press(desk, page, "publish", kind=kind)

    page.refresh_from_db()
    named = set(answer.context["form"].errors) if answer.status_code == 200 else set()
    assert named == set(fields)
    assert page.live is not bool(fields)


def test_a_contested_claim_carries_its_dissenting_view(desk, house):
    page = a_page("entry", live=False)

    answer = press(desk, page, "publish", contested="on")

    assert is_held_back(page, answer, "dissenting_view")


@pytest.mark.parametrize("kind", ["entry", "organisation"])
def test_the_hundred_and_twenty_first_word_is_one_too_many(desk, house, kind):
    page, name = a_page(kind, live=False), {"entry": "problem", "organisation": "mission"}[kind]
    typed = " ".join(["word"] * 121)

    answer = press(desk, page, "publish", **{name: typed})

    assert is_held_back(page, answer, name)
    assert "121" in said(answer)
    assert "120" in said(answer)
    assert answer.context["form"][name].value() == typed
    assert press(desk, page, "publish", **{name: " ".join(["word"] * 120)}).status_code == 302


@pytest.mark.parametrize("kind", ["entry", "term", "index"])
def test_the_two_hundred_and_eighty_first_character_is_one_too_many(desk, house, kind):
    page = a_page(kind, live=False)

    answer = press(desk, page, "publish", summary="x" * 281)

    assert is_held_back(page, answer, "summary")
    assert "281" in said(answer)
    assert answer.context["form"]["summary"].value() == "x" * 281
    assert press(desk, page, "publish", summary="x" * 280).status_code == 302


@pytest.mark.parametrize("ranks", [("second_theme",), ("third_theme",), ("second_theme", "third_theme")], ids=len)
def test_no_theme_is_ranked_twice(desk, house, ranks):
    page = a_page("entry", live=False)

    answer = press(desk, page, "publish", **dict.fromkeys(ranks, page.primary_theme_id))

    assert is_held_back(page, answer, "second_theme")
    assert answer.context["form"][ranks[0]].value() == str(page.primary_theme_id)


def test_a_sixth_key_message_is_one_too_many(desk, house):
    page = a_page("guide", live=False)

    answer = press(desk, page, "publish", key_messages=points_data("key_messages", *["<p>Remember.</p>"] * 6))

    assert is_held_back(page, answer, "key_messages")


def test_a_draft_may_break_any_of_these_rules(desk, house):
    page = a_page("entry", live=False)

    answer = press(
        desk,
        page,
        summary="",
        when_not_to_use=points_data("when_not_to_use"),
        contested="on",
        second_theme=page.primary_theme_id,
    )

    assert answer.status_code == 302


@pytest.mark.parametrize("field", ["summary", "problem"])
def test_a_draft_that_is_too_long_is_kept_or_comes_back_as_typed(desk, house, field):
    page, typed = a_page("entry", live=False), "word " * 300

    answer = press(desk, page, **{field: typed})

    kept = page.get_latest_revision_as_object()
    form = answer.context["form"] if answer.status_code == 200 else None
    assert typed.strip() in (getattr(kept, field), (form[field].value().strip() if form else ""))


def test_a_retired_term_is_not_offered_but_stays_where_it_was_chosen(desk, house):
    theme, phase = Theme.objects.get(slug="ceasefires"), Phase.objects.get(slug="negotiation")
    chosen, other = a_page("entry"), a_page("entry", themes=["constitution-making"], phases=["implementation"])
    for term in (theme, phase):
        term.retired = True
        term.save()

    forms = [desk.get(f"/admin/pages/{page.pk}/edit/").context["form"] for page in (chosen, other)]

    assert [theme in form.fields["primary_theme"].queryset for form in forms] == [True, False]
    assert [phase in form.fields["phases"].queryset for form in forms] == [True, False]
    assert press(desk, chosen, "publish", title="Still filed").status_code == 302
    assert press(desk, other, "publish", primary_theme=theme.pk).status_code == 200


def test_points_are_made_of_words(house):
    from home.publishing import is_blank

    assert is_blank(a_page("entry", live=False, first_moves=points("&#160;", "&emsp;")).first_moves)


def test_two_sections_of_a_guide_cannot_share_an_anchor_nor_take_one_of_the_page(desk, house):
    def sections(*anchors):
        return [("section", {"title": a, "anchor": a, "text": "<p>Words.</p>"}) for a in anchors]

    twice = a_page("guide", live=False, sections=sections("before", "after", "before"))
    taken = a_page("guide", live=False, sections=sections("sources"))

    assert "“before”" in said(press(desk, twice, "publish"))
    assert "“sources”" in said(press(desk, taken, "publish"))
