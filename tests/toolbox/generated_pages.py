"""Pages of every kind with every field and every block filled, in odd words."""

import datetime
import random

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.blocks import TermBlock
from home.models import HomePage, Theme
from tests import factories
from toolbox.library.filling import fill
from toolbox.library.kinds import Kind
from toolbox.library.organisations import FACTS, OF_LINES
from toolbox.library.registry import KINDS
from toolbox.library.streams import block_id, only_child

ODD = [
    "a: b", 'say "yes"', "it's", "*stars* and **two**", "_under_ a_b _", "النص: بالعربية", "1. no list", "2) nor this",
    "- no dash", "+ plus", "# no heading", "> no quotation", "[no](link)", "`no code`", "a | b", "&amp; &copy &lt;",
    "back\\slash \\* \\", "«\u00a0oui\u00a0» ; non ?", "Who: me", "---", "===", "~~~", "100 %", "!", "{no: map}",
    "null", "a < b > c", "🕊 peace", "Ħ", "https://example.org/a_b_c?d=*e*", "…", "Source: not one", ":---|",
]  # fmt: skip
LONG_TEXTS = (models.TextField, blocks.TextBlock)


class Generator:
    """Values for any field or block, the same for the same seed."""

    def __init__(self, seed: int, pages: dict[str, list[Page]]):
        self.random, self.pages = random.Random(seed), pages

    def words(self, most: int = 3) -> str:
        return " ".join(self.random.choices(ODD, k=self.random.randint(1, most)))

    def lines(self) -> str:
        return "".join(self.words() + self.random.choice(["\n", "\n\n", ""]) for _n in range(3)).strip()

    def inline(self, deep: int = 2) -> str:
        found = ""
        for _n in range(self.random.randint(1, 4)):
            said = self.words(2) if self.random.random() < 0.7 else self.random.choice("ab.,")
            said = said.replace("&", "&amp;").replace("<", "&lt;")
            tag = self.random.choice(["b", "i", "a", "page", "", "", "br"]) if deep else ""
            if tag == "br":
                said += "<br/>" + self.random.choice("-#x1>") + " after"
            if tag in ("b", "i"):
                said = f"<{tag}>{self.inline(deep - 1)}</{tag}>"
            if tag == "a" and deep == 2:
                said = f'<a href="https://example.org/{self.random.choice(["a(b)", "é_è", "a*b", "?a=1&amp;b=2"])}">{said}</a>'
            if tag == "page" and deep == 2:
                said = f'<a linktype="page" id="{self.random.choice(self.pages["entry"]).pk}">{said}</a>'
            found += said + self.random.choice(["", " "])
        return found

    def listing(self, deep: int = 2) -> str:
        tag = self.random.choice(["ul", "ol"])
        rows = [self.inline() + (self.listing(deep - 1) if deep and self.random.random() < 0.4 else "") for _n in "ab"]
        return f"<{tag}>" + "".join(f"<li>{row}</li>" for row in rows) + f"</{tag}>"

    def rich(self, lists: bool = True, headings: tuple[str, ...] = ()) -> str:
        found = f'<p data-block-key="x1">{self.inline()}</p>'
        for _n in range(self.random.randint(0, 3)):
            some = [f"<p>{self.inline()}</p>", *([self.listing()] if lists else [])]
            found += self.random.choice(some + [f"<{tag}>{self.words()}</{tag}>" for tag in headings])
        return self.listing() + found if lists and self.random.random() < 0.3 else found

    def block(self, block: blocks.Block, name: str, where: str):
        """A block's value as it is stored."""
        if isinstance(block, blocks.StructBlock):
            return {key: self.block(child, key, where) for key, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            return [
                {"type": "item", "value": self.block(block.child_block, name, where), "id": block_id(where, n)}
                for n in "12"
            ]
        if isinstance(block, blocks.RichTextBlock):
            features = block.features
            return self.rich("ul" in features, tuple({"h2", "h3", "h4"} & set(features)))
        if isinstance(block, blocks.PageChooserBlock):
            kind = block.target_model._meta.model_name
            return self.random.choice(
                [p for group in self.pages.values() for p in group if p._meta.model_name == kind]
            ).pk
        if isinstance(block, TermBlock):
            return block.field.terms.first().slug
        if isinstance(block, blocks.ChoiceBlock):
            return self.random.choice([value for value, _label in block.field.choices if value])
        if isinstance(block, blocks.DateBlock):
            return "2026-02-03"
        if isinstance(block, blocks.IntegerBlock):
            return 90
        if isinstance(block, blocks.URLBlock):
            return "https://example.org/full_text?a=1&b=(2)"
        if isinstance(block, blocks.RegexBlock):
            return f"anchor-{self.random.randint(0, 10**9)}"
        if name in ("source", "other_source", "key"):
            return "a-2005"
        if name in ("start", "end", "date", "score_year", "year"):
            return "2005"
        return self.lines() if isinstance(block, LONG_TEXTS) else self.words(1)

    def field(self, field, where: str):
        if isinstance(field, StreamField):
            name, block = only_child(field)
            count = 1 if field.name in ("sources", "exercise", "needs", "inclusion") else 2
            rows = [self.block(block, name, f"{where}{n}") for n in range(count)]
            return [{"type": name, "value": row, "id": block_id(where, n)} for n, row in enumerate(rows)]
        if isinstance(field, RichTextField):
            return self.rich(headings=tuple({"h2", "h3"} & set(field.features or [])))
        if isinstance(field, ClusterTaggableManager):
            return ["one: two", "three"]
        if field.many_to_many:
            if issubclass(field.related_model, Page):
                return [p for group in self.pages.values() for p in group if isinstance(p, field.related_model)]
            return list(field.related_model.objects.all()[:3])
        return self.column(field)

    def column(self, field):
        if isinstance(field, models.ForeignKey):
            if issubclass(field.related_model, Page):
                return self.pages["organisation"][0]
            return field.related_model.objects.first()
        if isinstance(field, models.BooleanField):
            return True
        if isinstance(field, models.DateField):
            return None if field.name == "embargo_until" else datetime.date(2026, 11, 2)
        if field.choices:
            return self.random.choice([value for value, _label in field.choices if value])
        if isinstance(field, models.URLField):
            return "https://example.org/é?a=1&b=2"
        if field.name in OF_LINES or field.name in ("also_known_as", "authors"):
            return "\n".join([self.words(), self.words()])
        if field.name in ("start", "end"):
            return "2005-08"
        return self.lines()[:200] if isinstance(field, models.TextField) else self.words(2)[:35]


def fill_every_field(page: Page, kind: Kind, seed: int, pages: dict[str, list[Page]]) -> None:
    """Give every field that its file can say an odd value, and publish the page."""
    generator = Generator(seed, pages)
    names = [name for name in kind.fields if name != "provenance"]
    values = {name: generator.field(page._meta.get_field(name), f"{seed}{name}") for name in names}
    if "primary_theme" in values:
        themes = list(Theme.objects.all()[:3])
        values |= dict(zip(("primary_theme", "second_theme", "third_theme"), themes, strict=True))
    if kind.profile:
        values["provenance"] = [
            {
                "type": "provenance",
                "id": block_id(seed, name),
                "value": {
                    "field": name,
                    "basis": generator.random.choice(["public-sources", "self-declared", "confirmed"]),
                    "source_title": generator.words(1),
                    "url": "https://example.org/",
                    "note": generator.words(1),
                },
            }
            for name in ("mission", *(n for n in FACTS if n not in ("founded", "ror")))
        ]
    fill(page, values)
    page.save_revision().publish()


def generated(seed: int) -> list[tuple[Kind, Page]]:
    """Two published pages of each kind."""
    makers = factories.MAKERS | {"page": factories.plain_page}
    named = {kind.name: kind for kind in KINDS}
    pages = {name: [makers[name](), makers[name]()] for name in named if name != "home"}
    pages["home"] = [HomePage.objects.get(locale__language_code="en")]
    found = [(named[name], page) for name, group in pages.items() for page in group]
    for number, (kind, page) in enumerate(found):
        fill_every_field(page, kind, seed * 100 + number, pages)
    return found
