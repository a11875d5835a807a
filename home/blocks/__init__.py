"""Blocks that any page may use."""

from .prose import PROSE, PointBlock, PointStream
from .sources import SourceBlock, SourceStream
from .terms import TermBlock

__all__ = ["PROSE", "PointBlock", "PointStream", "SourceBlock", "SourceStream", "TermBlock"]
