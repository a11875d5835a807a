"""Say what the library holds and what it lacks."""

from django.core.management.base import BaseCommand

from toolbox.library.survey import Sheet, sheets

WIDEST, NARROW = 48, 12


class Command(BaseCommand):
    help = (
        "Tables of the library: coverage by phase and theme, sources and reading ease (English), entries without a "
        "case or a “when not”, claims without basis, what is overdue for review, sources cited once only."
    )

    def handle(self, *args, **options):
        for sheet in sheets():
            self.stdout.write(f"\n{sheet.heading} ({len(sheet.rows)})\n{sheet.note}\n")
            self.stdout.write(table(sheet))


def table(sheet: Sheet) -> str:
    """The sheet in columns, long cells cut."""
    numbers = [all(isinstance(row[at], int) for row in sheet.rows) for at in range(len(sheet.columns))]
    head = [short(name, NARROW if number else WIDEST) for name, number in zip(sheet.columns, numbers, strict=True)]
    rows = [head, *([short(cell) for cell in row] for row in sheet.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(sheet.columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def short(cell, most: int = WIDEST) -> str:
    text = " ".join(str(cell).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
