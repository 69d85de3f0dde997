"""Start-up wiring of the composition root."""

from __future__ import annotations

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class StudioAdminConfig(AdminConfig):
    default_site = "designer.admin_site.StudioAdminSite"


class DesignerConfig(AppConfig):
    name = "designer"

    def ready(self) -> None:
        from designer import celery, checks, queue_tables, roles  # noqa: F401  (tasks and checks register here)

        # After the last app with rights of its own, so that every right exists by then.
        last = apps.get_app_config("webhooks")
        post_migrate.connect(roles.on_migrate, sender=last)
        post_migrate.connect(queue_tables.on_migrate, sender=last)
