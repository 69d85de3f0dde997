"""Settings of a worker under test: all its pauses are short, everything else is as it is."""

from __future__ import annotations

import os

from tests.settings import *  # noqa: F403  (a worker's settings with shorter pauses)

ELKS_API_URL = os.environ["ELKS_API_URL"]
ELKS_MEDIA_HOSTS = ["127.0.0.1"]
CELERY_TASK_TIME_LIMIT = 2
RECORDING_FETCH_SECONDS = 1
RECORDING_FIRST_PAUSE_SECONDS = 1
OUTGOING_SETTLE_SECONDS = 2
SWEEP_SECONDS = 1.0
CELERY_BEAT_SCHEDULE["finish what no worker has finished"]["schedule"] = 1.0  # noqa: F405
CELERY_BROKER_TRANSPORT_OPTIONS |= {"visibility_timeout": 2}  # noqa: F405
