"""Settings, from the environment. Safe unless told otherwise: debugging is on only in development mode.

`YIZHI_MODE` is `development` (set by `make up` and the tests) or `production` (the default).
"""

import os
from pathlib import Path

from yizhi.platform.database import database_settings
from yizhi.secret_files import read_secret_files
from yizhi.settings.provider import provider_settings
from yizhi.settings.rates import DEFAULT_RATE_LIMITS
from yizhi.settings.secret import secret_key

read_secret_files()

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("YIZHI_VAR", ROOT / "var"))
DEVELOPMENT = os.environ.get("YIZHI_MODE") == "development"
DEBUG = DEVELOPMENT and os.environ.get("YIZHI_DEBUG") == "1"

YIZHI_KEY_DIRECTORY = os.environ.get("YIZHI_KEY_DIRECTORY", str(VAR / "keys"))
YIZHI_FILES_URL = os.environ.get("YIZHI_FILES_URL", f"file://{VAR / 'files'}")
YIZHI_LIBRARY = os.environ.get("YIZHI_LIBRARY", str(VAR / "library" / "cases"))
YIZHI_LIBRARY_SEARCH = os.environ.get("YIZHI_LIBRARY_SEARCH", "")
YIZHI_LIBRARY_LAKE = os.environ.get("YIZHI_LIBRARY_LAKE", "")
YIZHI_ANCHOR_DIRECTORY = os.environ.get("YIZHI_ANCHOR_DIRECTORY", str(VAR / "anchors"))
YIZHI_ANCHOR_WEBHOOK = os.environ.get("YIZHI_ANCHOR_WEBHOOK", "")
YIZHI_LEDGER_SUITE = os.environ.get("YIZHI_LEDGER_SUITE", "sha256-ed25519")
YIZHI_LEDGER_ORIGIN = os.environ.get("YIZHI_LEDGER_ORIGIN", "yizhi/3308")
YIZHI_PUBLIC_URL = os.environ.get("YIZHI_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
YIZHI_SEAL_DIRECTORY = os.environ.get("YIZHI_SEAL_DIRECTORY", "")
YIZHI_FONT_DIRECTORIES = [p for p in os.environ.get("YIZHI_FONT_DIRECTORIES", "").split(os.pathsep) if p]

SECRET_KEY = secret_key(Path(YIZHI_KEY_DIRECTORY), development=DEVELOPMENT)
ALLOWED_HOSTS = [h for h in os.environ.get("YIZHI_ALLOWED_HOSTS", "").split(",") if h] or (["*"] if DEVELOPMENT else [])
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("YIZHI_TRUSTED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "yizhi.platform.scope",
    "yizhi.platform.ledger",
    "yizhi.platform.files",
    "yizhi.platform.documents",
    "yizhi.platform.jobs",
    "yizhi.platform.notify",
    "yizhi.platform.sharing",
    "yizhi.platform.lists",
    "yizhi.platform.exports",
    "yizhi.domain.org",
    "yizhi.domain.norms",
    "yizhi.domain.subjects",
    "yizhi.domain.cases",
    "yizhi.domain.library",
    "yizhi.web",
]

MIDDLEWARE = [
    "yizhi.web.operations.client_address.ClientAddress",
    "yizhi.web.operations.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yizhi.web.operations.middleware.SecurityHeaders",
    "yizhi.web.operations.rate_limits.RateLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "yizhi.web.actor.ActorMiddleware",
    "yizhi.web.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "yizhi.web.urls"
WSGI_APPLICATION = "yizhi.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["yizhi.web.templatetags.remembering", "yizhi.web.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "yizhi.web.context.shell",
            ],
        },
    }
]

DATABASES = {"default": database_settings(os.environ.get("YIZHI_ROLE", "web"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "org.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
YIZHI_SECOND_STEP_ROLES = [r for r in os.environ.get("YIZHI_SECOND_STEP_ROLES", "").split(",") if r]
YIZHI_PROVIDER = provider_settings(development=DEVELOPMENT)
LOGIN_URL = "web:sign_in"
SESSION_ENGINE = "yizhi.domain.org.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEVELOPMENT
# A browser takes a cookie of this name only over TLS, for this host alone and every path: no neighbour can plant one.
SESSION_COOKIE_NAME = "sessionid" if DEVELOPMENT else "__Host-yizhi-session"
CSRF_COOKIE_NAME = "csrftoken" if DEVELOPMENT else "__Host-yizhi-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not DEVELOPMENT
CSRF_FAILURE_VIEW = "yizhi.web.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 31536000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
YIZHI_TRUSTED_PROXIES = [p for p in os.environ.get("YIZHI_TRUSTED_PROXIES", "").split(",") if p]
# Demonstrations and tests come from one address and are not limited unless told so.
YIZHI_RATE_LIMITS = os.environ.get("YIZHI_RATE_LIMITS", "" if DEVELOPMENT else DEFAULT_RATE_LIMITS)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
# Built files carry a hash in their names, so that a browser may keep them for good.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/build/.+-[\w-]{8}\.\w+$|^.+\.[0-9a-f]{12}\..+$"
MIGRATION_MODULES: dict[str, str] = {}
SILENCED_SYSTEM_CHECKS: list[str] = []
