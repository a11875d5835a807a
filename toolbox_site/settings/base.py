"""Production settings, and the base of all others: no secret has a default, and nothing starts by halves.

The environment gives: SECRET_KEY, DOOR (public or desk), ALLOWED_HOSTS, BASE_URL, and DATABASE_URL
(SQLite beside the code where it is unset).
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))

DOORS = ("public", "desk", "both")


def required(name: str) -> str:
    """The value of an environment variable, or ImproperlyConfigured naming what is missing or empty."""
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"Set {name} in the environment: it has no default.")
    return os.environ[name]


def door(default: str | None = None) -> str:
    """Which door this process is (see docs/doors.md): public, desk, or both where development allows it."""
    chosen = os.environ.get("DOOR") or default
    if chosen not in DOORS:
        raise ImproperlyConfigured(f"Set DOOR to one of {', '.join(DOORS)}; it is {chosen!r}.")
    return chosen


# -- what this process is ---------------------------------------------------------------------------------
# Only the development settings set this, before they import this file: whatever else imports it is production.
PRODUCTION = os.environ.get("TOOLBOX_RELAXED") != "1"
if PRODUCTION:
    SECRET_KEY = required("SECRET_KEY")
    DOOR = door()
    if DOOR == "both":
        raise ImproperlyConfigured("DOOR=both is for development: in production one process is one door.")
    ALLOWED_HOSTS = required("ALLOWED_HOSTS").split(",")
    WAGTAILADMIN_BASE_URL = required("BASE_URL")
else:
    DOOR = door(default="both")

DEBUG = False
# Closed for maintenance: every address answers 503, and when to ask again.
MAINTENANCE = os.environ.get("MAINTENANCE") == "1"
MAINTENANCE_SECONDS = 600
# What sourced profiles of real organisations are loaded as: they are told first, so drafts.
LIBRARY_PROFILES_LIVE = False

# -- the house --------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "toolbox_site",
    "search",
    "toolbox",
    "network",
    "home",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# The desk's own middleware steps aside on public addresses, so that the public door never varies by reader.
DESK_MIDDLEWARE = [
    "toolbox_site.middleware.ShortQuestionMiddleware",
    "toolbox_site.middleware.DeskSessionMiddleware",
    "toolbox_site.middleware.DeskCsrfMiddleware",
    "toolbox_site.middleware.DeskAuthenticationMiddleware",
    "toolbox_site.middleware.DeskMessageMiddleware",
    "toolbox_site.middleware.WholeOrNotMiddleware",
    "toolbox_site.middleware.DeskRedirectMiddleware",
]
MIDDLEWARE = [
    "toolbox_site.middleware.DoorMiddleware",
    "toolbox_site.middleware.MaintenanceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "toolbox_site.kept_pages.KeptPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "toolbox_site.middleware.AddressLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    *([] if DOOR == "public" else DESK_MIDDLEWARE),
]

ROOT_URLCONF = f"toolbox_site.urls.{DOOR}"
WSGI_APPLICATION = "toolbox_site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "home.context_processors.site_frame",
                *(
                    []
                    if DOOR == "public"
                    else [
                        "toolbox_site.context_processors.desk_auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                ),
            ],
        },
    },
]

# -- data -------------------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR / 'toolbox.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # To compile the statements of search takes longer than to run them.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
# elasticsearch+https://user:password@host:port/index or opensearch+…; empty: the database answers.
SEARCH_URL = os.environ.get("SEARCH_URL", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# How many public pages each process keeps, and how many bytes of them (as they are sent); 0 pages: none. docs/pages.md.
KEPT_PAGES = int(os.environ.get("KEPT_PAGES") or 2_000)
KEPT_PAGES_BYTES = 32_000_000
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

# -- people -----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "home.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

# -- language and time ------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "UTC"
USE_TZ = True

# -- files ------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Whether the pictures that stand for pages where their addresses are sent on are drawn at publishing: home/cards.py.
CARDS_AT_PUBLISHING = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# -- Wagtail ----------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Mediation Toolbox"
WAGTAILIMAGES_IMAGE_MODEL = "home.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.picture_form.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "home.Document"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 20_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "txt", "md"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # it would send a hash of each e-mail address to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILREDIRECTS_AUTO_CREATE = False  # ours are made from public history only: home/redirects.py
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a copy that nobody translated stays a draft
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}  # nosec B105
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}  # nosec B105
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.desk"}}
TAGGIT_CASE_INSENSITIVE = True

# -- safety -----------------------------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Both are done by our own middleware, which these two checks do not see: DoorMiddleware, DeskCsrfMiddleware.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W003"]

# No address, query or reader is ever logged: only what went wrong, and where in our code (toolbox_site/apps.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nothing": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["nothing"], "propagate": False},
        "django.server": {"handlers": ["nothing"], "propagate": False},
        # They repeat what was asked for; but an operator has to see which host name is not allowed.
        "django.security": {"handlers": ["nothing"], "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["console"], "propagate": False},
        "toolbox": {"level": "INFO"},
        "waitress": {"level": "ERROR"},
    },
}
