"""Settings: one file, driven by the environment; docs/settings.md names every variable it reads.

The database address comes from DATABASE_URL; without it the embedded PostgreSQL of `foundation.database` is asked to
run, so that every command works on a fresh machine.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

import pertvarka
from pertvarka.foundation.access import openid_settings
from pertvarka.foundation.base import catalogues
from pertvarka.foundation.database import home as database_home
from pertvarka.foundation.database import url as database_address

PACKAGE = Path(pertvarka.__file__).parent
PERTVARKA_HOME = database_home.data_home()
DEMO_MODE = os.environ.get("PERTVARKA_DEMO") == "1"
DEBUG = os.environ.get("PERTVARKA_DEBUG") == "1"
SECRET_KEY_FILE = Path(os.environ.get("PERTVARKA_SECRET_KEY_FILE", PERTVARKA_HOME / "secret_key"))
ALLOWED_HOSTS = os.environ.get("PERTVARKA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [host for host in os.environ.get("PERTVARKA_ORIGINS", "").split(",") if host]


def _secret_key() -> str:
    """The signing key: from PERTVARKA_SECRET_KEY, else made once per data home and kept readable by its owner only."""
    given = os.environ.get("PERTVARKA_SECRET_KEY")
    if given:
        return given
    try:
        return SECRET_KEY_FILE.read_text()
    except FileNotFoundError:
        from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 (only on the first start)

        SECRET_KEY_FILE.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(SECRET_KEY_FILE, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "w") as key_file:
            key_file.write(get_random_secret_key())
        return SECRET_KEY_FILE.read_text()


SECRET_KEY = _secret_key()
# The keys of sealed columns and of scope tickets; whoever loses this file loses the names in the database.
SEALING_KEYS_FILE = Path(os.environ.get("PERTVARKA_SEALING_KEYS_FILE", PERTVARKA_HOME / "sealing_keys"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Ranges in constraints: one home at a time (people.delivery).
    "django.contrib.postgres",
    # Above allauth, so that our templates of its pages are found first.
    "pertvarka.foundation.access",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    # The queue under the jobs.
    "procrastinate.contrib.django",
    "pertvarka.foundation.base",
    "pertvarka.foundation.territory",
    "pertvarka.foundation.organisations",
    "pertvarka.foundation.instruments",
    "pertvarka.programme.framework",
    "pertvarka.programme.cluster",
    "pertvarka.programme.events",
    "pertvarka.programme.library",
    "pertvarka.programme.research",
    "pertvarka.services.catalogue",
    "pertvarka.services.institutions",
    "pertvarka.services.workforce",
    "pertvarka.people.cases",
    "pertvarka.people.assessments",
    "pertvarka.people.plans",
    "pertvarka.people.delivery",
    "pertvarka.people.rights",
    "pertvarka.people.demonstration",
    "pertvarka.oversight.results",
    "pertvarka.oversight.monitoring",
    "pertvarka.oversight.regional_plans",
    "pertvarka.faces.public_site",
    "pertvarka.faces.workbench",
    "pertvarka.faces.open_api",
    "pertvarka.faces.command_line",
]

MIDDLEWARE = [
    "pertvarka.foundation.base.middleware.head_without_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pertvarka.foundation.access.middleware.scoped",
    "allauth.account.middleware.AccountMiddleware",
    "pertvarka.foundation.access.second_factor.required",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "pertvarka.config.urls"
WSGI_APPLICATION = "pertvarka.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                ),
            ]
            if not DEBUG
            else ["django.template.loaders.app_directories.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pertvarka.foundation.base.context.frame",
                "pertvarka.faces.workbench.frame.workplace",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    },
]
FORM_RENDERER = "pertvarka.foundation.base.forms.PertvarkaFormRenderer"

DATABASES: dict[str, Any] = {
    "default": {
        **dj_database_url.parse(database_address.database_url(PERTVARKA_HOME), conn_max_age=0),
        # Just-in-time compilation costs more than it saves on statements of a few milliseconds.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 10, "timeout": 10}, "options": "-c jit=off"},
    },
    # The owner of the tables: migrations only. A serving process has no use for it and never connects as it.
    "owner": {
        **dj_database_url.parse(database_address.owner_url(PERTVARKA_HOME), conn_max_age=0),
        "OPTIONS": {"options": "-c jit=off"},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in limits must hold across worker processes, so they live in the database, not in a process's memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "base_cache"},
}

LANGUAGE_CODE = "lt"
LANGUAGES = [("lt", _("Lithuanian")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
catalogues.compile_stale(LOCALE_PATHS)
FORMAT_MODULE_PATH = ["pertvarka.config.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Vilnius"
USE_TZ = True

STATIC_URL = "/static/"
# Served straight from the apps that hold them: nothing is collected, nothing can be stale.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["pertvarka.foundation.access.backend.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "pertvarka.foundation.access.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "pertvarka.foundation.access.accounts.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
# Lockout: five wrong passwords for one account in five minutes, fifty from one address in ten.
# How many proxies stand before the server; without it the limits per address would count the proxy's address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PERTVARKA_PROXIES", "0"))
ACCOUNT_RATE_LIMITS = {"login_failed": "50/10m/ip,5/5m/key"}
# The second factor: codes of an app on the phone, and recovery codes shown once. One period either way for slow clocks
# and slow typing; a used code is remembered as long (access.forms).
MFA_ADAPTER = "pertvarka.foundation.access.second_factor_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pertvarka"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# E-mails are written by administrators, and nobody signs up; there is nothing to verify first.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Sign-in through the organisation's own service; without these four there is no trace of it on any page.
OIDC_ISSUER = os.environ.get("PERTVARKA_OIDC_ISSUER", "")
SOCIALACCOUNT_PROVIDERS = openid_settings.providers(
    issuer=OIDC_ISSUER,
    client_id=os.environ.get("PERTVARKA_OIDC_CLIENT_ID", ""),
    client_secret=os.environ.get("PERTVARKA_OIDC_CLIENT_SECRET", ""),
    name=os.environ.get("PERTVARKA_OIDC_NAME", ""),
)
SOCIALACCOUNT_ADAPTER = "pertvarka.foundation.access.openid_connect.EntryAdapter"
LOGIN_REDIRECT_URL = "workbench:home"
LOGIN_URL = "account_login"
LOGOUT_REDIRECT_URL = "public_site:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "public_site:home"

# Everything a page needs comes from its own address; no inline script or style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        # The button of the outside sign-in service ends at that service.
        "form-action": [SELF, *openid_settings.origins(OIDC_ISSUER)],
        "frame-ancestors": [NONE],
    },
}
SESSION_ENGINE = "pertvarka.foundation.access.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_COOKIES = os.environ.get("PERTVARKA_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

# Attached files stay in memory until they are sealed; a file too large for that is refused before anything is written.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024

# What a room does in the background stands in its jobs.py (foundation.base.jobs).
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("PERTVARKA_MAIL_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("PERTVARKA_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("PERTVARKA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PERTVARKA_MAIL_PASSWORD", "")
# starttls: plain at first, then encrypted; tls: encrypted from the first byte; anything else: never.
EMAIL_USE_TLS = os.environ.get("PERTVARKA_MAIL_ENCRYPTION") == "starttls"
EMAIL_USE_SSL = os.environ.get("PERTVARKA_MAIL_ENCRYPTION") == "tls"
DEFAULT_FROM_EMAIL = os.environ.get("PERTVARKA_MAIL_FROM", "pertvarka@localhost")
# Where letters lead: they are written by the worker, which no request tells the address of the site.
PUBLIC_ADDRESS = os.environ.get("PERTVARKA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# How many rendered open pages one process keeps (foundation.base.open_pages); 0 keeps none.
OPEN_PAGES_KEPT = int(os.environ.get("PERTVARKA_OPEN_PAGES_KEPT", "400"))

# The frame of every page: the main menu and the foot, by the names of addresses.
NAVIGATION = [
    ("public_site:results", _("Results")),
    ("public_site:events", _("Events")),
    ("public_site:services", _("Services")),
    ("public_site:institutions", _("Institutions")),
    ("public_site:regions", _("Regions")),
    ("public_site:documents", _("Documents")),
]
FOOTER = [
    (
        _("About"),
        [
            ("public_site:about_data", _("About the data")),
            ("public_site:what_is_real", _("What is real here")),
            ("public_site:studies", _("Studies and surveys")),
            ("public_site:cluster", _("Cluster")),
        ],
    ),
    (_("Rights"), [("public_site:privacy", _("Privacy")), ("public_site:accessibility", _("Accessibility"))]),
    (
        _("Open data"),
        [
            ("api-1:openapi-view", _("Programming interface (API)")),
            ("public_site:events_calendar", _("Calendar of events (iCal)")),
        ],
    ),
]
