"""Both doors in one process: for development and tests only, and so the one place of the style page."""

from django.urls import path

from toolbox_site.styleguide import styleguide

from . import desk

handler404, handler500, handler400 = desk.handler404, desk.handler500, desk.handler400

urlpatterns = [path("styleguide/", styleguide), *desk.urlpatterns]
