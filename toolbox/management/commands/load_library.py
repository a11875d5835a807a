"""Bring a folder of library files into the site."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from home.statistics import refresh_statistics
from toolbox.library.loading import load_library
from toolbox.library.standing import Standing
from toolbox.library.works import Report, Wishes
from toolbox.models import LoadedFile


class Command(BaseCommand):
    help = (
        "Load the library's files: all are checked first, and where there is a fault nothing is written. "
        "Loading again changes only what changed; what editors changed since is kept."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="the folder with entries/, guides/, cases/ …")
        parser.add_argument("--dry-run", action="store_true", help="check and say what would change; write nothing")
        parser.add_argument("--overwrite", action="store_true", help="let the files win over what editors changed")
        parser.add_argument(
            "--profiles-as-drafts",
            action="store_true",
            help="load organisations as drafts, as outside development: they are told first",
        )

    def handle(self, *args, **options):
        folder = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        if LoadedFile._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database is empty: run migrate, sync_vocabularies and set_up_site first.")
        wishes = Wishes(
            dry_run=options["dry_run"],
            overwrite=options["overwrite"],
            profiles_live=False if options["profiles_as_drafts"] else None,
        )
        report = load_library(folder, wishes)
        if report.faults:
            faults = "\n".join(str(fault) for fault in report.faults)
            count = "1 fault" if len(report.faults) == 1 else f"{len(report.faults)} faults"
            raise CommandError(f"{faults}\n{count}. Nothing was loaded.")
        self.tell(report, wishes)
        if not wishes.dry_run and any(report.files[standing] for standing in (Standing.NEW, Standing.CHANGED)):
            refresh_statistics()

    def tell(self, report: Report, wishes: Wishes) -> None:
        for name, why in report.kept:
            self.stderr.write(self.style.WARNING(f"{name}: left as it is: {why} (--overwrite lets the file win)."))
        new, changed, same = (
            len(report.files[standing]) for standing in (Standing.NEW, Standing.CHANGED, Standing.UNCHANGED)
        )
        drafts = f", {len(report.drafts)} of them drafts" if report.drafts else ""
        if wishes.dry_run:
            said = f"Library: nothing written; {new} would be new, {changed} changed, {same} unchanged{drafts}"
        else:
            said = f"Library: {new} new, {changed} changed, {same} unchanged{drafts}"
        self.stdout.write(f"{said}, {len(report.kept)} left to their editors.")
