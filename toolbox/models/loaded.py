"""What was loaded from which file: so that loading again changes only what changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class LoadedFile(models.Model):
    """One file of the library in one language, the page it became and the revision it wrote.

    A page whose newest revision is another one was changed by an editor since. Where the page is gone, an
    editor deleted it, and the file does not bring it back unasked.
    """

    # The desk's list of where a page is used is about what readers see.
    wagtail_reference_index_ignore = True

    key = models.CharField(_("item"), max_length=200)
    language = models.CharField(_("language"), max_length=12)
    content_hash = models.CharField(_("fingerprint"), max_length=64, blank=True)
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="+", verbose_name=_("revision"))
    loaded_at = models.DateTimeField(_("loaded at"), default=timezone.now)

    class Meta:
        verbose_name = _("loaded file")
        constraints = [models.UniqueConstraint(fields=("key", "language"), name="a_file_is_loaded_once_a_language")]

    def __str__(self):
        return f"{self.key}.{self.language}"
