"""The queue's own tables were once made here; now they are after every migrate.

See designer/queue_tables.py.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("webhooks", "0001_initial")]
    operations: ClassVar = []
