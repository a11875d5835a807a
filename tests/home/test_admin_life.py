"""The life of a page of every type, by the buttons of the admin: reviewed, published, due, over, taken down."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home import clock
from home.querysets import readable_pages
from tests.admin_forms import KINDS, a_page, edit_url, form_data, newest, press, said, signed_in

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
every_kind = pytest.mark.parametrize("kind", KINDS)


def is_readable(page) -> bool:
    return readable_pages().filter(pk=page.pk).exists()


def when(moment) -> str:
    """A moment as the form's date and time field sends it."""
    return moment.strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def later(monkeypatch):
    """Call it with a time span: from then on it is that much later."""
    real = timezone.now

    def pass_time(span):
        monkeypatch.setattr(timezone, "now", lambda: real() + span)

    return pass_time


@every_kind
def test_an_editor_submits_and_a_moderator_approves(house, kind):
    editor, moderator = signed_in("Editors"), signed_in("Moderators")
    page = a_page(kind, live=False)

    submitted = press(editor, page, "submit")
    page.refresh_from_db()
    waiting = page.live
    task = page.current_workflow_task_state
    approval = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    approved = moderator.post(approval)

    page.refresh_from_db()
    assert submitted.status_code == 302, said(submitted)
    assert not waiting
    assert approved.status_code < 400
    assert page.live


def test_an_editor_who_presses_publish_only_saves(house):
    editor, page = signed_in("Editors"), a_page("entry", live=False)

    answer = press(editor, page, "publish")

    page.refresh_from_db()
    assert answer.status_code < 400
    assert not page.live


@every_kind
def test_publish_then_unpublish(desk, house, kind):
    page = a_page(kind, live=False)

    press(desk, page, "publish", title="Said to all")
    page.refresh_from_db()
    published = page.live, page.title, is_readable(page)
    asked = desk.get(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    answer = desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    page.refresh_from_db()
    assert published == (True, "Said to all", True)
    assert asked.status_code == 200
    assert answer.status_code == 302
    assert not page.live
    assert not is_readable(page)


@every_kind
def test_a_page_goes_live_when_its_hour_has_come_and_not_before(desk, house, later, kind):
    page = a_page(kind, live=False)

    answer = press(desk, page, "publish", go_live_at=when(timezone.now() + HOUR))
    clock.tick()
    page.refresh_from_db()
    before = page.live
    later(2 * HOUR)
    done = clock.tick()

    page.refresh_from_db()
    assert answer.status_code == 302, said(answer)
    assert not before
    assert page.live
    assert done == "1 published, 0 expired, 0 not ready"


@every_kind
def test_a_page_whose_time_is_over_is_unreadable_at_once_and_unpublished_by_the_clock(desk, house, later, kind):
    page = a_page(kind)

    answer = press(desk, page, "publish", expire_at=when(timezone.now() + HOUR))
    before = is_readable(page)
    later(2 * HOUR)
    at_once = is_readable(page)
    clock.tick()

    page.refresh_from_db()
    assert answer.status_code == 302, said(answer)
    assert before
    assert not at_once
    assert not page.live
    assert page.expired


def test_a_new_version_can_wait_while_the_old_one_is_read(desk, house, later):
    page = a_page("entry", title="Old words")

    press(desk, page, "publish", title="New words", go_live_at=when(timezone.now() + HOUR))
    page.refresh_from_db()
    before = page.live, page.title
    later(2 * HOUR)
    clock.tick()

    page.refresh_from_db()
    assert before == (True, "Old words")
    assert (page.live, page.title) == (True, "New words")


def test_an_appointment_can_be_called_off(desk, house, later):
    page = a_page("entry", live=False)
    press(desk, page, "publish", go_live_at=when(timezone.now() + HOUR))
    revision = Page.objects.get(pk=page.pk).scheduled_revision

    desk.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]))
    later(2 * HOUR)
    clock.tick()

    page.refresh_from_db()
    assert not page.live


def test_dates_that_make_no_sense_are_refused_in_words_and_lose_nothing(desk, house):
    page = a_page("entry", live=False)
    now = timezone.now()

    answer = press(desk, page, "publish", title="Kept", go_live_at=when(now + 2 * HOUR), expire_at=when(now + HOUR))
    nonsense = press(desk, page, "publish", title="Kept", go_live_at="yesterday at noon")

    for refused in (answer, nonsense):
        assert refused.status_code == 200
        assert "go_live_at" in said(refused)
        assert refused.context["form"]["title"].value() == "Kept"
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("button", ["reject", "cancel"])
def test_a_page_under_review_that_was_emptied_can_be_sent_back_or_called_off(house, button):
    editor, moderator = signed_in("Editors"), signed_in("Moderators")
    page = a_page("entry", live=False)
    press(editor, page, "submit")
    data = form_data(newest(page), moderator.user, summary="")
    pressed = {
        "reject": {"action-workflow-action": "1", "workflow-action-name": "reject"},
        "cancel": {"action-cancel-workflow": "1"},
    }

    answer = moderator.post(edit_url(page), data | pressed[button])

    page.refresh_from_db()
    state = page.workflow_states.order_by("created_at").last()
    assert answer.status_code == 302, said(answer)
    assert not page.live
    assert state.status == {"reject": "needs_changes", "cancel": "cancelled"}[button]


def test_a_case_under_embargo_waits_for_its_end(desk, house):
    page = a_page("case", live=False)
    day = timezone.localdate() + datetime.timedelta(days=10)
    too_soon, in_time = (when(timezone.now() + datetime.timedelta(days=n)) for n in (5, 11))

    now = press(desk, page, "publish", embargo_until=day.isoformat())
    soon = press(desk, page, "publish", embargo_until=day.isoformat(), go_live_at=too_soon)
    waits = press(desk, page, "publish", embargo_until=day.isoformat(), go_live_at=in_time)

    page.refresh_from_db()
    assert "embargo_until" in said(now)
    assert "embargo_until" in said(soon)
    assert waits.status_code == 302
    assert not page.live


def breaking(monkeypatch, which, method: str):
    """The page breaks for a reason nobody foresaw when its method is called."""
    real = getattr(type(which), method)

    def broken(page, *args, **kwargs):
        if page.pk == which.pk:
            raise RuntimeError("nobody foresaw this")
        return real(page, *args, **kwargs)

    monkeypatch.setattr(type(which), method, broken)


def test_a_page_that_breaks_when_its_hour_comes_holds_up_no_other(house, monkeypatch):
    first, second = a_page("entry", live=False), a_page("entry", live=False)
    for page, ago in ((first, 2 * HOUR), (second, HOUR)):
        page.revisions.update(approved_go_live_at=timezone.now() - ago)
    breaking(monkeypatch, first, "publish")

    done = clock.tick()

    assert done == "1 published, 0 expired, 0 not ready"
    assert [Page.objects.get(pk=page.pk).live for page in (first, second)] == [False, True]
    assert first.scheduled_revision, "it is tried again"


def test_a_page_that_breaks_when_its_time_is_over_holds_up_no_other(house, monkeypatch):
    first, second = a_page("entry"), a_page("entry")
    Page.objects.filter(pk__in=[first.pk, second.pk]).update(expire_at=timezone.now() - HOUR)
    breaking(monkeypatch, first, "unpublish")

    done = clock.tick()

    assert done == "0 published, 1 expired, 0 not ready"
    assert not Page.objects.get(pk=second.pk).live
