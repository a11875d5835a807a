"""The Vocabularies menu: terms are added, worded, ordered and retired; nobody deletes one."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.models import Phase, Region, Role, RoleGroup, Theme
from home.vocabularies_admin import VocabulariesGroup
from tests.admin_forms import a_page, signed_in

pytestmark = pytest.mark.django_db
VIEWSETS = {viewset.model.__name__: viewset for viewset in VocabulariesGroup.items}
every_vocabulary = pytest.mark.parametrize("name", VIEWSETS)


def address(model, action: str, *args) -> str:
    return reverse(f"vocabulary_{model._meta.model_name}:{action}", args=args)


def typed(form, **changes) -> dict:
    """All that a term's form sends, with changes."""
    shown = {name: form[name].value() for name in form.fields}
    found = {name: value for name, value in shown.items() if value is not None and value is not False}
    return found | nested_form_data({name: inline_formset([]) for name in form.formsets}) | changes


def test_the_menu_leads_to_every_vocabulary(house):
    editor = signed_in("Editors")

    home = editor.get(reverse("wagtailadmin_home")).content.decode()

    assert "Vocabularies" in home
    assert all(address(viewset.model, "index") in home for viewset in VIEWSETS.values())


@every_vocabulary
def test_a_term_is_added_and_worded_in_four_languages(house, name):
    editor, model = signed_in("Editors"), VIEWSETS[name].model
    page = editor.get(address(model, "add"))
    like = model.objects.first()
    extra = {"group": like.group_id} if hasattr(like, "group_id") else {}
    extra |= {"kind": "country"} if model is Region else {}
    labels = {"label_en": "Weaving", "label_fr": "Tissage", "label_es": "Tejido", "label_ar": "نسج"}

    answer = editor.post(
        address(model, "add"), typed(page.context["form"], slug="weaving", sort_order=5, **labels, **extra)
    )

    term = model.objects.get(slug="weaving")
    assert page.status_code == 200
    assert answer.status_code == 302
    assert [term.in_language("label", language) for language in ("en", "fr", "ar")] == ["Weaving", "Tissage", "نسج"]


@every_vocabulary
def test_a_term_is_reworded_and_retired(house, name):
    editor, model = signed_in("Editors"), VIEWSETS[name].model
    term = model.objects.first()
    page = editor.get(address(model, "edit", term.pk))

    answer = editor.post(
        address(model, "edit", term.pk), typed(page.context["form"], label_fr="Autrement dit", retired="on")
    )

    term.refresh_from_db()
    assert answer.status_code == 302
    assert (term.label_fr, term.retired) == ("Autrement dit", True)
    assert ModelLogEntry.objects.for_instance(term).exists()


@every_vocabulary
def test_the_list_can_be_searched_sorted_and_filtered(house, name):
    editor, model = signed_in("Editors"), VIEWSETS[name].model
    term = model.objects.order_by("-pk").first()

    for query in ({"q": term.label_en}, {"retired": "true"}, {"ordering": "sort_order"}, {"p": "999"}, {"q": "\x00☃"}):
        answer = editor.get(address(model, "index"), query)
        assert answer.status_code == 200, query
    assert term.label_en in editor.get(address(model, "index"), {"q": term.label_en}).content.decode()


def test_terms_are_put_in_another_order(house):
    editor = signed_in("Editors")
    before = list(Phase.objects.all())

    listing = editor.get(address(Phase, "index"), {"ordering": "sort_order"}).content.decode()
    answer = editor.post(address(Phase, "reorder", before[0].pk) + "?position=2")

    after = list(Phase.objects.all())
    assert "/reorder/" in listing
    assert answer.status_code == 200
    assert after[:3] == [before[1], before[2], before[0]]


@pytest.mark.parametrize(
    ("group", "name"), [*((None, name) for name in VIEWSETS), ("Editors", "Theme"), ("Moderators", "Theme")]
)
def test_nobody_deletes_a_term_not_even_a_superuser(house, group, name):
    someone = signed_in(group)
    model = VIEWSETS[name].model
    term = model.objects.first()

    answers = [ask(f"/admin/vocabularies/{name.lower()}/delete/{term.pk}/") for ask in (someone.get, someone.post)]
    listing = someone.get(address(model, "index")).content.decode()
    form = someone.get(address(model, "edit", term.pk)).content.decode()

    assert all(answer.status_code in (302, 403, 404) for answer in answers)
    assert model.objects.filter(pk=term.pk).exists()
    assert f"/delete/{term.pk}/" not in listing + form


def test_a_term_without_a_slug_or_with_one_that_is_taken_comes_back_with_what_was_typed(house):
    editor, taken = signed_in("Editors"), Theme.objects.first()
    page = editor.get(address(Theme, "add"))

    for slug in ("", taken.slug, "Not a slug!", "x" * 300):
        sent = typed(page.context["form"], slug=slug, label_en="Typed", group=taken.group_id, sort_order="first")
        answer = editor.post(address(Theme, "add"), sent)
        assert answer.status_code == 200
        assert answer.context["form"]["label_en"].value() == "Typed"
        assert {"slug", "sort_order"} <= set(answer.context["form"].errors)


def test_a_retired_term_keeps_what_is_filed_under_it(house):
    page = a_page("entry", roles=["mediation-lead"])
    Role.objects.filter(slug="mediation-lead").update(retired=True)

    assert [role.slug for role in page.roles.all()] == ["mediation-lead"]
    assert Role.objects.offered().filter(slug="mediation-lead").count() == 0
    assert RoleGroup.objects.offered().exists()


def test_a_region_cannot_lie_within_itself(house):
    editor = signed_in("Editors")
    inner = Region.objects.filter(parent__isnull=False).first()
    outer = inner.parent
    page = editor.get(address(Region, "edit", outer.pk))

    for parent in (outer.pk, inner.pk):
        answer = editor.post(address(Region, "edit", outer.pk), typed(page.context["form"], parent=parent))
        assert answer.status_code == 200
        assert "parent" in answer.context["form"].errors
