"""What the files say becomes rows, and what editors changed stays theirs."""

import pytest
import yaml

from home import vocabulary_files
from home.models import Phase, Region, RegionMember
from home.vocabulary_files import VocabularyFault, sync_vocabularies

pytestmark = pytest.mark.django_db
AREA = {"slug": "two-rivers", "kind": "practice-area", "label": {"en": "Two rivers"}}
PHASE = {"slug": "waiting", "label": {"en": "Waiting"}}


@pytest.fixture
def files(house, tmp_path, monkeypatch):
    """Call it with the terms of a file, by the file's stem: the folder then has these, and is synchronised."""
    monkeypatch.setattr(vocabulary_files, "FOLDER", tmp_path)

    def write(**rows):
        for stem in (*vocabulary_files.FILES, "regions"):
            (tmp_path / f"{stem}.yaml").write_text(yaml.safe_dump(rows.get(stem, [])))
        return sync_vocabularies()

    return write


def members(area: str = "two-rivers") -> dict[str, str]:
    """Slug → status of the countries an area lists."""
    return dict(RegionMember.objects.filter(area__slug=area).values_list("region__slug", "status"))


def listing(*countries) -> list[dict]:
    return [AREA | {"members": list(countries)}]


def test_a_country_that_the_file_lists_no_longer_is_taken_out(files):
    files(regions=listing("mali", "niger"))

    files(regions=listing("mali"))

    assert members() == {"mali": "member"}
    assert "two-rivers" not in Region.objects.closure()["niger"]


def test_a_membership_follows_its_file(files):
    files(regions=listing("mali"))

    files(regions=listing({"region": "mali", "status": "suspended", "since": 2020}))

    assert members() == {"mali": "suspended"}


def test_a_membership_that_an_editor_made_or_changed_stays(files):
    files(regions=listing("mali", "niger"))
    area = Region.objects.get(slug="two-rivers")
    RegionMember.objects.create(area=area, region=Region.objects.get(slug="chad"))
    RegionMember.objects.filter(area=area, region__slug="niger").update(status="former")

    files(regions=listing({"region": "niger", "status": "suspended"}))

    assert members() == {"niger": "former", "chad": "member"}


def test_memberships_from_before_they_were_marked_follow_the_file_from_the_next_time_on(files):
    files(regions=listing("mali", "niger"))
    RegionMember.objects.update(synced="")
    files(regions=listing("mali", "niger"))

    files(regions=listing("mali"))

    assert set(members()) == {"mali"}


def test_a_file_that_lists_no_known_place_changes_nothing(files):
    with pytest.raises(VocabularyFault, match="atlantis"):
        files(phases=[PHASE], regions=listing("atlantis"))

    assert not Phase.objects.filter(slug="waiting").exists()


def test_a_place_listed_twice_and_a_term_written_twice_are_named_and_change_nothing(files):
    with pytest.raises(VocabularyFault, match="niger"):
        files(phases=[PHASE], regions=listing("niger", "mali", "niger"))
    with pytest.raises(VocabularyFault, match="waiting"):
        files(phases=[PHASE, PHASE])

    assert not Phase.objects.filter(slug="waiting").exists()


def test_a_term_gets_what_its_file_had_left_out_before(files):
    files(phases=[PHASE])

    done = files(phases=[PHASE | {"crosswalk": {"swiss": "pre-negotiation"}}])

    assert Phase.objects.get(slug="waiting").in_swiss == "pre-negotiation"
    assert (done.updated, done.edited) == (1, 0)


def test_a_term_that_an_editor_changed_is_hers_until_the_file_says_the_same(files):
    files(phases=[PHASE])
    Phase.objects.filter(slug="waiting").update(label_en="Waiting time")

    hers = files(phases=[PHASE | {"label": {"en": "Delay"}}])
    label = Phase.objects.get(slug="waiting").label_en
    agreed = files(phases=[PHASE | {"label": {"en": "Waiting time"}}])
    files(phases=[PHASE | {"label": {"en": "Waiting times"}}])

    assert (hers.edited, label) == (1, "Waiting time")
    assert (agreed.edited, agreed.unchanged) == (0, 1)
    assert Phase.objects.get(slug="waiting").label_en == "Waiting times"


def test_a_phase_is_introduced_as_its_file_says(files):
    files(phases=[PHASE | {"introduction": {"en": "First the fear.\nThen the plan."}}])

    assert Phase.objects.get(slug="waiting").introduction == ["First the fear.", "Then the plan."]


def test_an_introduction_that_an_editor_wrote_stays(files):
    files(phases=[PHASE])
    Phase.objects.filter(slug="waiting").update(introduction_en="Hers.")

    files(phases=[PHASE | {"introduction": {"en": "The file's."}}])

    assert Phase.objects.get(slug="waiting").introduction == ["Hers."]


@pytest.mark.parametrize(("stem", "least", "most"), [("phases", 150, 200), ("themes", 60, 120)])
def test_every_phase_and_theme_is_introduced_in_english_and_not_at_length(stem, least, most):
    rows = [row for path in vocabulary_files.files_of(stem) for row in vocabulary_files.read_terms(path)]

    words = {row["slug"]: len((row.get("introduction") or {}).get("en", "").split()) for row in rows}

    assert {slug: count for slug, count in words.items() if not least <= count <= most} == {}


@pytest.mark.parametrize("stem", ["phases", "themes"])
def test_an_introduction_has_the_same_paragraphs_in_each_language_it_is_in(stem):
    rows = [row for path in vocabulary_files.files_of(stem) for row in vocabulary_files.read_terms(path)]

    paragraphs = {
        row["slug"]: {len(text.splitlines()) for text in (row.get("introduction") or {}).values()} for row in rows
    }

    assert {slug: counts for slug, counts in paragraphs.items() if len(counts) != 1} == {}
