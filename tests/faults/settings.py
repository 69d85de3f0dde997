"""Settings of a house under attack: the sweep comes every second, all else is as it is."""

from __future__ import annotations

from designer.settings import *  # noqa: F403  (the worker's settings with shorter pauses)

ELKS_MEDIA_HOSTS = ["127.0.0.1"]
SWEEP_SECONDS = 1.0
CELERY_BEAT_SCHEDULE["finish what no worker has finished"]["schedule"] = 1.0  # noqa: F405
CELERY_TASK_TIME_LIMIT = 10
RECORDING_FETCH_SECONDS = 5
RECORDING_FIRST_PAUSE_SECONDS = 1
