"""What an editor's browser would send: the admin's own forms, with all their fields, for a page as it stands."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.forms import CheckboxInput
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import HomePage
from tests import factories
from toolbox.models import EntryIndexPage


def block_data(prefix: str, block, value) -> dict:
    """The inputs of one block, by name."""
    if isinstance(block, StreamBlock):
        rows = [{"type": child.block_type, "value": (child.block, child.value), "id": child.id} for child in value]
    elif isinstance(block, ListBlock):
        rows = [{"value": (block.child_block, item)} for item in value]
    elif isinstance(block, StructBlock):
        parts = [block_data(f"{prefix}-{name}", child, value.get(name)) for name, child in block.child_blocks.items()]
        return {key: text for part in parts for key, text in part.items()}
    elif isinstance(block, ChooserBlock):
        return {prefix: getattr(value, "pk", value) or ""}
    else:
        return {prefix: shown(block.field, block.value_for_form(value))}
    found = {f"{prefix}-count": len(rows)}
    for number, row in enumerate(rows):
        found |= {f"{prefix}-{number}-order": number, f"{prefix}-{number}-deleted": ""}
        found |= {f"{prefix}-{number}-{key}": row.get(key) or "" for key in ("type", "id") if key in row}
        found |= block_data(f"{prefix}-{number}-value", *row["value"])
    return found


def shown(field, value):
    """What the input of a form field sends for a value."""
    if isinstance(value, list | tuple) or hasattr(value, "all"):
        rows = value.all() if hasattr(value, "all") else value
        if all(hasattr(row, "pk") for row in rows) and not hasattr(field.widget, "tag_model"):
            return [row.pk for row in rows]
    value = field.prepare_value(value)
    if hasattr(value, "pk"):
        return value.pk
    said = field.widget.format_value(value) if hasattr(field.widget, "format_value") else value
    if isinstance(said, list) and not getattr(field.widget, "allow_multiple_selected", False):
        return said[0] if said else ""
    return "" if said is None else said


def form_data(page: Page, user, **changes) -> dict:
    """Every field of the edit form as the page has it; changes win, and a change to None drops a field."""
    form = get_edit_handler(type(page)).get_form_class()(instance=page, for_user=user)
    found = nested_form_data({name: inline_formset([]) for name in form.formsets})
    for name, field in form.fields.items():
        value = form[name].value()
        block = getattr(field, "block", None)
        if block is not None:
            found |= block_data(name, block, value)
        elif isinstance(field.widget, CheckboxInput):
            found |= {name: "on"} if value else {}
        else:
            found[name] = shown(field, value)
    for name, value in changes.items():
        found = {k: v for k, v in found.items() if k != name and not k.startswith(f"{name}-")}
        found |= value if isinstance(value, dict) else {name: value}
    return {k: v for k, v in found.items() if v is not None}


def points_data(name: str, *texts: str) -> dict:
    """The inputs of a list of points; each text is HTML."""
    found = {f"{name}-count": len(texts)}
    for number, text in enumerate(texts):
        found |= {
            f"{name}-{number}-type": "point",
            f"{name}-{number}-order": number,
            f"{name}-{number}-deleted": "",
            f"{name}-{number}-value": rich_text(text),
        }
    return found


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def newest(page: Page) -> Page:
    """The page as its form shows it: its newest draft."""
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def press(client, page: Page, action: str | None = None, follow: bool = False, **changes):
    """Open a page's form, change what is told, press a button ("publish", "submit"; None saves); the answer."""
    pressed = {f"action-{action}": "1"} if action else {}
    return client.post(edit_url(page), form_data(newest(page), client.user, **changes) | pressed, follow=follow)


def said(response) -> str:
    """The messages an answer shows, and the errors of its form, in one string."""
    context = response.context or {}
    told = [str(message) for message in context.get("messages", [])] if context else []
    form = context.get("form") if context else None
    faults = [f"{name}: {' '.join(errors)}" for name, errors in form.errors.items()] if form is not None else []
    return " ".join(told + faults)


def signed_in(group: str | None = None) -> Client:
    """A browser of its own, signed in as a member of a group, or as the desk itself."""
    users = get_user_model().objects
    name = f"{group or 'desk'}-{users.count()}"
    if group is None:
        user = users.create_superuser(name, "", "a long passphrase")
    else:
        user = users.create_user(name, "", "a long passphrase")
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def second_home(live: bool = True) -> HomePage:
    """Another home page beside the site's own, as somewhere to go."""
    home = HomePage(title="Elsewhere", slug="elsewhere", summary="Another house.", introduction="<p>Hello.</p>")
    home.locale, home.live = Locale.objects.get(language_code="en"), False
    Page.objects.get(depth=1).add_child(instance=home)
    revision = home.save_revision()
    if live:
        revision.publish()
    return HomePage.objects.get(pk=home.pk)


def a_page(type_of_page: str, live: bool = True, **fields) -> Page:
    """A page of any type, ready to publish: the makers' kinds, "home", and "index" (a list of entries)."""
    if type_of_page in factories.MAKERS:
        return factories.MAKERS[type_of_page](live=live, **fields)
    page = second_home(live=live or type_of_page == "index")
    if type_of_page == "index":
        defaults = {"title": "Second toolbox", "slug": "toolbox-2", "summary": "More.", "live": False}
        page = page.add_child(instance=EntryIndexPage(**defaults | fields))
        revision = page.save_revision()
        if live:
            revision.publish()
    return type(page).objects.get(pk=page.pk)


KINDS = [*factories.MAKERS, "home", "index"]
