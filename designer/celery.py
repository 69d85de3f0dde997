"""The Celery app, configured by Django's settings."""

from __future__ import annotations

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "designer.settings")
TRANSPORT_ALIASES["pgmq"] = "designer.broker:Transport"
app = Celery("antler")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
