"""What keeps the index true: every publishing, leaving, moving and deleting of a page changes its documents
in the same transaction."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from home.clock import ticked
from home.models import Withdrawal
from home.together import read_together
from home.translations import translation_followed, translations_of

from . import facets, outbox, projection

# The sets are stored anew when the log has grown by so much: a process that starts replays less than this.
GROWN = 500


def project_subtree(page: Page) -> None:
    """A page, what lies below it, and all versions of these works: an index page that leaves takes its pages with
    it, and each original its translations, wherever they stand."""
    below = Page.objects.descendant_of(page, inclusive=True).order_by()
    works = Page.objects.filter(translation_key__in=below.values("translation_key"))
    for some in batches(works.order_by("pk").specific()):
        read_together(some)
        projection.project(*some)


def batches(pages, size: int = 100):
    """Lists of at most `size` pages from a queryset, without holding them all."""
    batch = []
    for page in pages.iterator(chunk_size=size):
        batch.append(page)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@receiver([page_published, page_unpublished, translation_followed])
def a_page_came_or_left(sender, instance, **kwargs):
    """Its translations too: when the original expires, so do they."""
    for page in (instance, *translations_of(instance)):
        if page.numchild:
            project_subtree(page)
        else:
            projection.project(page.specific)


@receiver(post_page_move)
def a_page_moved(sender, instance, **kwargs):
    project_subtree(instance)


@receiver(post_delete)
def a_page_was_deleted(sender, instance, **kwargs):
    if issubclass(sender, Page):
        projection.remove([instance.pk])


@receiver([post_save, post_delete], sender=Withdrawal)
def a_page_was_withdrawn_or_given_back(sender, instance, **kwargs):
    """Also one that was a draft: what lies below it goes with it."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        project_subtree(page)


@receiver(ticked)
def a_minute_passed(sender, **kwargs):
    if facets.grown() >= GROWN:
        facets.store()
    outbox.send(outbox.BY_THE_CLOCK, patient=False)
