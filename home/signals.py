"""What follows from a page's publishing, leaving and moving."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .models import SitePage
from .redirects import leave_redirects
from .translations import bring_translations_along, take_translations_down


@receiver(page_published)
def translations_follow(sender, instance, **kwargs):
    if isinstance(instance, SitePage):
        bring_translations_along(instance)


@receiver(page_unpublished)
def translations_leave(sender, instance, **kwargs):
    if isinstance(instance, SitePage):
        take_translations_down(instance)


@receiver(page_slug_changed)
def old_slug_leads_on(sender, instance, instance_before, **kwargs):
    if instance_before.live:
        leave_redirects(instance, instance.get_parent(), instance_before.url_path, instance.url_path)


@receiver(post_page_move)
def old_place_leads_on(sender, instance, parent_page_before, url_path_before, url_path_after, **kwargs):
    leave_redirects(instance, parent_page_before, url_path_before, url_path_after)
