"""The picture that stands for a page where someone sends its address on: 1200 × 630 pixels, as https://ogp.me asks.

Its letters are those of a face that comes with the house. What that face cannot write, or what cannot be joined
rightly (Arabic without libraqm), is left out: a card without words is better than one with wrong ones.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

WIDTH, HEIGHT = 1200, 630
BAND, MARGIN = 40, 90
FACE = Path(__file__).parent / "fonts" / "dejavu-sans-bold.ttf"
# The letters of that face: (first, last). Right above it are those of the Arabic script.
ARABIC = ((0x060C, 0x060C), (0x061B, 0x061B), (0x061F, 0x061F), (0x0621, 0x063A), (0x0640, 0x0655), (0x0660, 0x066D),
          (0x0670, 0x0670), (0x067E, 0x067E), (0x0686, 0x0686), (0x0698, 0x0698), (0x06A9, 0x06A9), (0x06AF, 0x06AF),
          (0x06CC, 0x06CC), (0x06F0, 0x06F9))  # fmt: skip
LATIN = ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022),
         (0x2026, 0x2026), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2212, 0x2212))  # fmt: skip
# The title: its sizes, the largest first, and how many lines of each there is room for.
SIZES = ((72, 3), (60, 4), (52, 5), (44, 6))
KIND, SITE = 34, 38
# Where the middles of the first and the last line are.
FIRST, LAST = 84, HEIGHT - 84
# Shades between paper (0) and ink; the band has a colour of its own.
PAPER, INK = (253, 252, 250), (28, 34, 38)
SHADES, BAND_AT = 32, 32
INK_AT, SOFT_AT = 255, 160
# As the style sheet has the phases on paper.
PHASES = {
    "prevention": "#2f6b3d",
    "contact": "#12696a",
    "pre-negotiation": "#1b5f92",
    "negotiation": "#4a56a6",
    "agreement": "#76469a",
    "implementation": "#9a3a70",
    "stalemate-renewal": "#a33d29",
    "post-agreement": "#7a5910",
}
NO_PHASE = "#0e4a5a"


@dataclass(frozen=True)
class Card:
    """What a card says: the title of a page, what it is ("" for what needs no saying), the site, and a phase's slug."""

    title: str
    kind: str
    site: str
    language: str
    phase: str = ""


def drawn(card: Card) -> bytes:
    """The card as PNG. Words that cannot be set as they must be are left out."""
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = Pen(ImageDraw.Draw(picture), is_rtl=card.language == "ar")
    pen.mark(LAST)
    if can_be_set(card.title) and can_be_set(card.site):
        pen.line(card.site, LAST, SITE, INK_AT, after=80)
        if card.kind and can_be_set(card.kind):
            pen.line(card.kind, FIRST, KIND, SOFT_AT, after=0)
        pen.title(card.title)
    picture = picture.point(lambda shade: shade * (SHADES - 1) // 255)
    start = WIDTH - BAND if pen.is_rtl else 0
    picture.paste(BAND_AT, (start, 0, start + BAND, HEIGHT))
    picture.putpalette(_palette(PHASES.get(card.phase, NO_PHASE)))
    written = BytesIO()
    picture.save(written, "PNG", compress_level=6)
    return written.getvalue()


class Pen:
    """Writes from the start of a line, which in Arabic is at the right."""

    def __init__(self, draw: ImageDraw.ImageDraw, is_rtl: bool):
        self.draw, self.is_rtl = draw, is_rtl
        self.start = BAND + MARGIN
        self.room = WIDTH - self.start - MARGIN
        # Without libraqm there is no Arabic here, and nothing else needs to be told its direction.
        self.how = {"direction": "rtl" if is_rtl else "ltr"} if can_join() else {}

    def line(self, words: str, middle: int, size: int, shade: int, after: int) -> None:
        """One line, cut where it does not fit. `after`: how far from the start of lines it begins."""
        while words and self.width(words, size) > self.room - after:
            words = words[:-2].rstrip() + "…"
        place, anchor = (WIDTH - self.start - after, "rm") if self.is_rtl else (self.start + after, "lm")
        self.draw.text((place, middle), words, fill=shade, font=face(size), anchor=anchor, **self.how)

    def title(self, words: str) -> None:
        """The title as large as it fits, in lines."""
        size, lines = self.fitted(words)
        height = int(size * 1.28)
        top = (FIRST + LAST - height * (len(lines) - 1)) // 2
        for number, line in enumerate(lines):
            self.line(line, top + number * height, size, INK_AT, after=0)

    def fitted(self, words: str) -> tuple[int, list[str]]:
        """(size, lines); the smallest size loses what is too much."""
        for size, most in SIZES:
            lines = self.lines(words, size)
            if len(lines) <= most and all(self.width(line, size) <= self.room for line in lines):
                return size, lines
        return size, [*lines[: most - 1], " ".join(lines[most - 1 :])]

    def lines(self, words: str, size: int) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            if lines and self.width(f"{lines[-1]} {word}", size) <= self.room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def width(self, words: str, size: int) -> float:
        return face(size).getlength(words, **self.how)

    def mark(self, middle: int) -> None:
        """The sign of the house: a table with eight seats round it."""
        across = WIDTH - self.start - 28 if self.is_rtl else self.start + 28
        for seat in range(8):
            box = (across - 28, middle - 28, across + 28, middle + 28)
            self.draw.arc(box, seat * 45 - 15, seat * 45 + 15, fill=INK_AT, width=9)
        self.draw.ellipse((across - 11, middle - 11, across + 11, middle + 11), fill=INK_AT)


@cache
def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FACE), size)


def can_join() -> bool:
    """Whether letters can be joined and set from right to left here: Pillow with libraqm and FriBiDi."""
    return features.check("raqm")


def can_be_set(words: str) -> bool:
    """Whether the face has every letter, and Arabic ones can be joined."""
    places = [ord(letter) for letter in words]
    arabic = [place for place in places if _among(place, ARABIC)]
    return all(_among(place, LATIN) or _among(place, ARABIC) for place in places) and (not arabic or can_join())


def _among(place: int, stretches) -> bool:
    return any(first <= place <= last for first, last in stretches)


def _palette(band: str) -> list[int]:
    shades = [
        round(paper + (ink - paper) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for paper, ink in zip(PAPER, INK, strict=True)
    ]
    return [*shades, *bytes.fromhex(band.lstrip("#"))]
