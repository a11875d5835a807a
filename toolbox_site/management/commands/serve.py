"""Set everything up and serve the site: what `make run` does."""

import os
import signal
import subprocess  # nosec B404: our own command, no input
import sys
from pathlib import Path

import waitress
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Make the database where there is none, load the starter library, and serve the site with its clock."

    def add_arguments(self, parser):
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--set-up-only", action="store_true", help="Do everything but serve.")

    def handle(self, *args, port, set_up_only=False, **options):
        if not str(port).isdigit() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT must be a number between 1 and 65535; it is {port!r}.")
        Path(settings.VAR).mkdir(parents=True, exist_ok=True)
        self.step("Preparing the database", "migrate", verbosity=0)
        self.step("Loading the vocabularies", "sync_vocabularies")
        self.step("Making the rooms", "set_up_site")
        self.step("Loading the starter library", "load_library", str(settings.ROOT / "library"))
        if not set_up_only:
            self.serve(port)

    def step(self, saying: str, command: str, *args, **options) -> None:
        self.stdout.write(f"{saying} …")
        self.stdout.flush()
        call_command(command, *args, stdout=self.stdout, stderr=self.stderr, **options)

    def serve(self, port: str) -> None:
        from toolbox_site.wsgi import application  # only now is there something to get ready

        clock = subprocess.Popen([sys.executable, sys.argv[0], "run_clock", "--every-minute"])  # nosec B603
        self.stdout.write(
            f"\n  The Mediation Toolbox is at http://localhost:{port}/\n  The desk is at http://localhost:{port}/admin/\n"
        )
        self.stdout.write("  Stop it with Ctrl+C.\n\n")
        self.stdout.flush()
        # Ended by its id, not by Ctrl+C, it must still take its clock along.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            waitress.serve(application, listen=f"127.0.0.1:{port}", threads=8, ident=None)
        finally:
            clock.terminate()
            clock.wait(timeout=10)
