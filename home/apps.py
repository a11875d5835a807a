from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from . import cards, signals, site_version, statistics  # noqa: F401
