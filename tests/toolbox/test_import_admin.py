"""Import in the admin: refused with a reason, shown before it is written, written as chosen."""

import io
import os
import stat
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from tests import factories
from toolbox.library.exporting import export_page
from toolbox.library.registry import KINDS
from toolbox.library.word_template import word_template
from toolbox.models import GlossaryTermPage, Upload

pytestmark = pytest.mark.usefixtures("house")
TERM = """---
type: term
slug: standstill
language: en
title: "Standstill"
summary: "A short promise to stay where one is."
change_note: "First version."
---

## In practice

Asked for by telephone.
"""


def send(client, name: str, content: bytes | str, follow: bool = True):
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    return client.post("/admin/library/import/", {"file": file}, follow=follow)


def zipped(*members: tuple[str, bytes | str], method=zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


def everything() -> dict:
    """Every row of every table, but sessions, the upload that waits, and that something was written at all."""
    aside = {"session", "upload", "siteversion"}
    models = [m for m in apps.get_models() if m._meta.model_name not in aside and m._meta.managed]
    return {model._meta.label: sorted(map(repr, model.objects.values_list())) for model in models}


def said(response) -> str:
    return response.content.decode()


def test_a_preview_says_what_is_new_and_writes_nothing(desk):
    before = everything()

    shown = said(send(desk, "standstill.en.md", TERM))

    assert "Standstill" in shown
    assert "Asked for by telephone." in shown
    assert everything() == before
    desk.get("/admin/library/import/preview/")
    assert everything() == before


@pytest.mark.parametrize(("chosen", "live"), [("drafts", False), ("published", True)])
def test_the_second_step_writes_a_draft_or_publishes_as_chosen(desk, chosen, live):
    send(desk, "standstill.en.md", TERM)

    desk.post("/admin/library/import/preview/", {"as": chosen})

    page = GlossaryTermPage.objects.get(slug="standstill")
    assert page.live is live
    assert page.latest_revision.user == desk.user
    assert not Upload.objects.exists()


def test_a_changed_file_becomes_a_new_revision_and_the_old_one_stays(desk):
    send(desk, "standstill.en.md", TERM)
    desk.post("/admin/library/import/preview/", {"as": "published"})
    shown = said(send(desk, "standstill.en.md", TERM.replace("by telephone", "by radio")))
    assert "Asked for by <del>telephone.</del>" in shown
    assert "Asked for by <ins>radio.</ins>" in shown

    desk.post("/admin/library/import/preview/", {"as": "published"})

    page = GlossaryTermPage.objects.get(slug="standstill")
    assert "radio" in page.in_practice
    assert page.revisions.count() == 2


def test_what_an_editor_changed_is_shown_in_three_versions_and_kept_unless_chosen(desk):
    send(desk, "standstill.en.md", TERM)
    desk.post("/admin/library/import/preview/", {"as": "published"})
    page = GlossaryTermPage.objects.get(slug="standstill")
    page.in_practice = "<p>Asked for by letter.</p>"
    page.save_revision().publish()
    newer = TERM.replace("by telephone", "by radio")

    shown = said(send(desk, "standstill.en.md", newer))
    assert "An editor has changed this since" in shown
    for version in ("by telephone.", "<del>letter.</del>", "<ins>radio.</ins>"):
        assert version in shown
    desk.post("/admin/library/import/preview/", {"as": "published"})
    page.refresh_from_db()
    assert "letter" in page.in_practice

    send(desk, "standstill.en.md", newer)
    desk.post("/admin/library/import/preview/", {"as": "published", "winning": "glossary/standstill.en.md"})
    page.refresh_from_db()
    assert "radio" in page.in_practice


def test_a_page_that_says_what_its_file_says_is_unchanged(desk):
    page = factories.glossary_term(slug="by-hand")

    shown = said(send(desk, "by-hand.en.md", export_page(page)))

    assert "Unchanged" in shown
    assert "Write this" not in shown


def test_a_fault_is_told_by_line_and_field_and_what_to_do(desk):
    shown = said(send(desk, "standstill.en.md", TERM.replace("## In practice", "## In practise")))

    assert "line 10" in shown
    assert "In practise" in shown
    assert "Did you mean “In practice”?" in shown


def test_what_cannot_be_published_can_become_a_draft(desk):
    lacking = TERM.replace("## In practice\n\nAsked for by telephone.\n", "")
    assert "It can become drafts only" in said(send(desk, "standstill.en.md", lacking))

    desk.post("/admin/library/import/preview/", {"as": "drafts"})

    assert not GlossaryTermPage.objects.get(slug="standstill").live


LINK = zipfile.ZipInfo("glossary/standstill.en.md")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16
WORD = word_template(KINDS[1])


def word_with(*parts: tuple[str, str], instead: tuple[str, str] = ("", "")) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        members = [(i.filename, archive.read(i).replace(*(t.encode() for t in instead))) for i in archive.infolist()]
    return zipped(*members, *parts)


HOSTILE = {
    "a bomb by ratio": ("a.zip", zipped(("glossary/a.en.md", b"a" * 290_000)), "packed more tightly"),
    "a bomb by count": ("a.zip", zipped(*((f"glossary/a{n}.en.md", "a") for n in range(501))), "more than 500 files"),
    "a bomb by size": ("a.zip", zipped(*((f"{n}", b"0" * 2**20) for n in range(31))), "unpacks to more than 30 MB"),
    "a path upwards": ("a.zip", zipped(("../glossary/a.en.md", TERM)), "leads out of the zip"),
    "an absolute path": ("a.zip", zipped(("/etc/a.en.md", TERM)), "leads out of the zip"),
    "a link": ("a.zip", zipped((LINK, "/etc/passwd")), "This is a link"),
    "no zip": ("a.zip", b"%PDF-1.7", "This is no zip"),
    "an empty zip": ("a.zip", zipped(("README.md", "x")), "no file of the library"),
    "a broken zip": ("a.zip", b"PK\x03\x04 broken", "cannot be opened"),
    "a program": ("a.exe", b"MZ", "Only .md and .docx"),
    "a zip called Markdown": ("a.en.md", zipped(("a", "a")), "not what its name says"),
    "Markdown called Word": ("a.en.docx", TERM.encode(), "not what its name says"),
    "no UTF-8": ("a.en.md", TERM.encode().replace(b"Asked", b"\xff\xfe"), "not UTF-8"),
    "NUL": ("a.en.md", TERM.replace("Asked", "As\0ked"), "nobody sees"),
    "a script": ("standstill.en.md", TERM.replace("Asked", "<script>alert(1)</script>"), "Raw HTML"),
    "a script as a link": ("standstill.en.md", TERM.replace("Asked", "[x](javascript:alert)"), "no link we take"),
    "macros by name": ("a.en.docm", WORD, "no .docm"),
    "macros": ("a.en.docx", word_with(("word/vbaProject.bin", "x")), "macros"),
    "macros by type": ("a.en.docx", word_with(instead=("document.main+xml", "document.macroEnabled.main+xml")), "macros"),
    "an object": ("a.en.docx", word_with(("word/embeddings/oleObject1.bin", "x")), "embedded"),
    "an entity": ("a.en.docx", word_with(("word/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "entities"),
    "an entity in disguise": ("a.en.docx", word_with(("word/x.xml", '<?xml version="1.0" encoding="utf-7"?>+ADw-a+AD4-')), "entities"),
    "a Word file in pieces": ("a.en.docx", zipped(("word/document.xml", "<a>")), "no Word document"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_a_reason_and_leaves_nothing(desk, name, content, reason):
    before = everything()

    response = send(desk, name, content)

    assert response.status_code == 200
    assert reason in said(response)
    assert everything() == before


def test_an_upload_of_200_mb_is_refused_before_it_is_read(desk):
    class Untouched(io.BytesIO):
        def read(self, *args):
            raise AssertionError("it was read")

    response = desk.generic(
        "POST", "/admin/library/import/", b"", content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(200 * 2**20), "wsgi.input": Untouched()},
    )  # fmt: skip
    assert response.status_code == 413
    assert "10 MB" in said(response)


def test_one_who_may_not_publish_does_not_get_in(editor):
    assert send(editor, "standstill.en.md", TERM, follow=False).status_code == 302
    assert not Upload.objects.exists()
    assert "Import" not in said(editor.get("/admin/"))


def test_an_editor_may_import_only_where_the_admin_lets_them_publish(editor):
    group = Group.objects.create(name="Guides only")
    guides = Page.objects.get(slug="guides", locale__language_code="en")
    for codename in ("add_page", "change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=guides, permission=Permission.objects.get(codename=codename)
        )
    editor.user.groups.set([group])
    group.permissions.add(Permission.objects.get(codename="access_admin"))

    assert "You may not change this page" in said(send(editor, "standstill.en.md", TERM))


def test_an_upload_expires_and_the_next_takes_the_place_of_the_last(desk):
    send(desk, "standstill.en.md", TERM)
    send(desk, "standstill.en.md", TERM)
    assert Upload.objects.count() == 1
    Upload.objects.update(sent_at=timezone.now() - timedelta(hours=2))

    assert "no upload of yours" in said(desk.post("/admin/library/import/preview/", {"as": "published"}, follow=True))
    assert not GlossaryTermPage.objects.filter(slug="standstill").exists()


def test_neither_the_preview_nor_the_writing_leaves_a_file_behind(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    large = zipped(("glossary/standstill.en.md", TERM), ("README.md", os.urandom(3_000_000).hex()[:290_000]))
    send(desk, "library.zip", large)
    desk.post("/admin/library/import/preview/", {"as": "published"})

    assert list(tmp_path.rglob("*")) == []


def test_an_upload_is_its_owners_alone(desk, client, django_user_model):
    send(desk, "standstill.en.md", TERM)
    desk.force_login(django_user_model.objects.create_superuser("another", "", "a long passphrase"))

    assert "no upload of yours" in said(desk.get("/admin/library/import/preview/", follow=True))


def test_the_preview_asks_as_much_for_ten_files_that_are_unchanged(desk, django_assert_max_num_queries):
    pages = [factories.glossary_term() for _n in range(10)]
    files = [(f"glossary/{page.slug}.en.md", export_page(page)) for page in pages]
    send(desk, "library.zip", zipped(*files))

    with django_assert_max_num_queries(66 + 14 * len(files)):
        assert desk.get("/admin/library/import/preview/").status_code == 200


def test_the_library_can_be_downloaded_and_changes_nothing_when_sent_back(desk):
    factories.glossary_term(slug="kept")
    answer = desk.post(reverse("library_export"))
    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist()

    assert "Write this" not in said(send(desk, "library.zip", answer.content))
