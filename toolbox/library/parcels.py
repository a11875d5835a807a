"""What an editor sends: one file or a zip of them, refused with a reason where it could do harm."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .faults import Fault, Unreadable
from .reading import MOST_BYTES, SourceFile, parse_file, printable, refuse
from .registry import FOLDERS, KINDS

MOST_UPLOADED = 10 * 1024 * 1024  # bytes sent at once
MOST_FILES = 500
MOST_WORD_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 30 * 1024 * 1024
MOST_RATIO = 100
ZIP_BEGINS = b"PK\x03\x04"


def unpack(name: str, content: bytes) -> tuple[list[SourceFile], list[Fault]]:
    """The files in an upload taken apart, and what is wrong with it; a fault of the zip itself leaves no file."""
    try:
        if name.lower().endswith(".zip"):
            files = list(members(name, content))
        else:
            files = [(printable(name.replace("\\", "/").rpartition("/")[2]), content)]
    except Unreadable as error:
        return [], [error.fault]
    sources, faults = [], []
    if not files:
        faults.append(Fault(name, 1, "file", _("There is no file of the library in it."), _("Zip the folder itself.")))
    for path, text in files:
        try:
            sources.append(read_file(path, text))
        except Unreadable as error:
            faults.append(error.fault)
    return sources, faults


def read_file(path: str, content: bytes) -> SourceFile:
    """One file taken apart; one that stands in no folder goes into that of its type. Raises Unreadable."""
    from .word import parse_word  # python-docx is slow to import, and few processes need it

    if path.lower().endswith((".docm", ".dotm", ".doc")):
        raise refuse(path, 1, _("Only .md and .docx are read, no .docm or .doc."), _("Save it as .docx."))
    if not path.endswith((".md", ".docx")):
        raise refuse(path, 1, _("Only .md and .docx are read."), _("Send one of these, or a zip of them."))
    is_word = path.endswith(".docx")
    if is_word != content.startswith(ZIP_BEGINS):
        raise refuse(path, 1, _("The file is not what its name says."), _("Save it again as .md or .docx."))
    alone = "/" not in path
    source = (parse_word if is_word else parse_file)(f"{FOLDERS[0]}/{path}" if alone else path, content)
    if alone:
        kind = source.front.get("type")
        source.folder = next((one.folder for one in KINDS if kind and one.name == kind.value), FOLDERS[0])
        source.name = f"{source.folder}/{path}"
    elif source.folder not in FOLDERS:
        remedy = _("Folders are: %(names)s.") % {"names": ", ".join(FOLDERS)}
        raise refuse(path, 1, _("This stands in no folder of the library."), remedy)
    return source


def members(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each file in a zip. Raises Unreadable for one that could do harm."""
    archive = opened(name, content)
    paths = [info.filename for info in archive.infolist() if not info.is_dir()]
    tops = {path.split("/")[0] for path in paths}
    above = f"{tops.pop()}/" if len(tops) == 1 and all("/" in path for path in paths) else ""
    above = "" if above.rstrip("/") in FOLDERS else above
    for info in archive.infolist():
        path = info.filename.removeprefix(above)
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.split("/"))
        if info.is_dir() or hidden or path.upper().startswith(("LICENSE", "README")):
            continue
        yield printable(path), read_member(name, archive, info)


def read_member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file in a zip, no longer than it said it was. Raises Unreadable."""
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise refuse(name, 1, _("The zip is damaged."), _("Make the zip again.")) from error


def opened(name: str, content: bytes, most: int | None = None) -> zipfile.ZipFile:
    """A zip whose list of files promises no harm; nothing is unpacked yet. Raises Unreadable."""
    if not content.startswith(ZIP_BEGINS):
        raise refuse(name, 1, _("This is no zip."), _("Make the zip again."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refuse(name, 1, _("The zip cannot be opened."), _("Make the zip again.")) from error
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise refuse(name, 1, _("There are more than %(most)d files in it.") % {"most": MOST_FILES}, _("Send fewer."))
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise refuse(
            name, 1, _("It unpacks to more than %(most)d MB.") % {"most": MOST_UNPACKED >> 20}, _("Send less.")
        )
    for info in infos:
        refuse_member(name, info, most or (MOST_WORD_BYTES if info.filename.endswith(".docx") else MOST_BYTES))
    return archive


def refuse_member(name: str, info: zipfile.ZipInfo, most: int) -> None:
    path = f"{name}: {printable(info.filename)[:120]}"
    parts = info.filename.replace("\\", "/").split("/")
    if info.filename.startswith(("/", "\\")) or ".." in parts or ":" in info.filename or "\\" in info.orig_filename:
        raise refuse(path, 1, _("This path leads out of the zip."), _("Zip the folder itself, with plain paths."))
    if stat.S_ISLNK(info.external_attr >> 16):
        raise refuse(path, 1, _("This is a link, no file."), _("Put the file itself into the zip."))
    if info.flag_bits & 1:
        raise refuse(path, 1, _("This is encrypted."), _("Make the zip without a password."))
    if info.file_size > most:
        raise refuse(path, 1, _("The file has more than %(most)d bytes.") % {"most": most}, _("Break the item up."))
    if info.file_size > 100_000 and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        raise refuse(path, 1, _("This is packed more tightly than text can be."), _("Zip the file again."))
