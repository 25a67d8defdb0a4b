"""Settings. Everything that differs between machines comes from the environment.

Defaults run the whole product on a laptop with no keys: the built-in runner, a local sandbox, an
embedded Postgres and Redis. ``manage.py check`` refuses half-configured setups.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cofounder import services

BASE_DIR = Path(__file__).resolve().parent.parent

services.read_dotenv(BASE_DIR / ".env")


def env(name: str, default: str = "") -> str:
    """Return an environment variable, or *default* when it is unset or empty."""
    return os.environ.get(name) or default


def env_bool(name: str, default: bool = False) -> bool:
    """Return an environment variable as a truth value."""
    return env(name, str(default)).lower() in {"1", "true", "yes"}


def env_list(name: str, default: str = "") -> list[str]:
    """Return a comma-separated environment variable as a list."""
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


#: Where the embedded services, sandboxes and dependency layers keep their files.
VAR_DIR = Path(env("VAR_DIR", str(BASE_DIR / "var")))
#: "web", "worker" or "" (commands): web processes pool their database connections.
ROLE = env("ROLE")
#: Where the web server listens.
HOST = env("HOST", "127.0.0.1")
PORT = int(env("PORT", "8000"))
DEBUG = env_bool("DEBUG")
PRODUCTION = env_bool("PRODUCTION")

SECRET_KEY = env("SECRET_KEY") or services.secret_key(VAR_DIR)
#: True when nobody set a key and one was made for this machine alone.
SECRET_KEY_IS_MADE = not env("SECRET_KEY")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
#: The platform's own address, as founders type it.
BASE_URL = env("BASE_URL", f"http://localhost:{PORT}")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", BASE_URL)
#: Previews live below this domain, each on its own host: never the platform's origin.
PREVIEW_DOMAIN = env("PREVIEW_DOMAIN", f"localhost:{PORT}")
PREVIEW_SCHEME = urlsplit(BASE_URL).scheme

INSTALLED_APPS = [
    "waffle",  # before ours: its admin comes first, and ours replaces it
    "cofounder",
    "projects",
    "gates",
    "builds",
    "deploy",
    "chat",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_rq",
    "channels",
    "allauth",
    "allauth.account",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cofounder.middleware.DebugIdMiddleware",
    "cofounder.middleware.PackedTextMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "waffle.middleware.WaffleMiddleware",
    "cofounder.middleware.CofounderErrorMiddleware",
]

ROOT_URLCONF = "cofounder.urls"
ASGI_APPLICATION = "cofounder.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cofounder.http.engines",
                "projects.flags.shown",
            ],
            "builtins": ["cofounder.templatetags.look"],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "projects.User"
DATABASE_URL = env("DATABASE_URL") or services.database_url(VAR_DIR)


def database(url: str) -> dict[str, object]:
    """Return Django's settings for a ``postgres://`` *url* (``?host=`` names a socket folder)."""
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.pop("host", "") or parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # A forked worker must never inherit a pool, so only web processes have one.
        "OPTIONS": query | ({"pool": {"min_size": 2, "max_size": 12}} if ROLE == "web" else {}),
        "CONN_HEALTH_CHECKS": ROLE != "web",
    }


DATABASES = {"default": database(DATABASE_URL)}

REDIS_URL = env("REDIS_URL") or services.redis_url(VAR_DIR)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL},
    # Flags are read from Postgres: pages must not need Redis, and a switch must act at once.
    "flags": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
RQ_QUEUES = {
    "default": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 5 * 60},
    "builds": {"URL": REDIS_URL, "DEFAULT_TIMEOUT": 30 * 60},
}

# --- who may come in ------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = env("EMAIL_VERIFICATION", "none")
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "projects:list"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = int(env("EMAIL_PORT", "587"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
#: TLS from the first byte (usually port 465), or begun on a plain connection (usually 587).
EMAIL_USE_SSL = env_bool("EMAIL_USE_SSL")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = env(
    "EMAIL_BACKEND",
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend",
)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "Cofounder <hello@localhost>")
WAFFLE_CACHE_NAME = "flags"

# --- what the browser is told ---------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
SECURE_SSL_REDIRECT = PRODUCTION and env_bool("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env_bool("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
#: How many proxies of ours add to X-Forwarded-For: whose address limits on signing in count.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("TRUSTED_PROXIES", "1" if BEHIND_PROXY else "0"))
CSRF_FAILURE_VIEW = "cofounder.problems.csrf_failure"
_SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_SELF],
        "img-src": [_SELF, "data:"],
        "style-src": [_SELF],
        "script-src": [_SELF],
        "connect-src": [_SELF],
        "frame-src": [f"{PREVIEW_SCHEME}://*.{PREVIEW_DOMAIN}"],
        "frame-ancestors": ["'none'"],
        "form-action": [_SELF],
        "base-uri": [_SELF],
        "object-src": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
USE_TZ = True
TIME_ZONE = env("TIME_ZONE", "UTC")
LANGUAGE_CODE = "en"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

# --- the engines ----------------------------------------------------------------------------

RUNNER = env("RUNNER", "offline")
SANDBOX = env("SANDBOX", "local")
#: Where each sandbox driver lives; imported only when it is the configured one.
SANDBOX_DRIVERS = {"local": "builds.sandbox.local.driver:LocalDriver"}
#: Below this isolation level builds refuse to run (see ``builds.sandbox.local.isolation``).
SANDBOX_MIN_LEVEL = int(env("SANDBOX_MIN_LEVEL", "3" if PRODUCTION else "1"))
SANDBOX_ALLOW_UNISOLATED = env_bool("SANDBOX_ALLOW_UNISOLATED")
#: Seconds without a visit after which a preview sleeps, and how many may be awake at once.
PREVIEW_IDLE = int(env("PREVIEW_IDLE", "900"))
PREVIEWS_AWAKE = int(env("PREVIEWS_AWAKE", "8"))
WORKERS = int(env("WORKERS", "2"))

os.environ.setdefault("LANGSMITH_TRACING", "false")

LOG_LEVEL = env("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "cofounder.masking.MaskedFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        name: {"level": LOG_LEVEL}
        for name in ("cofounder", "projects", "gates", "builds", "deploy", "chat")
    },
}
