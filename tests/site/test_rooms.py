"""Setting the house up again leaves it as its editors have it."""

import pytest
from django.core.management import call_command

from toolbox.models import GlossaryIndexPage

pytestmark = pytest.mark.django_db


def room(language: str) -> GlossaryIndexPage | None:
    return GlossaryIndexPage.objects.filter(locale__language_code=language).first()


def test_a_room_that_was_deleted_in_one_language_is_made_again(house):
    room("fr").delete()

    call_command("set_up_site")

    assert (room("fr").live, room("fr").title) == (True, "Glossaire")


def test_a_room_that_editors_closed_stays_closed_and_is_made_in_no_other_language(house):
    room("en").unpublish()
    room("fr").delete()

    call_command("set_up_site")

    assert not room("en").live
    assert room("fr") is None
