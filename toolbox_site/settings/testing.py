"""Tests: development's doors, a fast password hasher, and files that go with the run."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("VAR_DIR", str(Path(tempfile.gettempdir()) / "mediation-toolbox-tests"))

from .development import *  # noqa: F403

KEPT_PAGES = int(os.environ.get("KEPT_PAGES", "0"))  # what a page costs is counted; the tests of keeping switch it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="mediation-toolbox-media-"))
CARDS_AT_PUBLISHING = False  # the tests of them draw them; the thousands of other pages need none
WAGTAILADMIN_BASE_URL = "http://testserver"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
