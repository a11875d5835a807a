"""What a file would change of its page, key by key and section by section."""

from toolbox.models import LoadedFile

from .exporting import writing_of
from .names import Names
from .standing import Standing
from .works import Comparison, Difference, Work


def comparison(work: Work, names: Names, now: dict[str, str], file: dict[str, str]) -> Comparison:
    """A file beside its page, both as keys and sections with their texts; where edited, also as last loaded."""
    standing = work.stood if now != file else Standing.UNCHANGED
    loaded = as_loaded(work, names) if standing is Standing.EDITED else None
    found = [
        Difference(word, None if loaded is None else loaded.get(word, ""), now.get(word, ""), file.get(word, ""))
        for word in dict.fromkeys([*file, *now])
        if now.get(word) != file.get(word)
    ]
    return Comparison(work.source.name, work.reading.values["title"], standing, found)


def as_loaded(work: Work, names: Names) -> dict[str, str] | None:
    """The page as its file last made it; None where that revision is gone."""
    record = LoadedFile.objects.filter(key=work.source.key, language=work.source.language).first()
    revision = record.revision if record else None
    return writing_of(revision.as_object(), names).pieces() if revision else None
