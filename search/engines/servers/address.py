"""Which server, and which index on it: SEARCH_URL taken apart."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# What both vendors allow as the name of an index.
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
SCHEMES = {
    f"{vendor}+{scheme}": (vendor, scheme) for vendor in ("elasticsearch", "opensearch") for scheme in ("http", "https")
}
EXAMPLE = "elasticsearch+https://user:password@search.example.org:9200/toolbox"


@dataclass(frozen=True)
class Address:
    """A server: `vendor` is "elasticsearch" or "opensearch", `index` the alias under which questions find it."""

    vendor: str
    url: str
    index: str
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Which server and index this is, without what opens it."""
        return f"{self.vendor}+{self.url}/{self.index}"

    @classmethod
    def read(cls, sent: str) -> "Address":
        """What SEARCH_URL says; raises ImproperlyConfigured, which never repeats a password."""
        try:
            parts = urlsplit(sent)
            port = parts.port
        except ValueError:
            raise _wrong("its host or port cannot be read") from None
        if parts.scheme not in SCHEMES:
            raise _wrong(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)}")
        if not parts.hostname:
            raise _wrong("it names no host")
        index = parts.path.strip("/")
        if not NAME.fullmatch(index) or parts.query or parts.fragment:
            raise _wrong("after the host it must name one index: small letters, digits, - and _")
        vendor, scheme = SCHEMES[parts.scheme]
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        port = port or (443 if scheme == "https" else 9200)
        return cls(
            vendor, f"{scheme}://{host}:{port}", index, unquote(parts.username or ""), unquote(parts.password or "")
        )


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL is not an address of a search server: {what}. For example: {EXAMPLE}")
