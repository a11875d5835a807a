"""One "Vocabularies" menu: editors add, reorder, translate and retire terms; nobody deletes one."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from . import models

LANGUAGE_NAMES = {"en": _("English"), "fr": _("French"), "es": _("Spanish"), "ar": _("Arabic")}


class NobodyDeletes(ModelPermissionPolicy):
    """A term is retired, never deleted: old links and saved questions keep working."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"delete"})

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)


def language_tab(language: str, *more: str) -> ObjectList:
    names = ("label", "definition", "scope_note", "synonyms", *more)
    return ObjectList([FieldPanel(f"{name}_{language}") for name in names], heading=LANGUAGE_NAMES[language])


def term_form(first: list, *more: str) -> TabbedInterface:
    placing = ObjectList([*first, FieldPanel("source")], heading=_("Place and order"))
    tabs = [language_tab(language, *more) for language in LANGUAGE_NAMES]
    return TabbedInterface([*tabs, placing], base_form_class=TermForm)


class TermForm(WagtailAdminModelForm):
    """A term's form. Its slug stands in addresses, blocks and files: once made, it does not change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["slug"].disabled = True


class TermViewSet(ModelViewSet):
    """The list and the form of one vocabulary."""

    icon = "tag"
    list_display = ["label_en", "label_fr", "label_es", "label_ar", BooleanColumn("retired", label=_("Retired"))]
    list_filter = ["retired"]
    search_fields = ["label_en", "label_fr", "label_es", "label_ar", "synonyms_en", "slug"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    sort_order_field = "sort_order"
    placing: list = [FieldPanel("slug"), FieldPanel("sort_order"), FieldPanel("retired")]
    translated: tuple[str, ...] = ()

    def get_edit_handler(self):
        return term_form(self.placing, *self.translated).bind_to_model(self.model)


def viewset(of: type[models.Term], **attributes) -> TermViewSet:
    """The view set of one vocabulary, its permission policy registered."""
    name = of._meta.model_name
    register_permission_policy(of, NobodyDeletes(of))
    settings = {"model": of, "url_prefix": f"vocabularies/{name}", **attributes}
    return type(f"{of.__name__}ViewSet", (TermViewSet,), settings)(f"vocabulary_{name}")


IN_GROUP = {"placing": [FieldPanel("group"), *TermViewSet.placing], "list_filter": ["group", "retired"]}
INTRODUCED = {"translated": ("introduction",)}
CROSSWALK = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("in_swiss"), FieldPanel("in_african_union")]),
        FieldRowPanel([FieldPanel("in_usip"), FieldPanel("in_pax")]),
    ],
    heading=_("What other houses call it"),
)
ROLE = {**IN_GROUP, "placing": [*IN_GROUP["placing"], FieldPanel("in_eu_concept")]}
REGION = {
    "placing": [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("iso2"), FieldPanel("iso3"), FieldPanel("m49")]),
        *TermViewSet.placing,
        InlinePanel(
            "memberships",
            heading=_("Countries it lists (practice areas and regional bodies)"),
            panels=[
                FieldRowPanel([FieldPanel("region"), FieldPanel("status"), FieldPanel("since")]),
                FieldPanel("source"),
            ],
            help_text=_("A country that left stays listed, as a former member."),
        ),
    ],
    "translated": ("naming_note",),
    "list_filter": ["kind", "retired"],
    "icon": "globe",
}


class VocabulariesGroup(ModelViewSetGroup):
    """Every vocabulary of the site."""

    menu_label = _("Vocabularies")
    menu_icon = "list-ul"
    menu_order = 250
    items = [
        viewset(models.Phase, placing=[*TermViewSet.placing, CROSSWALK], **INTRODUCED),
        viewset(models.ThemeGroup),
        viewset(models.Theme, **IN_GROUP, **INTRODUCED),
        viewset(models.Region, **REGION),
        viewset(models.Track),
        viewset(models.RoleGroup),
        viewset(models.Role, **ROLE),
        viewset(models.ThirdPartyKind),
        viewset(models.Fundamental),
        viewset(models.ClaimBasis),
    ]
