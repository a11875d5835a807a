"""What a process gets ready before its first reader: else one of them waits a second for it.

The names of the vocabularies, the sets of documents, the templates and the catalogues are made at first use. So
each language's results page is asked for once, by the same way a reader asks.
"""

import logging
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connections

log = logging.getLogger("toolbox.errors")
# A word, so that what names are widened to is ready as well. It is nobody's question.
QUESTION = "q=mediation"


def warm(application) -> None:
    """Ask a WSGI application for a results page in each language. Never raises: a site that is not set up yet must
    still start, to say so."""
    for language, _name in settings.LANGUAGES:
        try:
            _ask(application, f"/{language}/search/")
        except Exception:
            log.warning("a process could not get ready before its first reader", exc_info=True)
            break
    connections.close_all()  # a server that forks after this must not share them


def _ask(application, path: str) -> None:
    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    environ = {"PATH_INFO": path, "QUERY_STRING": QUESTION, "HTTP_HOST": host, "wsgi.url_scheme": "https"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers, fault=None: None)
    try:
        for _piece in answer:
            pass
    finally:
        answer.close()
