"""Elasticsearch 8 and 9 and OpenSearch 3: matching and ranking by a server of its own, with the database in reserve.

Nothing of the vendors' clients is imported here, so that a site without a server does not pay for them.
"""

from functools import cache

from .address import Address


@cache
def chosen(url: str) -> Address | None:
    """The server that SEARCH_URL names, or None where it is empty; raises ImproperlyConfigured."""
    return Address.read(url) if url else None


def configured() -> Address | None:
    """The server of this site; None where the database answers."""
    from django.conf import settings

    return chosen(getattr(settings, "SEARCH_URL", ""))
