"""Make every document anew from its page."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from search import projection
from search.models import Document
from search.upkeep import batches


class Command(BaseCommand):
    help = "Bring the search index into line with the pages; what is already true is not written again."

    def handle(self, *args, **options):
        above, changed = projection.ancestors(), 0
        for some in batches(Page.objects.order_by("pk").specific()):
            changed += projection.project(*some, above=above)
        orphans = Document.objects.exclude(page_id__in=Page.objects.values("pk"))
        changed += projection.remove(list(orphans.values_list("page_id", flat=True)))
        self.stdout.write(f"Search: {Document.objects.count()} documents, {changed} brought into line.")
