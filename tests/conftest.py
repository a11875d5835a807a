"""The house as a fresh installation has it, once a run; each test gets it clean."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Vocabularies and rooms stand before the first test; each test's own writes are rolled back."""
    with django_db_blocker.unblock():
        call_command("sync_vocabularies", verbosity=0)
        call_command("set_up_site", verbosity=0)


@pytest.fixture
def house(db):
    """The database with its rooms and vocabularies, no library."""


@pytest.fixture
def desk(client, django_user_model):
    """A client signed in as the desk."""
    user = django_user_model.objects.create_superuser("desk-tester", "", "a long passphrase")
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def editor(client, django_user_model):
    """A client signed in as an editor, who may not publish."""
    user = django_user_model.objects.create_user("editor-tester", "", "a long passphrase")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    client.user = user
    return client
