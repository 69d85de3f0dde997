"""The call face: what the carrier reaches, under Granian's WSGI."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "designer.settings_calls"
_django = get_wsgi_application()

from django.db import connection  # noqa: E402  (needs the settings)

from flows import worlds  # noqa: E402
from webhooks.line.door import door  # noqa: E402  (needs the settings)
from webhooks.line.learning import learn_for_ever  # noqa: E402
from webhooks.line.listening import listen_for_ever  # noqa: E402
from webhooks.line.refusals import refusals  # noqa: E402
from webhooks.together import together  # noqa: E402

# Before the first post: no turn waits for it.
worlds.current()
connection.close()
together.use_one_connection()
# What is there by now stays: nobody waits while it is looked through for garbage.
gc.freeze()
gc.set_threshold(10_000, 20, 20)
application = door(_django)
learn_for_ever()
listen_for_ever()
refusals.write_for_ever()
