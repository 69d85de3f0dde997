"""The queue's own tables, when the queue lives in this database."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import StateApps
from pgmq.install import get_embedded_install_sql


def install_pgmq(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if not settings.CELERY_BROKER_URL.startswith("pgmq:"):
        return
    with schema_editor.connection.cursor() as cursor:
        # The script cannot be run twice, and an operator may have installed the extension.
        cursor.execute("SELECT to_regclass('pgmq.meta')")
        if cursor.fetchone() == (None,):
            # Without parameters its per cent signs are left alone.
            cursor.execute(get_embedded_install_sql(), None)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("webhooks", "0001_initial")]
    operations: ClassVar[list[Operation]] = [
        migrations.RunPython(install_pgmq, migrations.RunPython.noop)
    ]
