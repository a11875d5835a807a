"""Pictures and files, with what a reader must be told of each."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from home.pictures import stripped


def uploader(related_name: str) -> models.ForeignKey:
    """Wagtail's own field, under a reverse name that does not clash with its stock model's."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name=related_name,
        verbose_name=_("uploaded by user"),
    )


class Image(AbstractImage):
    """A picture, re-encoded at upload so that nothing but its pixels remains."""

    alternative_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture tells someone who cannot see it. Empty for pure decoration."),
    )
    credit = models.CharField(_("credit"), max_length=250, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    uploaded_by_user = uploader("uploaded_pictures")
    tags = TaggableManager(blank=True, related_name="pictures", verbose_name=_("tags"))

    admin_form_fields = (
        "title",
        "file",
        "alternative_text",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    @property
    def default_alt_text(self):
        return self.alternative_text

    def save(self, *args, **kwargs):
        upload = getattr(self.file, "_file", None)
        if self.file and not self.file._committed and upload is not None:
            self.file.save(self.file.name, stripped(self.file), save=False)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter")
        ]


class Document(AbstractDocument):
    """A file to take away: its language, its length and whether everyone can read it."""

    class Accessible(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_STATED = "", _("Not stated")

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="en")
    uploaded_by_user = uploader("uploaded_files")
    tags = TaggableManager(blank=True, related_name="files", verbose_name=_("tags"))
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    accessible = models.CharField(
        _("accessible"),
        max_length=3,
        blank=True,
        choices=Accessible,
        help_text=_("Tagged, readable by a screen reader, with text and not scans."),
    )

    admin_form_fields = ("title", "file", "language", "page_count", "accessible", "collection", "tags")
