"""Everything of the ground floor, by its plain name."""

from .base import CLASSIFICATION_FOLLOWS, Classified, Licence, SitePage, Withdrawal
from .media import Document, Image, Rendition
from .pages import HomePage, IndexPage, PlainPage
from .regions import Region, RegionKind, RegionMember
from .users import User
from .versions import SiteVersion
from .vocabularies import (
    LANGUAGES,
    ClaimBasis,
    Fundamental,
    Phase,
    Role,
    RoleGroup,
    Term,
    Theme,
    ThemeGroup,
    ThirdPartyKind,
    Track,
)

__all__ = [
    "CLASSIFICATION_FOLLOWS",
    "LANGUAGES",
    "ClaimBasis",
    "Classified",
    "Document",
    "Fundamental",
    "HomePage",
    "Image",
    "IndexPage",
    "Licence",
    "Phase",
    "PlainPage",
    "Region",
    "RegionKind",
    "RegionMember",
    "Rendition",
    "Role",
    "RoleGroup",
    "SitePage",
    "SiteVersion",
    "Term",
    "Theme",
    "ThemeGroup",
    "ThirdPartyKind",
    "Track",
    "User",
    "Withdrawal",
]
