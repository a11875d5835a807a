"""What the network knows: entries, guides, cases and the glossary."""

from .cases import CaseIndexPage, CasePage
from .entries import EntryIndexPage, EntryKeyword, ToolboxEntryPage
from .glossary import GlossaryIndexPage, GlossaryTermPage
from .guides import GuideIndexPage, ThematicGuidePage
from .loaded import LoadedFile
from .uploads import Upload

__all__ = [
    "CaseIndexPage",
    "CasePage",
    "EntryIndexPage",
    "EntryKeyword",
    "GlossaryIndexPage",
    "GlossaryTermPage",
    "GuideIndexPage",
    "LoadedFile",
    "ThematicGuidePage",
    "ToolboxEntryPage",
    "Upload",
]
