"""Hides what other people's packages put into the admin and nobody here should touch.

The schedule is part of the code (designer/settings.py), and the records of sign-ins are kept for
whoever reads the database; failed attempts stay, because deleting one lets a locked-out person in.
"""

from __future__ import annotations

from axes.models import AccessFailureLog, AccessLog
from django.contrib import admin
from django_celery_beat import models as beat

from designer import people, sign_ins, tokens  # noqa: F401  (their pages register here)

for _model in (
    AccessFailureLog,
    AccessLog,
    beat.ClockedSchedule,
    beat.CrontabSchedule,
    beat.IntervalSchedule,
    beat.PeriodicTask,
    beat.SolarSchedule,
):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
