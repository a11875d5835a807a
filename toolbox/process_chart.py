"""The phases of a case as a drawing: time from one side to the other, a row for each phase, and lines that go back
where the process did. Places are per cent of the width, so that nothing is scaled and nothing becomes too small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

ROW = 30  # pixels
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Bar:
    """One event: its phase, from where to where (per cent) and in which row (pixels)."""

    phase: str
    x1: float
    x2: float
    y: int


@dataclass(frozen=True)
class Link:
    """From one event to the next; `is_back` where the process returned to an earlier phase."""

    x1: float
    y1: int
    x2: float
    y2: int
    is_back: bool


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    links: list[Link]
    ticks: list[tuple[float, int]]
    height: int


def moment(when: str, end: bool = False) -> float:
    """A year, month or day (2005, 2005-08, 2005-08-15) in years, at its beginning or its end. Raises ValueError."""
    parts = [int(part) for part in when.split("-")]
    day = date(*[*parts, 1, 1][:3])
    length = {1: 1.0, 2: 1 / 12, 3: 1 / 365}[len(parts)]
    return day.year + (day.timetuple().tm_yday - 1) / 366 + (length if end else 0)


def chart(events: Sequence[Mapping], phases: Sequence[str], from_right: bool = False) -> Chart | None:
    """The drawing of some events (phase, start, end), in their order; None where fewer than two can be placed.

    `phases` are all slugs in order, a row each. Events whose phase or start is not known are left out.
    """
    placed = []
    for event in events:
        try:
            start = moment(event["start"] or "")
            end = max(start, moment(event["end"] or event["start"], end=True))
            placed.append((event["phase"], phases.index(event["phase"]), start, end))
        except ValueError:
            continue
    if len(placed) < 2:
        return None
    first, last = int(min(start for *_p, start, _end in placed)), max(end for *_p, end in placed)

    def across(year: float) -> float:
        share = 2 + 96 * (year - first) / max(last - first, 1)
        return round(100 - share if from_right else share, 2)

    bars = [Bar(phase, across(start), across(end), row * ROW + ROW // 2) for phase, row, start, end in placed]
    links = [Link(a.x2, a.y, b.x1, b.y, b.y < a.y) for a, b in pairwise(bars)]
    step = next((step for step in STEPS if (last - first) / step < MOST_TICKS), 100)
    ticks = [(across(year), year) for year in range(first, int(last) + 1, step)]
    return Chart(bars, links, ticks, len(phases) * ROW)
