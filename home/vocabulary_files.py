"""The vocabularies as readable files, and how they become rows without undoing an editor's work."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.db import models, transaction
from django.dispatch import Signal

from .models import LANGUAGES, Region, RegionMember, Term
from .models import vocabularies as v

FOLDER = Path(__file__).parent / "vocabularies"
# In the order in which one may point at another.
FILES: dict[str, type[Term]] = {
    "phases": v.Phase,
    "tracks": v.Track,
    "third-parties": v.ThirdPartyKind,
    "role-groups": v.RoleGroup,
    "roles": v.Role,
    "theme-groups": v.ThemeGroup,
    "themes": v.Theme,
    "fundamentals": v.Fundamental,
    "bases": v.ClaimBasis,
}
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, ten times as fast, where it was compiled
MEMBERSHIP = ("status", "since", "source")
HOUSES = {"swiss": "in_swiss", "african_union": "in_african_union", "usip": "in_usip", "pax": "in_pax"}

# Sent once at the end of a synchronisation that changed something, in its transaction: rows written many at a
# time send nothing of their own.
vocabularies_synced = Signal()


class VocabularyFault(Exception):
    """A vocabulary file says something that cannot be loaded; names the file and the term."""


@dataclass
class Tally:
    """What a synchronisation did: terms made, brought up to date, left as an editor has them; new memberships."""

    created: int = 0
    updated: int = 0
    edited: int = 0
    unchanged: int = 0
    members: int = 0


def read_terms(path: Path) -> Iterator[dict]:
    """The terms of one file. Raises VocabularyFault where it is not a list of terms with slugs."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # nosec B506: it is the safe one
    except yaml.YAMLError as fault:
        raise VocabularyFault(f"{path.name}: {fault}") from fault
    for row in rows or []:
        if not isinstance(row, dict) or not row.get("slug") or not (row.get("label") or {}).get("en"):
            raise VocabularyFault(f"{path.name}: a term needs a slug and an English label: {row!r:.120}")
        yield row


def columns(row: dict, order: int, model: type[Term]) -> dict:
    """A term's row as column → value: one column a language, synonyms one a line; the same columns for each row."""
    values = {"sort_order": order, "source": row.get("source") or ""}
    introduced = ("introduction",) if issubclass(model, v.Introduced) else ()
    for field in ("label", "definition", "scope_note", *introduced):
        for language in LANGUAGES:
            values[f"{field}_{language}"] = str((row.get(field) or {}).get(language) or "").strip()
    for language in LANGUAGES:
        names = (row.get("synonyms") or {}).get(language) or []
        values[f"synonyms_{language}"] = "\n".join(str(name).strip() for name in names)
    if model is v.Phase:
        for house, column in HOUSES.items():
            values[column] = (row.get("crosswalk") or {}).get(house) or ""
    if model is v.Role:
        values["in_eu_concept"] = row.get("eu_role") or ""
    return values


def region_columns(row: dict, order: int) -> dict:
    values = columns(row, order, Region) | {"kind": row["kind"]}
    for code in ("iso2", "iso3", "m49"):
        values[code] = str(row.get(code) or "")
    for language in LANGUAGES:
        values[f"naming_note_{language}"] = str((row.get("naming_note") or {}).get(language) or "").strip()
    return values


