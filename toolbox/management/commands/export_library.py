"""Write the library as files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from toolbox.library.exporting import export_library


class Command(BaseCommand):
    help = (
        "Write every public page of the library as its file, over files of the same names. Loading the files "
        "again changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where entries/, guides/, cases/ … are written")
        parser.add_argument("--drafts", action="store_true", help="each page's newest version, drafts too")

    def handle(self, *args, **options):
        exported = export_library(drafts=options["drafts"])
        try:
            exported.write(options["folder"])
        except OSError as error:
            raise CommandError(f"The files cannot be written: {error}.") from error
        for fault in exported.faults:
            self.stderr.write(self.style.WARNING(str(fault)))
        self.stdout.write(f"Library: {len(exported.files)} files written, {len(exported.faults)} things left out.")
