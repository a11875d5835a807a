"""Draw the cards that are missing: of pages published before there were any, or after their looks have changed."""

from django.core.management.base import BaseCommand

from home import cards
from home.querysets import readable_pages

AT_ONCE = 200


class Command(BaseCommand):
    help = "Draw the pictures that stand for pages where their addresses are sent on: those missing, or all anew."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Draw those anew that are there.")

    def handle(self, *args, all=False, **options):
        drawn = 0
        pages = readable_pages().order_by("pk")
        for page in pages.specific(defer=False).iterator(chunk_size=AT_ONCE):
            if hasattr(page, "type_name") and (all or not cards.kept(page)):
                cards.make(page)
                drawn += 1
        self.stdout.write(f"{drawn} cards drawn")
