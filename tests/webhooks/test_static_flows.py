"""46elks documents over REST and as commands, and the news of calls they answer."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from flows.models import Flow
from tests.builders import OURS, an_answered_number
from tests.personas import SignIn
from webhooks.models import Call, Number, Recording

pytestmark = pytest.mark.django_db
BEEP = '{"play": "sound/beep"}'
