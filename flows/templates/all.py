"""All templates, in the order in which people are offered them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from flows.problems import Missing
from flows.templates import (
    emergency,
    main_menu,
    on_call,
    open_closed,
    pin_check,
    reminder,
    small_office,
    test_bench,
    triage,
    two_languages,
)
from flows.templates.template import Template

TEMPLATES: Mapping[str, Template] = {
    room.TEMPLATE.key: room.TEMPLATE
    for room in (
        open_closed,
        main_menu,
        small_office,
        on_call,
        triage,
        emergency,
        two_languages,
        pin_check,
        reminder,
        test_bench,
    )
}


def find_template(key: str) -> Template:
    template = TEMPLATES.get(key)
    if template is None:
        raise Missing(_("There is no such ready-made flow."))
    return template
