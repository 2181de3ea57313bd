"""What Django and Wagtail need to know, derived from :mod:`newsreel.settings`. No value is decided twice."""

from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newsreel import settings as newsreel_settings

SITE = newsreel_settings.current()
PACKAGE = Path(str(resources.files("newsreel")))

SECRET_KEY = SITE.secret_key
DEBUG = SITE.debug
ALLOWED_HOSTS = [str(SITE.address.host), *SITE.allowed_hosts]
if str(SITE.address.host) in ("127.0.0.1", "localhost"):
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE.origin]
ROOT_URLCONF = "newsreel.urls"
WSGI_APPLICATION = "newsreel.wsgi.application"

INSTALLED_APPS = [
    "newsreel.ops",
    "newsreel.transfer",
    "newsreel.delivery",
    "newsreel.community",
    "newsreel.front",
    "newsreel.newsroom",
    "newsreel.gather",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.search_promotions",
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
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "newsreel.delivery.middleware.PageMiddleware",
    "newsreel.delivery.hard_times.DatabaseAwayMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsreel.front.middleware.HostileRequestMiddleware",
    "newsreel.transfer.wordpress.middleware.NumberedAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsreel.newsroom.desk.refusals.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "newsreel.transfer.wordpress.unlisted_addresses.UnlistedAddressMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "front" / "templates", PACKAGE / "front"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES: dict[str, dict[str, Any]]
if SITE.database is None:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": SITE.database_file,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Why each value: docs/decisions/sqlite.md
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;"
                ),
            },
        }
    }
else:
    _parts = urlsplit(str(SITE.database))
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _parts.path.lstrip("/"),
            "USER": unquote(_parts.username or ""),
            "PASSWORD": unquote(_parts.password or ""),
            "HOST": _parts.hostname or "",
            "PORT": _parts.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# What Django 6 does anyway: an address typed without a scheme is taken as https.
FORMS_URLFIELD_ASSUME_HTTPS = True

LANGUAGE_CODE = SITE.language
TIME_ZONE = SITE.time_zone
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = SITE.built_folder / "static"
STATICFILES_FINDERS = [
    "newsreel.front.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = SITE.media_folder
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsreel.ops.static_storage.StaticStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if SITE.mail == "files":
    EMAIL_BACKEND = "newsreel.lib.mail_files.EmailBackend"
    EMAIL_FILE_PATH = SITE.mail_folder
else:
    _mail = urlsplit(SITE.mail)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_PORT = _mail.port or {"smtps": 465, "smtp+starttls": 587}.get(_mail.scheme, 25)
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp+starttls"
    EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SITE.mail_from
SERVER_EMAIL = SITE.mail_from

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SITE.address.scheme == "https"
CSRF_COOKIE_SECURE = SITE.address.scheme == "https"
if SITE.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Wagtail's block editor posts one field for each part of each block.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Newsreel"
WAGTAILADMIN_BASE_URL = SITE.origin
WAGTAIL_PAGE_MODEL = "newsroom.Page"
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = SITE.upload_megabytes * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = SITE.upload_megapixels * 1_000_000
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 76
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILIMAGES_IMAGE_FORM_BASE = "newsreel.newsroom.desk.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "newsreel.newsroom.ranked_search"
        if SITE.database is None
        else "wagtail.search.backends.database"
    }
}
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Addresses don't follow the tree: newsroom/addressing.py leaves the redirects.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = None
WAGTAIL_MODERATION_ENABLED = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "document-link", "superscript", "strikethrough"]},
    }
}
TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        # The worker sets its own loggers' level at start; a handler's level it leaves alone.
        "warnings": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": SITE.log.upper()},
    # These tell each small thing they do; only what goes wrong is of interest.
    "loggers": {
        name: {"handlers": ["warnings"], "propagate": False}
        for name in ("django.server", "django_tasks", "django_tasks_db", "wagtail")
    },
}
