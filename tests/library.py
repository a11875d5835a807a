"""The starter library in the test database, loaded once for a module and rolled back after it."""

from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import transaction


@contextmanager
def loaded_library(django_db_blocker):
    """Load library/ inside a transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_library", str(settings.ROOT / "library"), verbosity=0)
        yield
        transaction.set_rollback(True)
