"""How a strict question is refused: with the parameter, what is wrong with it, and what it allows."""

from collections.abc import Sequence
from difflib import get_close_matches

from django.http import JsonResponse
from django.utils.translation import gettext as _

MOST_LISTED = 50
NOTHING_HERE = "There is nothing at this address."


class CriteriaError(ValueError):
    """A question that cannot be asked. `parameter`, `problem` and `allowed` are for the answer's body."""

    def __init__(self, parameter: str, problem: str, allowed: Sequence[str] = ()):
        super().__init__(f"{parameter}: {problem}")
        self.parameter = parameter
        self.problem = problem
        self.allowed = tuple(allowed)


def unknown_value(parameter: str, value: str, allowed: Sequence[str]) -> CriteriaError:
    """The error for a value that is not on a list: the list where it is short, the nearest where it is long."""
    shown = "".join(c if c.isprintable() else "�" for c in value[:60])
    listed = allowed
    if len(allowed) > MOST_LISTED:
        listed = get_close_matches(shown, allowed, n=8, cutoff=0.4) or allowed[:8]
        problem = _("“%(value)s” is not one of its %(n)d values. Near it: %(listed)s.")
    else:
        problem = _("“%(value)s” is not known. Allowed: %(listed)s.")
    fill = {"value": shown, "n": len(allowed), "listed": ", ".join(listed)}
    return CriteriaError(parameter, problem % fill, listed)


def fault(message: str, status: int, parameter: str | None = None, allowed: Sequence[str] = ()) -> JsonResponse:
    """The one shape in which the API says no: what is wrong, with which parameter, and what that allows."""
    body = {"error": message, "parameter": parameter, "allowed": list(allowed)}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
