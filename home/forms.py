"""The form behind every page: it asks the gate when publishing, and keeps retired terms out of sight."""

from django.db.models import Q
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import find_available_slug
from wagtail.fields import RichTextField

from .models.vocabularies import Term
from .publishing import is_blank, missing_for_publishing

PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")


class SitePageForm(WagtailAdminPageForm):
    """Publishing or submitting needs what the gate needs; a draft needs only a title."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the title where it is left empty
        for name, field in self.fields.items():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and issubclass(queryset.model, Term):
                field.queryset = queryset.filter(Q(retired=False) | Q(pk__in=self._chosen(name)))

    def _chosen(self, name: str) -> list[int]:
        if self.instance._meta.get_field(name).many_to_many:
            return [term.pk for term in getattr(self.instance, name).all()]
        return [pk for pk in [getattr(self.instance, f"{name}_id")] if pk]

    def clean(self):
        if "slug" in self.cleaned_data and not self.cleaned_data["slug"]:
            self.cleaned_data["slug"] = self._own_slug()
        for name, value in self.cleaned_data.items():
            # The editor's widget sends an empty paragraph for an empty field: readers would get a bare heading.
            if isinstance(value, str) and value and self._is_prose(name) and is_blank(value):
                self.cleaned_data[name] = ""
        return super().clean()

    def _is_prose(self, name: str) -> bool:
        return any(isinstance(field, RichTextField) for field in self.instance._meta.fields if field.name == name)

    def _own_slug(self) -> str:
        """The slug the page has; else one from the title, or from its type where the title has no Latin letter."""
        if self.instance.slug:
            return self.instance.slug
        wanted = slugify(self.cleaned_data.get("title", "")) or slugify(self.instance._meta.model_name)
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        return find_available_slug(parent, wanted[:200], ignore_page_id=self.instance.pk) if parent else wanted[:200]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and self._is_on_the_way_to_live():
            for missing in missing_for_publishing(self.instance, self.cleaned_data):
                self.add_error(missing.field if missing.field in self.fields else None, missing.message)
            valid = not self.errors
        return valid

    def _is_on_the_way_to_live(self) -> bool:
        """Whether the button pressed leads there: not a draft's, nor sending a page back or calling it off."""
        if self.is_deferred_validation:
            return False
        if any(self.data.get(button) for button in PUBLISHING):
            return True
        sent_back = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "reject"
        return not (sent_back or self.data.get("action-cancel-workflow"))
