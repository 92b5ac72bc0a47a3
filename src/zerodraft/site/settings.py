"""Django's settings, made from `config` and the data folder."""

import secrets

import dj_database_url
from csp.constants import NONE, SELF

from zerodraft.post.core.relay import relay
from zerodraft.site import config as _config
from zerodraft.site.installation import Installation
from zerodraft.site.statics import fingerprint

CONFIG = _config.read()
INSTALLATION = Installation(CONFIG.data)
_FOLDER_IS_THERE = CONFIG.data.is_dir()

DEBUG = CONFIG.debug
# Commands that need no installation import these settings without a data folder; such a process signs nothing that lasts.
SECRET_KEY = CONFIG.secret_key or (INSTALLATION.secret() if _FOLDER_IS_THERE else secrets.token_urlsafe(48))
CLOCK = INSTALLATION.clock
IS_DEMONSTRATION = INSTALLATION.is_demonstration
ALLOWED_HOSTS = list(CONFIG.allowed_hosts)

INSTALLED_APPS = [
    "zerodraft.site",
    "zerodraft.screens",
    "zerodraft.correspondence",
    "zerodraft.floor",
    "zerodraft.programme",
    "zerodraft.process",
    "zerodraft.parties",
    "zerodraft.files",
    "zerodraft.live",
    "zerodraft.post",
    "zerodraft.record",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "rules",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "zerodraft.site.api.gate.Gate",
    "zerodraft.site.caching.NothingOfASession",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "zerodraft.site.sanitizing.NoNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "zerodraft.site.urls"
ASGI_APPLICATION = "zerodraft.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zerodraft.site.context.installation",
            ],
        },
    }
]

# secure_delete: what is sealed is overwritten in the file, not only left out.
_SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
DATABASES: dict[str, dict[str, object]] = {
    "default": dict(dj_database_url.parse(CONFIG.database_url))
    if CONFIG.database_url
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(INSTALLATION.database),
        # Without IMMEDIATE, a transaction that reads and then writes fails at once when another writes in between.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": _SQLITE_START},
    }
}
# The threads that make pages keep their connections: to open one takes longer than most acts.
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": bool(CONFIG.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(INSTALLATION.originals), "file_permissions_mode": 0o600},
    },
}

# ---- people
AUTH_USER_MODEL = "parties.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "zerodraft.site.accounts.ClosedDoor"
ACCOUNT_EMAIL_VERIFICATION = "none"
# A key is an account together with an address (accounts.py): no stranger locks anybody out. A hall shares one address.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "300/m/ip,10/5m/key"}
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# ---- messages
# A demonstration's people have addresses of nobody: whatever is set, it sends nothing.
RELAY = relay(CONFIG.smtp_url, CONFIG.smtp_from) if CONFIG.smtp_url and not IS_DEMONSTRATION else None
# What is sent goes through the outbox of `post`; nothing else of ours, or of Django's, sends anything.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# ---- languages
LANGUAGE_CODE = CONFIG.language
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

# ---- what a browser may do with our pages
STATIC_URL = f"/static/{fingerprint()}/"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = CONFIG.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [CONFIG.public_url] if CONFIG.public_url else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.secure else None
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.secure else 0
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# ---- logs: always to stderr, always with tracebacks
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "zerodraft.site.logs.Lines", "format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "zerodraft.site.logs.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": CONFIG.log_format}},
    "root": {"handlers": ["stderr"], "level": CONFIG.log_level},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "uvicorn": {"level": "WARNING"},
        "uvicorn.access": {"level": "WARNING"},
    },
}
