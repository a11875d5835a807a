"""The kinds of page that have files."""

from .cases import CASE
from .entries import ENTRY
from .glossary import TERM
from .guides import GUIDE
from .kinds import Kind
from .organisations import ORGANISATION
from .pages import HOME, PAGE

# In the order of publishing: what is pointed at comes before what points.
KINDS: tuple[Kind, ...] = (ORGANISATION, TERM, CASE, ENTRY, GUIDE, PAGE, HOME)
FOLDERS = tuple(dict.fromkeys(kind.folder for kind in KINDS))
