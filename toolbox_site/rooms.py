"""The rooms of the house: home and index pages, in each language, at addresses that never change."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.models import LANGUAGES, HomePage, Term
from network.models import OrganisationIndexPage
from toolbox.models import CaseIndexPage, EntryIndexPage, GlossaryIndexPage, GuideIndexPage

HOME = {
    "en": ("Mediation Toolbox", "What mediators outside government know about making peace, and when not to try it."),
    "fr": (
        "Boîte à outils de la médiation",
        "Ce que les médiateurs hors des gouvernements savent de la paix à faire, et quand s'abstenir.",
    ),
    "es": (
        "Caja de herramientas de mediación",
        "Lo que los mediadores ajenos a los gobiernos saben de hacer la paz, y cuándo no intentarlo.",
    ),
    "ar": ("صندوق أدوات الوساطة", "ما يعرفه الوسطاء من خارج الحكومات عن صنع السلام، ومتى لا ينبغي أن يُحاوَل."),
}
ROOMS = {
    "toolbox": (
        EntryIndexPage,
        {
            "en": ("Toolbox", "Ways of working to pick up and use: what to do, when, and when not to."),
            "fr": (
                "Boîte à outils",
                "Des façons de travailler prêtes à l'emploi : que faire, quand, et quand s'abstenir.",
            ),
            "es": ("Herramientas", "Formas de trabajar listas para usar: qué hacer, cuándo y cuándo no."),
            "ar": ("الأدوات", "طرق عمل جاهزة للاستخدام: ماذا نفعل، ومتى، ومتى لا نفعل."),
        },
    ),
    "guides": (
        GuideIndexPage,
        {
            "en": ("Guides", "One theme from beginning to end, for an evening's reading."),
            "fr": ("Guides", "Un thème du début à la fin, pour une soirée de lecture."),
            "es": ("Guías", "Un tema de principio a fin, para leer en una tarde."),
            "ar": ("الأدلّة", "موضوع واحد من بدايته إلى نهايته، لقراءة أمسية."),
        },
    ),
    "cases": (
        CaseIndexPage,
        {
            "en": ("Cases", "Peace processes, with what helped, what hurt and what is contested."),
            "fr": ("Cas", "Des processus de paix : ce qui a aidé, ce qui a nui, ce qui reste contesté."),
            "es": ("Casos", "Procesos de paz: qué ayudó, qué perjudicó y qué sigue en disputa."),
            "ar": ("الحالات", "عمليات سلام: ما أعان، وما أضرّ، وما لا يزال محلّ خلاف."),
        },
    ),
    "organisations": (
        OrganisationIndexPage,
        {
            "en": ("Organisations", "Who works in private diplomacy, and what each has said it can do."),
            "fr": ("Organisations", "Qui pratique la diplomatie privée, et ce que chacune dit pouvoir faire."),
            "es": ("Organizaciones", "Quién practica la diplomacia privada y qué dice poder hacer cada una."),
            "ar": ("المنظمات", "من يعمل في الدبلوماسية الخاصة، وما قالت كل منظمة إنها قادرة عليه."),
        },
    ),
    "glossary": (
        GlossaryIndexPage,
        {
            "en": ("Glossary", "The words of the trade, and how different houses use them."),
            "fr": ("Glossaire", "Les mots du métier, et comment les différentes institutions les emploient."),
            "es": ("Glosario", "Las palabras del oficio y cómo las usa cada institución."),
            "ar": ("المسرد", "مفردات المهنة، وكيف تستعملها المؤسسات المختلفة."),
        },
    ),
}


@transaction.atomic
def set_up_rooms() -> None:
    """Make the locales, the home pages and the rooms that are missing.

    What exists is left as editors have it; a room they closed is not made in further languages.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    _homes(locales)
    for slug, (model, words) in ROOMS.items():
        _room(slug, model, words, locales)
    _permissions()


def _homes(locales: dict[str, Locale]) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    first = HomePage.objects.filter(locale=locales["en"]).first()
    if first is None:
        root = Page.objects.get(depth=1)
        first = HomePage(slug="mediation-toolbox", locale=locales["en"], live=False, **_words(HOME["en"]))
        root.add_child(instance=first)
        stock = site.root_page if site else None
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "port": 80, "root_page": first, "site_name": "Mediation Toolbox"},
        )
        if stock is not None and stock.specific_class is Page and stock.depth > 1:
            stock.delete()
        _go_live(first, HOME["en"])
    _translate(first, HOME, locales)


def _room(slug: str, model: type, words: dict, locales: dict[str, Locale]) -> None:
    original = model.objects.filter(locale=locales["en"]).first()
    if original is None:
        parent = HomePage.objects.get(locale=locales["en"])
        original = model(slug=slug, locale=locales["en"], live=False, **_words(words["en"]))
        parent.add_child(instance=original)
        _go_live(original, words["en"])
    _translate(original, words, locales)


def _translate(original: Page, words: dict, locales: dict[str, Locale]) -> None:
    if not Page.objects.get(pk=original.pk).live:
        return
    for code, locale in locales.items():
        if code == "en" or original.has_translation(locale):
            continue
        page = original.copy_for_translation(locale)
        if not isinstance(original, HomePage):
            page.slug = original.slug
        _go_live(page, words[code])


def _words(words: tuple[str, str]) -> dict[str, str]:
    return {"title": words[0], "summary": words[1]}


def _go_live(page: Page, words: tuple[str, str]) -> None:
    page.title, page.summary = words
    page.draft_title = page.title
    if isinstance(page, HomePage):
        page.introduction = f"<p>{page.summary}</p>"
    page.save_revision().publish()


def _permissions() -> None:
    """Editors and moderators keep the vocabularies and translate; nobody is given the right to delete a term."""
    terms = [model for model in Term.__subclasses__() if not model._meta.abstract]
    kinds = ContentType.objects.get_for_models(*terms).values()
    rights = Permission.objects.filter(content_type__in=kinds, codename__regex=r"^(add|change|view)_")
    translating = Permission.objects.filter(codename="submit_translation")
    for group in Group.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*rights, *translating)