def fingerprint(values: dict) -> str:
    plain = {name: value.pk if isinstance(value, models.Model) else value for name, value in values.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def put(model: type[Term], known: dict[str, Term], slug: str, values: dict, tally: Tally) -> Term:
    """Make or update one term, unless an editor changed it since it was last brought from the files."""
    mark = fingerprint(values)
    term = known.get(slug)
    if term is None:
        term = known[slug] = model.objects.create(slug=slug, synced=mark, **values)
        tally.created += 1
    else:
        outcome = bring_up_to_date(term, values)
        setattr(tally, outcome, getattr(tally, outcome) + 1)
    return term


def bring_up_to_date(row: Term | RegionMember, values: dict) -> str:
    """Make a row say what the files say, unless an editor changed it: "updated", "edited" or "unchanged".

    One that an editor has made say the same is the files' again.
    """
    now, mark = fingerprint({name: getattr(row, name) for name in values}), fingerprint(values)
    if mark == now != row.synced:
        type(row).objects.filter(pk=row.pk).update(synced=mark)
    if mark in (now, row.synced):
        return "unchanged"
    if now != row.synced:
        return "edited"
    for name, value in values.items():
        setattr(row, name, value)
    row.synced = mark
    row.save()
    return "updated"


def files_of(stem: str) -> list[Path]:
    """A vocabulary is one file, or a folder of them read in the order of their names."""
    folder = FOLDER / stem
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else [FOLDER / f"{stem}.yaml"]


def rows_of(stem: str) -> list[dict]:
    """All terms of a vocabulary's files. Raises VocabularyFault where a slug stands there twice."""
    rows = [row for path in files_of(stem) for row in read_terms(path)]
    _once(stem, [row["slug"] for row in rows])
    return rows


def _once(where: str, slugs: list[str]) -> None:
    twice = [slug for slug, count in Counter(slugs).items() if count > 1]
    if twice:
        raise VocabularyFault(f"{where}: named more than once: {', '.join(sorted(twice))}")


def sync_file(stem: str, model: type[Term], tally: Tally) -> None:
    known = {term.slug: term for term in model.objects.all()}
    groups = None
    if any(field.name == "group" for field in model._meta.fields):
        groups = {g.slug: g for g in model._meta.get_field("group").related_model.objects.all()}
    rows = rows_of(stem)
    for order, row in enumerate(rows, start=1):
        values = columns(row, order, model)
        if groups is not None:
            if row.get("group") not in groups:
                raise VocabularyFault(f"{stem}: “{row['slug']}” stands in no known group: {row.get('group')!r}")
            values["group"] = groups[row["group"]]
        put(model, known, row["slug"], values, tally)


def sync_regions(tally: Tally) -> None:
    """Every region file: first the rows, then what lies in what, then who lists whom."""
    rows = rows_of("regions")
    known = {region.slug: region for region in Region.objects.select_related("parent")}
    waiting = list(enumerate(rows, start=1))
    while waiting:
        later = []
        for order, row in waiting:
            parent = row.get("parent")
            if parent and parent not in known:
                later.append((order, row))
                continue
            values = region_columns(row, order) | {"parent": known.get(parent)}
            put(Region, known, row["slug"], values, tally)
        if len(later) == len(waiting):
            names = ", ".join(f"{row['slug']} in {row['parent']}" for _order, row in later[:5])
            raise VocabularyFault(f"regions: these lie in nothing known: {names}")
        waiting = later
    tally.members = sync_members(rows, known)


def sync_members(rows: list[dict], known: dict[str, Region]) -> int:
    """The memberships as the files have them: made, brought up to date, and taken out where the files do not say so.

    Those that an editor made or changed stay. How many changed.
    """
    there = {(one.area_id, one.region_id): one for one in RegionMember.objects.all()}
    new, changed = [], 0
    for area, region, values in members_of(rows, known):
        one = there.pop((area.pk, region.pk), None)
        if one is None:
            new.append(RegionMember(area=area, region=region, synced=fingerprint(values), **values))
        else:
            changed += bring_up_to_date(one, values) == "updated"
    RegionMember.objects.bulk_create(new)
    for one in there.values():
        if one.synced and one.synced == fingerprint({name: getattr(one, name) for name in MEMBERSHIP}):
            one.delete()
            changed += 1
    return changed + len(new)


def members_of(rows: list[dict], known: dict[str, Region]) -> Iterator[tuple[Region, Region, dict]]:
    """(area, region, status and the like) of each membership the files name; VocabularyFault for an unknown place."""
    for row in rows:
        members = [{"region": one} if isinstance(one, str) else one for one in row.get("members") or []]
        _once(f"regions: members of {row['slug']}", [str(member.get("region")) for member in members])
        for member in members:
            if member.get("region") not in known:
                raise VocabularyFault(f"regions: “{row['slug']}” lists the unknown “{member.get('region')}”")
            values = {name: str(member.get(name) or "") for name in MEMBERSHIP}
            values["status"] = values["status"] or RegionMember.Status.MEMBER.value
            yield known[row["slug"]], known[member["region"]], values


@transaction.atomic
def sync_vocabularies() -> Tally:
    """Bring every vocabulary from its file into the database; run twice, the second changes nothing.

    Raises VocabularyFault, and changes nothing, where a file is at fault.
    """
    tally = Tally()
    for stem, model in FILES.items():
        sync_file(stem, model, tally)
    sync_regions(tally)
    if tally.created or tally.updated or tally.members:
        vocabularies_synced.send(Term)
    return tally
