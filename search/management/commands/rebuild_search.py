"""Make the search index anew while it goes on answering."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import filling
from search.engines.servers.clients import ServerFault
from search.models import Rebuild
from search.preparing import fitting
from search.rebuilding import Outcome, Succeeded, rebuild

# Where nobody watches, a line is written so often.
LINE_EVERY = 5.0


class Command(BaseCommand):
    help = (
        "Make the search index anew from the pages. Readers have the old one until the new one is whole. "
        "Ended before its end, it goes on from there when it is started again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--from-documents",
            action="store_true",
            help="make only the words anew, from the stored documents: after a change of the analyser",
        )
        parser.add_argument(
            "--workers",
            type=int,
            default=None,
            help="processes that read pages and make words (one a processor, at most 2; 0: none of its own)",
        )

    def handle(self, *args, from_documents=False, workers=None, **options):
        source = Rebuild.Source.DOCUMENTS if from_documents else Rebuild.Source.PAGES
        shown = Progress(self.stdout)
        try:
            outcome = rebuild(source, fitting(workers), shown)
        except Succeeded as gone:
            raise CommandError("Another rebuild has gone on with this one; this process stops.") from gone
        shown.end()
        again = " It went on where the last run had ended." if outcome.resumed else ""
        self.stdout.write(f"Search: {outcome.documents} documents.{again}")
        self.fill_server()
        self.tell(outcome)

    def fill_server(self) -> None:
        """What a search server is to hold, where there is one."""
        shown = Progress(self.stdout)
        try:
            held = filling.fill(shown)
        except filling.Overtaken as gone:
            raise CommandError("Another rebuild fills the search server; this process stops.") from gone
        except ServerFault as fault:
            raise CommandError(
                f"The search server could not be filled ({fault}); the database answers. Run this again."
            ) from fault
        shown.end()
        if held:
            self.stdout.write(f"Search server: {held} documents.")

    def tell(self, outcome: Outcome) -> None:
        for page_id, fault in sorted(outcome.faults.items()):
            self.stderr.write(f"Page {page_id} could not be read ({fault}); what search held of it stays.")
        if outcome.faults:
            raise CommandError(f"{len(outcome.faults)} pages could not be read.")


class Progress:
    """Says how far it is: on a terminal one line written over, elsewhere a line every few seconds."""

    def __init__(self, out):
        self.out, self.terminal = out, out.isatty()
        self.started = self.said = time.monotonic()
        self.first: int | None = None

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self.first is None:
            self.first = done
        if not self.terminal and now - self.said < LINE_EVERY:
            return
        self.said = now
        speed = (done - self.first) / max(now - self.started, 0.001)
        left = f"{(total - done) / speed:.0f} s left" if speed else "…"
        line = f"{done} of {total} documents, {speed:.0f} a second, {left}"
        self.out.write(f"\r{line:<70}" if self.terminal else line, ending="" if self.terminal else "\n")
        self.out.flush()

    def end(self) -> None:
        """Leave the line that was written over."""
        if self.terminal and self.first is not None:
            self.out.write("")
