"""The four roles as groups, made and kept right after every migrate."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

_SEE_FLOWS = (
    *("flows.view_flow", "flows.view_flowversion", "flows.view_prompt"),
    "flows.view_openinghours",
    *("flows.view_switch", "flows.view_announcement"),
    *("flows.view_smalltable", "flows.view_callerlist"),
    *("flows.view_person", "flows.view_team"),
    "flows.view_secret",
    "flows.view_voicemailbox",
)
# Opening hours, people and teams change for the next call, without publishing: whoever looks after
# calls may.
_KEEP_SHARED = (
    "flows.add_openinghours",
    "flows.change_openinghours",
    "flows.override_openinghours",
    *("flows.add_person", "flows.change_person", "flows.set_duty"),
    *("flows.add_team", "flows.change_team"),
)
# So do switches, announcements, tables and caller lists.
_KEEP_PANEL = (
    *("flows.add_switch", "flows.change_switch", "flows.flip_switch"),
    *("flows.add_announcement", "flows.change_announcement", "flows.announce"),
    *("flows.add_smalltable", "flows.edit_table"),
    *("flows.add_callerlist", "flows.edit_callerlist"),
)
_KEEP_BOXES = ("flows.add_voicemailbox", "flows.change_voicemailbox")
# Seeing, hearing and deleting what callers have left are rights of their own.
_KEEP_VOICEMAIL = ("webhooks.view_voicemailmessage", "webhooks.change_voicemailmessage")
_SEE_CALLS = (
    "webhooks.view_call",
    "webhooks.view_callstep",
    "webhooks.view_livecall",
    "webhooks.view_recording",
    "webhooks.view_report",
    "webhooks.view_number",
    "webhooks.view_outgoingcall",
    "webhooks.view_callattempt",
    "webhooks.view_textmessage",
    *_KEEP_VOICEMAIL,
)
_DESIGN = (
    "flows.add_flow",
    "flows.change_flow",
    "flows.delete_flow",
    "flows.add_prompt",
    "flows.change_prompt",
    "flows.delete_prompt",
    *_KEEP_SHARED,
    "flows.delete_openinghours",
    *_KEEP_PANEL,
    *("flows.delete_switch", "flows.delete_announcement"),
    *("flows.delete_smalltable", "flows.delete_callerlist"),
    *("flows.delete_person", "flows.delete_team"),
    *("flows.add_secret", "flows.change_secret", "flows.delete_secret"),
    *_KEEP_BOXES,
    "flows.delete_voicemailbox",
)
# What the studio asks before it shows a button; the server asks for the right itself each time.
RIGHTS = {
    "design": "flows.change_flow",
    "publish": "flows.publish_flow",
    "operate": "webhooks.change_number",
    "review": "webhooks.view_call",
    "override": "flows.override_openinghours",
    "flip": "flows.flip_switch",
    "announce": "flows.announce",
    "edit_table": "flows.edit_table",
    "edit_callers": "flows.edit_callerlist",
    "keep_panel": "flows.change_switch",
    "see_panel": "flows.view_switch",
    "voicemail": "webhooks.view_voicemailmessage",
    "keep_voicemail": "webhooks.change_voicemailmessage",
    "play_voicemail": "webhooks.play_voicemailmessage",
    "delete_voicemail": "webhooks.delete_voicemailmessage",
    "keep_boxes": "flows.add_voicemailbox",
}
# A role is enough: the admin opens for who may review calls (designer/admin_site.py), so nobody
# but superusers need be made staff.
ROLES: dict[str, tuple[str, ...]] = {
    "designer": (*_SEE_FLOWS, *_DESIGN, "webhooks.view_number"),
    "publisher": (*_SEE_FLOWS, *_DESIGN, "webhooks.view_number", "flows.publish_flow"),
    "operator": (
        *(*_SEE_FLOWS, *_SEE_CALLS, *_KEEP_SHARED, *_KEEP_PANEL, *_KEEP_BOXES),
        *("flows.delete_voicemailbox", "webhooks.delete_voicemailmessage"),
        *("webhooks.add_number", "webhooks.change_number"),
        *("webhooks.add_outgoingcall", "webhooks.change_outgoingcall"),
        *("webhooks.add_carrieraccount", "webhooks.change_carrieraccount"),
        # Asking the carrier for a recording once more; nothing else about one can be changed.
        "webhooks.change_recording",
    ),
    "reviewer": (
        *(*_SEE_FLOWS, *_SEE_CALLS),
        *("webhooks.play_recording", "webhooks.play_voicemailmessage"),
    ),
}


def ensure_roles() -> None:
    """Give each role's group exactly the rights named above."""
    for role, names in ROLES.items():
        wanted = Q(pk__in=[])
        for name in names:
            app, codename = name.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(Permission.objects.filter(wanted))


def on_migrate(sender: Any, **kwargs: Any) -> None:
    ensure_roles()
