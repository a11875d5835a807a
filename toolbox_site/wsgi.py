"""WSGI entry point: an application that is ready for its first reader."""

import os

from django.core.wsgi import get_wsgi_application

from .warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toolbox_site.settings.base")
application = get_wsgi_application()
warm(application)
