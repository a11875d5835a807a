"""Every way to live that is not the publish button: each asks the same gate, and none half-writes or breaks."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from home import clock
from home.publishing import NotReadyToPublish
from home.services import end_withdrawal, withdraw
from tests.admin_forms import edit_url, form_data, newest, points_data, press, said, second_home, signed_in
from tests.factories import entry, translated
from toolbox.models import EntryIndexPage, ToolboxEntryPage

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
UNREADY = {
    "an empty draft": {"summary": "", "kind": "", "problem": ""},
    "no word on when not to use it": {"when_not_to_use": []},
    "a blank word on when not to use it": {"when_not_to_use": [("point", "<p>&nbsp;</p>")]},
}
unready = pytest.mark.parametrize("fields", UNREADY.values(), ids=UNREADY)


def state(page) -> dict:
    """What the database holds of a page, to see that nothing of it changed."""
    fresh = ToolboxEntryPage.objects.get(pk=page.pk)
    task = fresh.current_workflow_task_state
    return fresh.serializable_data() | {"task": task and task.status, "revisions": fresh.revisions.count()}


def empty_the_newest_draft(page) -> None:
    """As code, a deleted term or an older tool might: past every form."""
    revision = Page.objects.get(pk=page.pk).get_latest_revision()
    revision.content["when_not_to_use"] = "[]"
    revision.save()


@unready
def test_publishing_a_revision_raises_and_writes_nothing(house, fields):
    page = entry(live=False, **fields)
    before = state(page)

    with pytest.raises(NotReadyToPublish) as refused:
        page.get_latest_revision().publish()

    assert state(page) == before
    assert page.title in str(refused.value)
    assert refused.value.missing[0].field in fields


@unready
@pytest.mark.parametrize("how", ["set live", "set live, that field only"])
def test_saving_it_as_live_raises_too(house, fields, how):
    page = entry(live=False, **fields)
    page.live = True

    with pytest.raises(NotReadyToPublish):
        page.save(**({"update_fields": ["live"]} if "only" in how else {}))

    assert not Page.objects.get(pk=page.pk).live


@unready
def test_bulk_publishing(desk, house, fields):
    page = entry(live=False, **fields)
    before = state(page)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = desk.post(f"{address}?id={page.pk}", follow=True)

    assert answer.redirect_chain[0][0] == edit_url(page)
    assert page.title in said(answer)
    assert state(page) == before


@pytest.mark.parametrize("by", ["the review's own view", "the form"])
def test_approving_what_was_emptied_during_review(house, by):
    editor, moderator, page = signed_in("Editors"), signed_in("Moderators"), entry(live=False)
    press(editor, page, "submit")
    press(moderator, page, when_not_to_use=points_data("when_not_to_use", "<p></p>"))
    before, task = state(page), Page.objects.get(pk=page.pk).current_workflow_task_state

    if by == "the form":
        pressed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        answer = moderator.post(edit_url(page), form_data(newest(page), moderator.user) | pressed)
    else:
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        answer = moderator.post(address, follow=True)

    assert answer.status_code == 200
    assert "when not to use it" in said(answer).lower()
    assert state(page) == before
    assert before["task"] == "in_progress"


def test_a_page_that_was_emptied_after_it_was_scheduled_stays_a_draft_and_its_history_says_why(
    desk, house, monkeypatch
):
    page, other = entry(live=False), entry(live=False)
    for one in (page, other):
        moment = (timezone.now() + HOUR).strftime("%Y-%m-%d %H:%M")
        assert press(desk, one, "publish", go_live_at=moment).status_code == 302
    empty_the_newest_draft(page)
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + 2 * HOUR)

    done, again = clock.tick(), clock.tick()

    history = desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert done == "1 published, 0 expired, 1 not ready"
    assert again == "0 published, 0 expired, 0 not ready"
    assert [Page.objects.get(pk=one.pk).live for one in (page, other)] == [False, True]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert "When not to use it" in PageLogEntry.objects.get(action="toolbox.not_ready").message
    assert "Its hour came" in history.content.decode()


def test_what_no_longer_passes_the_tree_rules_does_not_stop_the_clock(house):
    page = entry(live=False)
    revision = page.get_latest_revision()
    revision.content["title"] = ""
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.save()

    assert clock.tick() == "0 published, 0 expired, 1 not ready"


@pytest.mark.parametrize("how", ["publish_copies", "alias"])
def test_copying_with_what_is_live_kept_live(desk, house, how):
    page = entry(title="Lost its words")
    ToolboxEntryPage.objects.filter(pk=page.pk).update(when_not_to_use=[])
    data = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": page.get_parent().pk, how: "on"}

    answer = desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)

    assert answer.status_code == 200
    assert "When not to use it" in said(answer)
    assert not Page.objects.filter(slug="a-copy").exists()


def test_an_alias_goes_live_with_its_original_and_not_before(desk, house):
    page = entry(live=False)
    data = {"new_title": "x", "new_slug": "an-alias", "new_parent_page": page.get_parent().pk, "alias": "on"}
    desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    alias = Page.objects.get(slug="an-alias")

    before = alias.live
    refused = press(desk, page, "publish", when_not_to_use=points_data("when_not_to_use"))
    held = Page.objects.get(pk=alias.pk).live
    press(desk, page, "publish")

    assert refused.status_code == 200
    assert [before, held, Page.objects.get(pk=alias.pk).live] == [False, False, True]


def test_copying_a_room_with_all_that_is_in_it(desk, house):
    room, good, bad = EntryIndexPage.objects.get(locale__language_code="en"), entry(), entry()
    ToolboxEntryPage.objects.filter(pk=bad.pk).update(when_not_to_use=[])
    target = second_home()
    data = {"new_title": "All", "new_slug": "all", "new_parent_page": target.pk, "copy_subpages": "on"}

    answer = desk.post(reverse("wagtailadmin_pages:copy", args=[room.pk]), data | {"publish_copies": "on"}, follow=True)

    assert "When not to use it" in said(answer)
    assert not target.get_descendants().exists()
    assert good.title


def test_a_locked_page_is_refused_in_words(desk, house):
    page = entry(live=False, when_not_to_use=[])
    other = signed_in("Moderators")
    desk.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    before = state(page)

    formed = press(other, page, "publish", when_not_to_use=points_data("when_not_to_use", "<p>Fine.</p>"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    bulked = [client.post(f"{address}?id={page.pk}", follow=True) for client in (other, desk)]

    assert formed.status_code == 200
    assert "locked" in said(formed).lower()
    assert [answer.status_code for answer in bulked] == [200, 200]
    assert state(page) == before


def test_what_was_withdrawn_stays_withdrawn_until_the_desk_says_so(desk, house):
    page = entry()
    french = translated(page, "fr")
    withdraw(page, desk.user)

    answers = [press(desk, one, "publish") for one in (page, french)]
    end_withdrawal(page)
    then = press(desk, page, "publish")

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("withdrawn" in said(answer) for answer in answers)
    assert then.status_code == 302
    assert [Page.objects.get(pk=one.pk).live for one in (page, french)] == [True, False]


def test_rolling_back_to_a_version_that_was_empty(desk, house):
    page = entry(live=False, when_not_to_use=[])
    empty = page.get_latest_revision()
    press(desk, page, "publish", when_not_to_use=points_data("when_not_to_use", "<p>Now it says.</p>"))

    back = form_data(empty.as_object(), desk.user) | {"revision": empty.pk, "action-publish": "1"}
    answer = desk.post(edit_url(page), back)

    page.refresh_from_db()
    assert answer.status_code == 200
    assert "when_not_to_use" in answer.context["form"].errors
    assert "Now it says" in str(page.when_not_to_use)
    with pytest.raises(NotReadyToPublish):
        empty.publish()


def test_an_alias_that_was_withdrawn_neither_comes_back_nor_holds_its_original_back(desk, house):
    page = entry()
    alias = page.create_alias(update_slug="an-alias")
    withdraw(alias)

    answer = press(desk, page, "publish", title="Said anew")

    assert answer.status_code == 302
    assert Page.objects.get(pk=page.pk).title == "Said anew"
    assert not Page.objects.get(pk=alias.pk).live
