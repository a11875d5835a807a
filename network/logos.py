"""The one size of a logo that pages show, made when its page is published: nothing is drawn for a reader."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from home.models import Image
from home.translations import translation_followed

from .models import OrganisationPage

# As templates/network/organisation_page.html asks for it.
SHOWN = "max-320x120"


def _make_after(logo: Image) -> None:
    """Once what is being written is sure to stay; a picture that cannot be drawn undoes no publishing."""
    transaction.on_commit(lambda: logo.get_rendition(SHOWN), robust=True)


@receiver([page_published, translation_followed])
def made_at_publishing(sender, instance, **kwargs):
    if isinstance(instance, OrganisationPage) and instance.logo and instance.live:
        _make_after(instance.logo)


@receiver(post_save, sender=Image)
def made_again_for_another_file(sender, instance, **kwargs):
    """A picture whose file or focal point was changed has lost its sizes."""
    if OrganisationPage.objects.filter(logo=instance).exists():
        _make_after(instance)
