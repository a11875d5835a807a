"""A term of a vocabulary inside a block."""

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.blocks import FieldBlock


class TermSelect(forms.Select):
    """Offers the terms in use; a retired one stays selectable only where it already stands."""

    def optgroups(self, name, value, attrs=None):
        self.hidden_now = self.retired()  # asked once a list, not once an option
        return super().optgroups(name, value, attrs)

    def create_option(self, name, value, label, selected, index, **kwargs):
        option = super().create_option(name, value, label, selected, index, **kwargs)
        if str(value) in self.hidden_now:
            option["attrs"]["hidden"] = True
        return option

    def retired(self) -> set[str]:
        return set()


class TermField(forms.ChoiceField):
    """The slug of a term of one vocabulary."""

    widget = TermSelect

    def __init__(self, model: str, **kwargs):
        self.model_name = model
        super().__init__(choices=self.rows, **kwargs)
        self.widget.retired = lambda: set(self.terms.filter(retired=True).values_list("slug", flat=True))

    @property
    def terms(self):
        return apps.get_model(self.model_name).objects.all()

    def rows(self):
        return [("", "---------"), *((term.slug, term.label) for term in self.terms)]

    def validate(self, value):
        forms.Field.validate(self, value)
        if value and not self.terms.filter(slug=value).exists():
            raise ValidationError(_("“%(slug)s” is not a term of this list.") % {"slug": value})


class TermBlock(FieldBlock):
    """One term, stored by its slug, so that renaming a term needs no change here.

    Takes the vocabulary's model as "app.Model".
    """

    def __init__(self, model: str, required: bool = True, help_text: str = "", **kwargs):
        self.model_name, self._options = model, {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self):
        return TermField(self.model_name, **self._options)

    def term(self, slug: str):
        """The term itself, or None."""
        return apps.get_model(self.model_name).objects.filter(slug=slug).first() if slug else None

    def render_basic(self, value, context=None):
        term = self.term(value)
        return term.label if term else ""

    def get_preview_value(self):
        """The first term on offer."""
        return apps.get_model(self.model_name).objects.offered().values_list("slug", flat=True).first() or ""

    class Meta:
        icon = "tag"
        default = ""
