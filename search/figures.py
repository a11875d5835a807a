"""Numbers as a reader of a language writes them."""

from django.utils.formats import number_format


def grouped(number: int) -> str:
    """A whole number with its thousands apart, as the language at hand does: “10,000”, « 10 000 »."""
    # Hundreds a page are smaller, and asking for the format of a language costs more than the number itself.
    return str(number) if -1000 < number < 1000 else number_format(number, force_grouping=True)
