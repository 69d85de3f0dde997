"""The Celery app; the beat schedule is what makes a lost queue harmless."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "designer.settings")
app = Celery("antler")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "finish what no worker has finished": {"task": "webhooks.tasks.sweep", "schedule": 15.0},
}
