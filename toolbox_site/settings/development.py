"""Development: the base, relaxed. Nothing here may be needed in production."""

import os
import secrets

os.environ["TOOLBOX_RELAXED"] = "1"

from .base import *  # noqa: F403
from .base import STORAGES, VAR


def own_secret() -> str:
    """A random key kept beside the database, made at the first start: there is no default anywhere."""
    path = VAR / "secret_key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48))
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = os.environ.get("SECRET_KEY") or own_secret()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
WAGTAILADMIN_BASE_URL = f"http://localhost:{os.environ.get('PORT', '8000')}"
DEBUG = os.environ.get("DEBUG", "") == "1"
LIBRARY_PROFILES_LIVE = True

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
(VAR / "static").mkdir(parents=True, exist_ok=True)  # nothing is collected here, but WhiteNoise asks for the folder
