import logging
import sys

from django.apps import AppConfig
from django.core.signals import got_request_exception

log = logging.getLogger("toolbox.errors")


def log_without_the_address(sender, **kwargs):
    """Django's own log of a failed request names the address: ours tells the code's place and no more."""
    log.error("a request failed", exc_info=sys.exc_info())


class ToolboxSiteConfig(AppConfig):
    name = "toolbox_site"

    def ready(self):
        got_request_exception.connect(log_without_the_address)
