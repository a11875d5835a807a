"""The version of what readers see: a number that every write to the database changes, in the write's own transaction.

Whoever keeps what was made for readers keeps it under this number: what was written by any process, in any way
(a form, a queryset's update(), rows in bulk, SQL of Wagtail's own), is then true at the next request in all of them.
So it is not asked which writes matter. Only the tables in UNSEEN do not count, because no public page shows them.
"""

import re
import secrets
from datetime import datetime, time, timedelta

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.signals import connection_created
from django.db.models import Min
from django.db.models.signals import post_migrate, pre_migrate
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page

TABLE = "home_siteversion"
# No public page shows any of these. A table that nobody thought of is not here, so it counts.
UNSEEN = frozenset(
    {
        TABLE,
        "django_migrations",
        "django_session",
        "wagtailadmin_editingsession",  # written every few seconds while a form is open
        "wagtailadmin_formstate",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_uploadedfile",
        "wagtailsearch_indexentry",
        "wagtailsearch_indexentry_fts",
    }
)
# The text index: asked only for words, and no answer to words is kept.
TEXT_INDEX = "search_text"

TARGET = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE
)
WRITING = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|COPY)\b|\s*WITH\b.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b",
    re.IGNORECASE | re.DOTALL,
)

# While tables are made and changed, this one may not be there. The version is another one when it is done.
_migrating: set[str] = set()


def current() -> int | None:
    """The version now, for one small query; None where nothing has been written yet. Raises DatabaseError."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM home_siteversion WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else None


def until(now: datetime) -> datetime:
    """The next moment at which readers see something else though nothing is written: a page expires, or a day begins.

    True for one version: to change when a page expires is a write.
    """
    tomorrow = timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time.min))
    expiry = Page.objects.filter(expire_at__gt=now).aggregate(first=Min("expire_at"))["first"]
    return min(filter(None, (expiry, tomorrow)))


def bump(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the version another one, for what a page shows that is not in the database: a file that was drawn.

    Drawn by lot, so that what was seen inside a transaction that was undone is never taken for what came after.
    """
    token = secrets.randbits(62)
    with connections[using].cursor() as cursor:
        cursor.execute("UPDATE home_siteversion SET token = %s WHERE id = 1", [token])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO home_siteversion (id, token) VALUES (1, %s)", [token])


def is_seen(sql: str) -> bool:
    """Whether a statement writes what a reader may see. What is not understood counts as such."""
    target = TARGET.match(sql)
    if target:
        table = target[1].lower()
        return table not in UNSEEN and not table.startswith(TEXT_INDEX)
    return bool(WRITING.match(sql))


def _with_its_version(execute, sql, params, many, context):
    """Runs around every statement: what readers may see is written together with another version, or not at all."""
    here = context["connection"]
    if str(sql).startswith("SELECT") or here.alias in _migrating or not is_seen(str(sql)):
        return execute(sql, params, many, context)
    if "RETURNING" in sql and not here.in_atomic_block:
        # SQLite cannot commit while rows are still to be fetched. Afterwards: a reader in between sees what is new
        # under the old version, which is soon gone, and never what is old under the new one.
        result = execute(sql, params, many, context)
        bump(here.alias)
        return result
    # The version first: whoever writes at the same time waits here, before either holds what the other wants.
    if here.in_atomic_block:
        bump(here.alias)
        return execute(sql, params, many, context)
    with transaction.atomic(using=here.alias):
        bump(here.alias)
        return execute(sql, params, many, context)


@receiver(connection_created)
def watch(sender, connection, **kwargs):
    """From the first statement of each connection to the site's database on. First in the row: others are taken away
    from its end."""
    if connection.alias == DEFAULT_DB_ALIAS and _with_its_version not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _with_its_version)


@receiver(pre_migrate)
def tables_will_change(sender, using, **kwargs):
    _migrating.add(using)


@receiver(post_migrate)
def tables_have_changed(sender, using, **kwargs):
    if using == DEFAULT_DB_ALIAS and TABLE in connections[using].introspection.table_names():
        _migrating.discard(using)
        bump(using)
