"""Both doors in one process: for development and tests only."""

from .desk import handler400, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]
