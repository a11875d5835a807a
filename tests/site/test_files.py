"""Files follow the pages that offer them: what no readable page offers is not there."""

import re
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Picture

from home import services
from home.models import Document, Image
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> Document:
    return Document.objects.create(title="A map", file=ContentFile(b"%PDF-1.4 a map", name="map.pdf"))


def offering(file: Document, **fields):
    return factories.entry(files=[("file", {"file": file, "note": "To print."})], **fields)


def test_a_file_that_a_page_offers_is_there_and_asked_for_each_time(public_door, file):
    page = offering(file)

    answer = public_door.get(file.url)

    assert answer.status_code == 200
    assert answer.getvalue().startswith(b"%PDF")
    assert answer["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert public_door.get(file.url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert file.url in public_door.get(page.get_url()).content.decode()


def test_a_file_that_no_page_offers_yet_is_not_there(public_door, file):
    offering(file, live=False)

    assert public_door.get(file.url).status_code == 404


def test_a_file_that_only_a_draft_change_offers_is_not_there(public_door, file):
    page = factories.entry()
    page.files = [("file", {"file": file, "note": ""})]
    page.save_revision()

    assert public_door.get(file.url).status_code == 404


@pytest.mark.parametrize(
    "leave", [lambda page: page.unpublish(), services.withdraw, lambda page: page.get_parent().specific.unpublish()]
)
def test_a_file_leaves_with_the_page_that_offered_it(public_door, file, leave):
    page = offering(file)
    kept = public_door.get(file.url)["ETag"]

    leave(page)

    assert public_door.get(file.url).status_code == 404
    assert public_door.get(file.url, headers={"If-None-Match": kept}).status_code == 404


def test_a_file_stays_while_another_page_offers_it(public_door, file):
    first, _second = offering(file), offering(file)

    services.withdraw(first)

    assert public_door.get(file.url).status_code == 200


def test_uploads_have_no_second_address(public_door, file):
    offering(file)

    assert public_door.get(f"/media/{file.file.name}").status_code == 404


@pytest.fixture
def picture(tmp_path) -> Image:
    cache.clear()  # Wagtail remembers renditions there, also those of a test before
    made = tmp_path / "tent.png"
    Picture.new("RGB", (400, 300), "red").save(made)
    return Image.objects.create(title="A tent", file=ImageFile(made.open("rb"), name="tent.png"))


def shown_on(door, page) -> str:
    """The address of the picture that a page shows."""
    return re.search(r'<img[^>]* src="([^"]+)"', door.get(page.get_url()).content.decode())[1]


def test_a_picture_is_there_as_a_page_shows_it_and_not_as_it_was_uploaded(public_door, picture):
    address = shown_on(public_door, factories.organisation(logo=picture))

    assert public_door.get(address).status_code == 200
    assert public_door.get(picture.file.url).status_code == 404


def test_a_picture_that_only_a_draft_shows_is_not_there(public_door, picture):
    factories.organisation(logo=picture, live=False)

    assert public_door.get(picture.get_rendition("max-320x120").url).status_code == 404


@pytest.mark.parametrize(
    "leave", [lambda page: page.unpublish(), services.withdraw, lambda page: page.get_parent().specific.unpublish()]
)
def test_a_picture_leaves_with_the_page_that_showed_it(public_door, picture, leave):
    page = factories.organisation(logo=picture)
    address = shown_on(public_door, page)
    kept = public_door.get(address)["Last-Modified"]

    leave(page)

    assert public_door.get(address).status_code == 404
    assert public_door.get(address, headers={"If-Modified-Since": kept}).status_code == 404


def test_the_desk_sees_what_was_uploaded(desk, file):
    assert desk.get(file.url).status_code == 200


def test_the_desk_uploads_a_picture_and_what_it_gave_away_is_gone(desk, tmp_path):
    made, exif = tmp_path / "tent.jpg", Picture.Exif()
    exif[0x013B] = "A photographer in danger"
    Picture.new("RGB", (40, 30), "red").save(made, exif=exif)
    assert b"in danger" in made.read_bytes()

    answer = desk.post("/admin/images/add/", {"title": "A tent", "file": made.open("rb"), "collection": 1})

    assert answer.status_code == 302
    image = Image.objects.get(title="A tent")
    assert (image.width, image.height) == (40, 30)
    with image.file.open() as kept:
        assert b"in danger" not in kept.read()


def cut_off() -> bytes:
    made = BytesIO()
    Picture.effect_noise((300, 300), 60).save(made, "JPEG")
    return made.getvalue()[:4000]


BROKEN = {"cut.jpg": cut_off(), "nonsense.png": b"\x89PNG\r\n\x1a\n" + b"x" * 100, "words.png": b"no picture"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_cannot_be_read_is_refused_in_words(desk, name):
    fields = {"title": "A tent", "collection": 1}

    one = desk.post("/admin/images/add/", fields | {"file": ContentFile(BROKEN[name], name=name)})
    many = desk.post("/admin/images/multiple/add/", fields | {"files[]": ContentFile(BROKEN[name], name=name)})

    assert one.status_code == 200
    assert one.context["form"].errors["file"]
    assert many.json()["success"] is False
    assert many.json()["error_message"]
    assert not Image.objects.exists()


@pytest.mark.parametrize("mode", ["P", "RGB", "RGBA"])
def test_what_shines_through_a_picture_still_does_after_its_upload(db, mode):
    drawn, made = Picture.new(mode, (4, 4), 0), BytesIO()
    if mode == "P":
        drawn.putpalette([255, 0, 0, 0, 255, 0])
    drawn.save(made, "PNG", **({} if mode == "RGBA" else {"transparency": 0 if mode == "P" else (0, 0, 0)}))

    image = Image.objects.create(title="A hole", file=ImageFile(made, name="hole.png"))

    with image.file.open() as kept, Picture.open(kept) as seen:
        assert seen.convert("RGBA").getpixel((0, 0))[3] == 0
