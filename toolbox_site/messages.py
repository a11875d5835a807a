"""Compile the message catalogues: no machine is asked to have gettext's tools.

Run as `python -m toolbox_site.messages`; writes a .mo beside each locale/*/LC_MESSAGES/*.po.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_messages() -> int:
    """Compile every catalogue; returns how many there were."""
    done = 0
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
            write_mo(written, read_po(read, locale=source.parts[-3]))
        done += 1
    return done


if __name__ == "__main__":
    compile_messages()
