"""How a page is cited: in words, as BibTeX and as CSL-JSON (https://docs.citationstyles.org)."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from .linked import Linked

LICENCES = {"cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# As babel and biblatex call them.
LANGUAGES = {"en": "english", "fr": "french", "es": "spanish", "ar": "arabic"}
# What the page is, as CSL has it (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types).
CSL_TYPES = {"guide": "report", "term": "entry-dictionary"}
# BibTeX counts braces even after a backslash, so they are written by name. Straight quotes need nothing inside braces.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#$_"},
    }
)
UNSAFE_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '{}\\ "<>^`|'})


@dataclass(frozen=True)
class Citation:
    """What a citation of one page in one language says. `author`: the organisation that answers for it, or the site.

    `dated`: when it was last reviewed, or else published as it stands.
    """

    author: str
    title: str
    site: str
    kind: str
    type_name: str
    language: str
    address: str
    slug: str
    licence: str
    licence_address: str
    summary: str = ""
    edition: str = ""
    dated: date | None = None
    is_reviewed: bool = False

    @property
    def year(self) -> str:
        return str(self.dated.year) if self.dated else ""

    @property
    def key(self) -> str:
        """ASCII letters, digits and hyphens: `mediation-toolbox-entry-ceasefire-map-en`."""
        return re.sub(r"[^a-z0-9]+", "-", f"mediation-toolbox-{self.type_name}-{self.slug}-{self.language}".lower())

    @property
    def status(self) -> str:
        """In the language at hand: whether and when it was reviewed."""
        if not self.is_reviewed:
            return _("Draft, not yet reviewed")
        return f"{_('Reviewed')} {self.dated.isoformat()}"


def citation_of(page, address: str, owner=None) -> Citation:
    """How a (specific) page at a whole address is cited, in its own language. `owner`: a readable page, or None."""
    published = page.last_published_at or page.first_published_at
    with override(page.language):
        site = _("Mediation Toolbox")
        return Citation(
            author=one_line(owner.title) if owner else site,
            title=one_line(page.title),
            site=site,
            kind=kind_in_words(page),
            type_name=page.type_name,
            language=page.language,
            address=address,
            slug=page.slug,
            licence=str(page.get_licence_display()),
            licence_address=LICENCES.get(page.licence, ""),
            summary=one_line(page.summary),
            edition=one_line(getattr(page, "edition", "")),
            dated=page.reviewed_on or (timezone.localdate(published) if published else None),
            is_reviewed=bool(page.reviewed_on),
        )


def owner_of(page):
    """The readable page of the organisation that answers for a page, in its language; None where there is none."""
    owner = getattr(page, "owned_by_id", None)
    return Linked([owner], page.language).get(owner) if owner else None


def kind_in_words(page) -> str:
    """What a (specific) page is, in the language at hand: “Checklist”, “Case”."""
    kind = page.get_kind_display() if getattr(page, "kind", "") else page._meta.verbose_name
    return capfirst(str(kind))


def one_line(text: str) -> str:
    """A text without line breaks, and without characters that only machines see."""
    seen = ("" if unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace() else sign for sign in text or "")
    return " ".join("".join(seen).split())


def tex(text: str) -> str:
    """A text as TeX sets it, whatever signs are in it. Letters of all alphabets stay as they are (UTF-8)."""
    return one_line(text).translate(TEX)


def bibtex(cited: Citation) -> str:
    """One @misc entry, with names and title kept from being changed by double braces."""
    with override(cited.language):
        note = f"{cited.status}. {cited.licence}"
    fields = {
        "author": f"{{{tex(cited.author)}}}",
        "title": f"{{{tex(cited.title)}}}",
        "howpublished": tex(cited.site),
        "type": tex(cited.kind),
        "edition": tex(cited.edition),
        "year": cited.year,
        "url": cited.address.translate(UNSAFE_IN_ADDRESS),
        "language": LANGUAGES.get(cited.language, cited.language),
        "note": tex(note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    # A month is one of BibTeX's own words, without braces.
    month = [f"  month = {MONTHS[cited.dated.month - 1]},"] if cited.dated else []
    return "\n".join([f"@misc{{{cited.key},", *lines, *month, "}"]) + "\n"


def csl_json(cited: Citation) -> str:
    """A list of one item of CSL-JSON (https://github.com/citation-style-language/schema)."""
    with override(cited.language):
        note = f"{cited.status}. {cited.licence}"
    item = {
        "id": cited.key,
        "type": CSL_TYPES.get(cited.type_name, "webpage"),
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "container-title": cited.site,
        "publisher": cited.site,
        "genre": cited.kind,
        "edition": cited.edition,
        "abstract": cited.summary,
        "issued": _day(cited.dated),
        "URL": cited.address,
        "language": cited.language,
        "note": note,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _day(day: date | None) -> dict:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}
