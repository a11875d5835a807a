"""Prove that search holds what readers may see, and nothing else."""

from django.core.management.base import BaseCommand, CommandError

from search.checking import faults
from search.preparing import fitting


class Command(BaseCommand):
    help = "Compare pages, documents, text index and sets. Says each fault; with --repair it mends them and says so."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="mend what is wrong, and nothing else")
        parser.add_argument("--workers", type=int, default=None, help="processes that read pages (0: none of its own)")

    def handle(self, *args, repair=False, workers=None, **options):
        found = mended = 0
        for fault in faults(fitting(workers)):
            found += 1
            if repair and fault.mend:
                fault.mend()
                mended += 1
                self.stdout.write(f"{fault}. Mended.")
            else:
                self.stdout.write(f"{fault}.")
        if found > mended:
            raise CommandError(f"{found - mended} of {found} faults are left.")
        self.stdout.write(f"{mended} faults mended." if mended else "Search is true: no drift.")
