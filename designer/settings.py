"""Settings of the studio, the worker and the commands; what varies comes from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, SELF
from psycopg.conninfo import make_conninfo

from designer import environment
from designer.settings_audio import audio_storage

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = False
SECRET_KEY = environment.text("SECRET_KEY")
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

# The two faces: the studio people use, and the call face the carrier reaches.
STUDIO_URL = environment.base_url("STUDIO_URL", "http://localhost:8000")
CALLS_URL = environment.base_url("CALLS_URL", "http://localhost:8001")
CSRF_TRUSTED_ORIGINS = [STUDIO_URL]

# Where the call face keeps what it needs while the database is away.
CALLS_FOLDER = environment.text("CALLS_FOLDER", str(BASE_DIR / "var" / "calls"))

# The carrier.
ELKS_API_URL = environment.base_url("ELKS_API_URL", "https://api.46elks.com/a1")
ELKS_API_USERNAME = environment.text("ELKS_API_USERNAME", "")
ELKS_API_PASSWORD = environment.text("ELKS_API_PASSWORD", "")
# Keys that 46elks does not document (`timelimit` of a conversation) are sent only with this.
ELKS_EXPERIMENTAL = environment.text("ELKS_EXPERIMENTAL", "") == "1"
# The carrier publishes no limit; this is ours, for all processes together.
ELKS_REQUESTS_PER_SECOND = 5
ELKS_ALLOWED_IPS = environment.words("ELKS_ALLOWED_IPS")
# Behind a proxy the sender is the last entry of X-Forwarded-For.
TRUST_FORWARDED_FOR = environment.text("TRUST_FORWARDED_FOR", "") == "1"
ELKS_MEDIA_HOSTS = environment.words("ELKS_MEDIA_HOSTS") or [environment.host_of(ELKS_API_URL)]
# What the carrier bills in; its amounts are 1/10 000 of it.
ELKS_CURRENCY = environment.text("ELKS_CURRENCY", "SEK")
# No call lasts longer: one not heard of for this time has ended without a report.
LONGEST_CALL_SECONDS = 3 * 3600
# A call that is tried in the studio; and for how long it can be looked at afterwards.
LONGEST_TRIAL_SECONDS = 1800
TRIALS_KEPT_DAYS = 7
RECORDING_MAX_BYTES = 200 * 1024 * 1024
RECORDING_FETCH_SECONDS = 180
RECORDING_FIRST_PAUSE_SECONDS = 10
# How many calls of our own may be going on at once.
OUTGOING_CALLS_AT_ONCE = environment.number("OUTGOING_CALLS_AT_ONCE", 10)
# An attempt or a message not heard of for this long is asked about; longer than any task may take.
OUTGOING_SETTLE_SECONDS = 300
# Whether saved tests that fail keep a flow from being published: `block`, or `warn`.
FAILING_TESTS = environment.one_of("FAILING_TESTS", "block", "warn")
# Hosts that flows may ask although they lie inside, to the letter.
OUTSIDE_ALLOWED_HOSTS = environment.words("OUTSIDE_ALLOWED_HOSTS")
# What may be brought as a recording of a message: ten minutes as a CD has them.
PROMPT_MAX_BYTES = 100 * 1024 * 1024
# Piper's voice files by language, where there are any: `sv=/voices/sv.onnx en=/voices/en.onnx`.
PIPER_VOICES = environment.text("PIPER_VOICES", "")

# E-mail: to a server, or where there is none into a folder, as the local stack does.
EMAIL_HOST = environment.text("EMAIL_HOST", "")
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
_email_security = environment.one_of("EMAIL_SECURITY", "starttls", "tls", "none")
EMAIL_USE_TLS, EMAIL_USE_SSL = _email_security == "starttls", _email_security == "tls"
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = environment.text("EMAIL_FOLDER", "")
EMAIL_IS_SET_UP = bool(EMAIL_HOST or EMAIL_FILE_PATH)
EMAIL_BACKEND = "django.core.mail.backends." + (
    "filebased.EmailBackend" if EMAIL_FILE_PATH and not EMAIL_HOST else "smtp.EmailBackend"
)
DEFAULT_FROM_EMAIL = environment.text(
    "EMAIL_FROM", f"Antler <antler@{environment.host_of(STUDIO_URL)}>"
)
# What is longer is not attached; the e-mail says where to listen.
EMAIL_ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024
# The language of what is sent to nobody in particular.
EMAIL_LANGUAGE = environment.one_of("EMAIL_LANGUAGE", "en", "sv")
# What events are signed with, known to whoever gets them.
EVENT_SIGNING_KEY = environment.text("EVENT_SIGNING_KEY", "")

INSTALLED_APPS = [
    "designer.apps.StudioAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "channels",
    "csp",
    "django_celery_beat",
    "django_filters",
    "django_vite",
    "drf_spectacular",
    "rest_framework",
    "rest_framework.authtoken",
    "flows.apps.FlowsConfig",
    "webhooks.apps.WebhooksConfig",
    "designer.apps.DesignerConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "designer.unkeepable.RefuseNul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "designer.urls"
WSGI_APPLICATION = "designer.wsgi.application"
ASGI_APPLICATION = "designer.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "designer" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

# PostgreSQL. A pool, because a connection per thread runs the server out of connections.
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(environment.text("DATABASE_URL"))}
DATABASES["default"]["ENGINE"] = "designer.postgres"
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": 8,
    "timeout": 5,
    # The pauses between two tries double: for as long as a request waits, and then anew with the
    # next one, so that a database that was away for an hour is found as soon as it is asked for.
    "reconnect_timeout": 5,
}
DATABASES["default"]["CONN_MAX_AGE"] = 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": audio_storage(),
    "staticfiles": {"BACKEND": "designer.static_files.StudioStaticFiles"},
}

# Celery. The same PostgreSQL by default; the queue is only a doorbell.
CELERY_BROKER_URL = environment.text("CELERY_BROKER_URL", "pgmq://localhost")
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 8
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A full Redis refuses what a worker asks; one that gave up over it would take the sweep with it.
CELERY_BROKER_CHANNEL_ERROR_RETRY = True
CELERY_BEAT_SCHEDULER = "designer.beat:Scheduler"
# The sweep is what makes a lost queue harmless. One that waited for the next is void.
SWEEP_SECONDS = 15.0
CELERY_BEAT_SCHEDULE = {
    "finish what no worker has finished": {
        "task": "webhooks.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "complete calls whose report never came": {
        "task": "webhooks.tasks.reconcile_calls",
        "schedule": 300.0,
        "options": {"expires": 300.0},
    },
    "fill in the calls that the carrier answered by itself": {
        "task": "webhooks.tasks.fill_in_calls",
        "schedule": 300.0,
        "options": {"expires": 300.0},
    },
    "make the takes that no worker has made": {
        "task": "flows.tasks.make_waiting_takes",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
    "look for opening hours that cannot be relied on": {
        "task": "flows.tasks.look_for_alarms",
        "schedule": 60.0,
        "options": {"expires": 60.0},
    },
    # A new year comes nearer, or the library knows better.
    "look up the coming holidays": {
        "task": "flows.tasks.look_up_holidays",
        "schedule": 6 * 3600.0,
        "options": {"expires": 6 * 3600.0},
    },
    # The carrier keeps recordings for 72 hours.
    "find recordings that were never announced": {
        "task": "webhooks.tasks.reconcile_recordings",
        "schedule": 1800.0,
        "options": {"expires": 1800.0},
    },
    "compare the numbers with the carrier's": {
        "task": "webhooks.tasks.reconcile_numbers",
        "schedule": 3600.0,
        "options": {"expires": 3600.0},
    },
}
# A publish fails at once instead of trying for ever; the worker's own connection keeps trying.
_publish_once = {"max_retries": 0, "interval_start": 0}
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_POOL_LIMIT = 4
# A message is given out again when a worker has not finished it by then: longer than any task.
VISIBILITY_TIMEOUT_SECONDS = 300
_database = DATABASES["default"]
_socket_or_host = _database["HOST"] or _database["OPTIONS"].get("host", "")
if CELERY_BROKER_URL.startswith("pgmq:"):
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        **_publish_once,
        "conn_string": make_conninfo(
            host=_socket_or_host,
            port=_database["PORT"] or 5432,
            dbname=_database["NAME"],
            user=_database["USER"],
            password=_database["PASSWORD"] or None,
            **{name: value for name, value in _database["OPTIONS"].items() if name[:3] == "ssl"},
        ),
        "init_extension": False,
        "use_notify": True,
        "wait_time_seconds": 0,
        "polling_interval": 0.2,
        "notify_throttle_interval_ms": 0,
        "visibility_timeout": VISIBILITY_TIMEOUT_SECONDS,
        "pool_size": 4,
        "pool_timeout": 2,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    # Redis looks for abandoned messages every 100 s unless told otherwise.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        **_publish_once,
        "socket_connect_timeout": 2,
        "socket_timeout": 5,
        "visibility_timeout": VISIBILITY_TIMEOUT_SECONDS,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = _publish_once

# Channels. LISTEN/NOTIFY on the same PostgreSQL by default.
CHANNEL_LAYER_URL = environment.text("CHANNEL_LAYER_URL", "notify://")
CHANNEL_LAYERS: dict[str, Any] = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [CHANNEL_LAYER_URL]},
    }
    if CHANNEL_LAYER_URL.startswith("redis")
    else {"BACKEND": "designer.notify_layer.NotifyChannelLayer"}
}

# How often an open WebSocket is asked anew whether its person is signed in and may look.
WATCHER_CHECK_SECONDS = 45.0

# Signing in.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "designer/locked_out.html"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"

# Security. Cookies and HSTS follow the address people use.
_https = STUDIO_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "blob:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# REST.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # First the one that answers 401 with a challenge to whoever is not signed in.
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "flows.problems.answer_problem",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Antler",
    "DESCRIPTION": "Call flows, numbers, calls and recordings of an Antler studio.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "CallState": "webhooks.models.CallState",
        "RecordingState": "webhooks.models.RecordingState",
        "OutgoingState": "webhooks.outgoing.rows.OutgoingState",
        "AttemptState": "webhooks.outgoing.rows.AttemptState",
        "Force": "flows.panel.rows.Force",
        "OverrideKind": "flows.hours.rows.OverrideKind",
    },
}

# Languages and time.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sv", "Svenska")]
LOCALE_PATHS = [BASE_DIR / "designer" / "locale"]
# The names of node types and ways out are translated once, by the canvas.
CATALOGUE_TRANSLATIONS = BASE_DIR / "frontend" / "src" / "i18n"
USE_I18N = True
TIME_ZONE = environment.text("TIME_ZONE", "Europe/Stockholm")
USE_TZ = True

# Static files: the canvas is built by Vite into frontend/dist.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
# Names that change with their content may be kept by browsers for ever: Django's and Vite's.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/(canvas/assets/|.+\.[0-9a-f]{12}\.\w+$)"
_canvas = BASE_DIR / "frontend" / "dist"
STATICFILES_DIRS = [("canvas", _canvas)] if _canvas.is_dir() else []
DJANGO_VITE = {
    "default": {"static_url_prefix": "canvas", "manifest_path": _canvas / "manifest.json"}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "designer.redaction.RedactingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "axes": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
        # It would tell of every request, with what signs it.
        "botocore": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        # It wonders at pgmq:// without a host at every connection.
        "kombu.connection": {"level": "ERROR"},
    },
}
