"""The picture that stands for a page: drawn at publishing, in the right letters, and gone with the page."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image, ImageDraw, ImageFont
from wagtail.models import Page

from home import card_drawing, cards, services
from home.card_drawing import Card, can_be_set, drawn
from tests import factories as make

pytestmark = pytest.mark.django_db

NAMED = re.compile(r'<meta property="og:image" content="http://testserver(/cards/[^"]+)">')


@pytest.fixture
def publishing(settings, tmp_path, django_capture_on_commit_callbacks):
    """What is done in it is done as where each change is sure to stay; cards are kept in a folder of their own."""
    settings.CARDS_AT_PUBLISHING = True
    settings.MEDIA_ROOT = tmp_path
    return lambda: django_capture_on_commit_callbacks(execute=True)


def address_of(door, page_address: str) -> str:
    """Where the card of a page is, as the page says; "" where it says nothing."""
    found = NAMED.search(door.get(page_address).content.decode())
    return found[1] if found else ""


def test_a_card_is_there_as_soon_as_its_page_is_published(public_door, house, publishing):
    with publishing():
        page = make.entry(title="The map", phases=["negotiation"])

    html = public_door.get(page.get_url()).content.decode()
    answer = public_door.get(address_of(public_door, page.get_url()))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.size == (1200, 630)
        assert picture.convert("RGB").getpixel((5, 300)) == (0x4A, 0x56, 0xA6)
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert html.count(address_of(public_door, page.get_url())) == 3  # and the two places where JSON-LD has it
    assert len(answer.content) < 60_000


def test_it_is_asked_for_each_time_and_not_sent_again(public_door, house, publishing):
    with publishing():
        page = make.entry()
    address = address_of(public_door, page.get_url())

    answer = public_door.get(address)

    assert answer["Cache-Control"] == "public, no-cache"
    assert public_door.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_draft_and_a_change_that_is_not_published_have_none(public_door, house, publishing):
    with publishing():
        make.entry(live=False)
    assert not list(default_storage.listdir(".")[0])
    with publishing():
        page = make.entry(title="The map")
    address = address_of(public_door, page.get_url())

    with publishing():
        page.title = "Changed"
        page.save_revision()

    assert address_of(public_door, page.get_url()) == address


def test_a_new_title_is_a_new_picture_under_a_new_name_and_the_old_one_is_gone(public_door, house, publishing):
    with publishing():
        page = make.entry(title="The map")
    old = address_of(public_door, page.get_url())

    with publishing():
        page.title = "Another map"
        page.save_revision().publish()

    assert address_of(public_door, page.get_url()) != old
    assert public_door.get(old).status_code == 404
    assert public_door.get(address_of(public_door, page.get_url())).status_code == 200


LEAVING = {
    "unpublished": lambda page: page.unpublish(),
    "withdrawn": services.withdraw,
    "deleted": lambda page: Page.objects.get(pk=page.pk).delete(),
}


@pytest.mark.parametrize("way", LEAVING)
def test_the_card_leaves_with_its_page_and_so_do_those_of_its_translations(public_door, house, publishing, way):
    with publishing():
        page = make.entry(slug="map")
        french = make.translated(page, "fr", title="La carte")
    english, other = (address_of(public_door, one.get_url()) for one in (page, french))
    assert public_door.get(other).status_code == 200

    with publishing():
        LEAVING[way](page)

    assert public_door.get(english).status_code == 404
    assert not default_storage.exists(english.lstrip("/"))
    if way != "deleted":
        assert public_door.get(other).status_code == 404
        assert not default_storage.exists(other.lstrip("/"))


def test_what_is_hidden_by_something_else_shows_no_card_though_the_file_is_there(public_door, house, publishing):
    from django.utils import timezone

    with publishing():
        page, below = make.entry(), make.case()
    expired, covered = address_of(public_door, page.get_url()), address_of(public_door, below.get_url())

    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    services.withdraw(below.get_parent())

    for address in (expired, covered):
        assert default_storage.exists(address.lstrip("/"))
        assert public_door.get(address).status_code == 404
        assert public_door.get(f"/media{address}").status_code == 404


def test_no_card_has_a_second_address(public_door, house, publishing):
    with publishing():
        page = make.entry()
    address = address_of(public_door, page.get_url())

    assert public_door.get(f"/media{address}").status_code == 404
    assert public_door.get(address.replace("/en-", "/fr-")).status_code == 404
    assert public_door.get(address.replace(".png", ".txt")).status_code == 404


def test_an_original_shown_for_want_of_a_translation_shows_its_own_card(public_door, house, publishing):
    with publishing():
        make.entry(slug="map")

    assert address_of(public_door, "/ar/toolbox/map/") == address_of(public_door, "/en/toolbox/map/") != ""


def test_nothing_is_drawn_for_a_reader(public_door, house, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    page = make.entry()
    monkeypatch.setattr(cards, "drawn", lambda card: pytest.fail("drawn for a reader"))

    html = public_door.get(page.get_url()).content.decode()

    assert "og:image" not in html
    assert '<meta name="twitter:card" content="summary">' in html


def test_publishing_stands_where_no_picture_can_be_kept(public_door, house, publishing, monkeypatch):
    def full(*args):
        raise OSError("no space left")

    monkeypatch.setattr(cards, "drawn", full)
    with publishing():
        page = make.entry()

    assert public_door.get(page.get_url()).status_code == 200


def test_the_cards_of_pages_from_before_are_drawn_by_a_command_once(public_door, house, settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path
    page, draft = make.entry(), make.entry(live=False)

    call_command("make_cards")

    assert public_door.get(address_of(public_door, page.get_url())).status_code == 200
    assert not cards.kept(draft)
    capsys.readouterr()
    call_command("make_cards")
    assert capsys.readouterr().out == "0 cards drawn\n"


# -- what is drawn ------------------------------------------------------------------------------------------------
def card(title: str, language: str = "en", **fields) -> Card:
    return Card(**{"title": title, "kind": "Case", "site": "Mediation Toolbox", "language": language} | fields)


def ink(picture: bytes, box=(100, 120, 1100, 500)) -> int:
    """How much is written in the middle of a card."""
    with Image.open(BytesIO(picture)) as opened:
        return sum(opened.convert("L").crop(box).point(lambda shade: shade < 128).histogram()[1:])


def test_letters_the_face_does_not_have_are_not_drawn_as_boxes():
    assert ink(drawn(card("The map"))) > 1_000
    assert ink(drawn(card("日本の地図"))) == 0
    assert ink(drawn(card("A map of 日本"))) == 0


def test_arabic_is_written_only_where_its_letters_can_be_joined(monkeypatch):
    arabic = card("النضج، وما الذي يُعمل حين يغيب", "ar", site="صندوق أدوات الوساطة")
    if card_drawing.can_join():
        assert ink(drawn(arabic)) > 1_000

    monkeypatch.setattr(card_drawing, "can_join", lambda: False)

    assert ink(drawn(arabic)) == 0
    assert ink(drawn(card("La carte à Genève", "fr"))) > 1_000


def written(letter: str) -> bytes:
    """The pixels of one letter in the face of the cards."""
    paper = Image.new("L", (80, 80))
    ImageDraw.Draw(paper).text((0, 0), letter, fill=255, font=ImageFont.truetype(str(card_drawing.FACE), 40))
    return paper.tobytes()


def test_every_letter_that_may_be_written_is_in_the_face():
    assert not any(written("日"))
    for first, last in (*card_drawing.LATIN, *card_drawing.ARABIC):
        for place in range(first, last + 1):
            assert any(written(chr(place))) or chr(place).isspace(), hex(place)
    for said in ("é ñ ç œ « » – “x” ’ …", "ء آ أ ؤ إ ئ ا ب ة ـً ٍ ، ؛ ؟ ٠ ٩"):
        assert can_be_set(said) or not card_drawing.can_join()


@pytest.mark.parametrize("title", ["x" * 255, "word " * 51, "", " ", "W" * 60 + " a"])
def test_a_title_of_any_length_stays_on_the_card(title):
    with Image.open(BytesIO(drawn(card(title.strip())))) as picture:
        shades = picture.convert("L")
        assert shades.crop((1120, 0, 1200, 630)).getextrema()[0] > 240  # nothing runs over the edge
        assert shades.crop((50, 0, 1200, 40)).getextrema()[0] > 240


def test_the_band_is_where_a_line_begins():
    def colour(picture: bytes, across: int):
        with Image.open(BytesIO(picture)) as opened:
            return opened.convert("RGB").getpixel((across, 10))

    english, arabic = drawn(card("The map", phase="contact")), drawn(card("", "ar", phase="contact"))
    assert colour(english, 5) == colour(arabic, 1195) == (0x12, 0x69, 0x6A)
    assert colour(english, 1195) == colour(arabic, 5) == card_drawing.PAPER


def test_each_phase_has_a_colour(house):
    from home.models import Phase

    assert set(card_drawing.PHASES) == set(Phase.objects.values_list("slug", flat=True))
