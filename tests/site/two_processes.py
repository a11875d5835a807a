"""Readers of two processes of the public door, each of which keeps pages of its own."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

ENTRY, HOME, RESULTS = "/en/toolbox/clock/", "/en/", "/en/search/?phase=negotiation"
KEPT_WHERE = (ENTRY, HOME, RESULTS, "/en/toolbox/clock/index.md", "/fr/toolbox/clock/", "/en/phases/negotiation/")


def queries(process: Client, address: str, **more) -> int:
    with CaptureQueriesContext(connection) as asked:
        process.get(address, **more)
    return len(asked)


def shown(processes, address: str) -> list[tuple[int, str]]:
    """Status and text of an address as the next reader of each process gets them."""
    answers = [process.get(address) for process in processes]
    return [(answer.status_code, answer.content.decode()) for answer in answers]


def by_update(page):
    Page.objects.filter(pk=page.pk).update(title="Another title")
