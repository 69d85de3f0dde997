"""The Django app of flows."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FlowsConfig(AppConfig):
    name = "flows"
    verbose_name = _("Flows")

    def ready(self) -> None:
        import flows.nodes  # noqa: F401  (node types register themselves)
        from flows.plugins import load_plugins

        load_plugins()
