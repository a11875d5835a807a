"""Limits on length, with a message that says by how much."""

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import ngettext

from .text import plain


@deconstructible
class MaxWordsValidator:
    """Refuses a text of more than `most` words, markup not counted."""

    def __init__(self, most: int):
        self.most = most

    def __call__(self, value) -> None:
        words = len(plain(value).split())
        if words > self.most:
            raise ValidationError(
                ngettext(
                    "This has %(words)d words; the limit is %(most)d word.",
                    "This has %(words)d words; the limit is %(most)d words.",
                    self.most,
                ),
                code="too-many-words",
                params={"words": words, "most": self.most},
            )

    def __eq__(self, other):
        return isinstance(other, MaxWordsValidator) and other.most == self.most

    def __hash__(self):
        return hash(self.most)
