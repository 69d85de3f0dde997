"""Flows out of 46elks documents and into them: with our prompts, our addresses, our sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from flows.checking import prompt_audio
from flows.engine.compiler import load_program
from flows.engine.document import read_document
from flows.engine.parts import full_names, references
from flows.engine.voices import all_of, pick
from flows.models import Flow, FlowVersion
from flows.phrases import phrase
from flows.problems import Conflict, Missing, Problem
from flows.rest.strict_json import read_json
from webhooks.elks.answers import FixedLinks, Links
from webhooks.elks.statics.exporting import Exported, export_program
from webhooks.elks.statics.importing import import_document
from webhooks.elks.statics.remarks import Remark, Unreadable
from webhooks.line.addresses import away_url, prompt_url
from webhooks.models import Number


@dataclass(frozen=True)
class Brought:
    """A drawing, and what its reader should know about it."""

    drawing: dict[str, Any]
    remarks: list[str]


@dataclass(frozen=True)
class Given:
    """A document, and what callers miss while it answers them."""

    text: str
    lost: list[str]


def read_flow(raw: bytes) -> Brought:
    """The drawing that a text holds: one of Antler's own as it is, one of 46elks drawn anew."""
    if b'"nodes"' in raw:
        drawing = read_json(raw)
        if isinstance(drawing, dict) and "nodes" in drawing:
            return Brought(drawing, _flows_not_here(drawing))
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise Problem(_("This is no text: save the file as UTF-8.")) from None
    prompts = {
        prompt_url(one): key for key, sound in prompt_audio().items() for one in all_of(sound)
    }
    try:
        imported = import_document(text, prompts=prompts)
    except Unreadable as fault:
        raise Problem(fault.remark.told(_)) from None
    return Brought(imported.document.to_json(), told(imported.remarks))


def _flows_not_here(drawing: dict[str, Any]) -> list[str]:
    """A drawing names the flows it uses; another house may not have them, or others."""
    keys = {reference.key for reference in references(read_document(drawing).document).values()}
    here = set(Flow.objects.filter(key__in=keys).values_list("key", flat=True))
    sentence = _(
        "It uses the flow “{flow}”, which is not here: import that too, or choose another."
    )
    return [sentence.format(flow=key) for key in sorted(keys - here)]


def export_flow(flow_id: int, *, with_addresses: bool) -> Given:
    """What callers get now, as one document.

    Its addresses hold the secret of the flow's number, so that they are for those who operate.
    """
    flow = Flow.objects.select_related("live_version").filter(pk=flow_id).first()
    if flow is None:
        raise Missing(_("This flow does not exist: somebody may have deleted it."))
    if flow.live_version is None:
        raise Conflict(_("This flow is not published yet: publish it first."))
    number = Number.objects.filter(flow=flow).first() if with_addresses else None
    exported = export_version(flow.live_version, number=number)
    return Given(exported.text, told(exported.lost))


def export_version(version: FlowVersion, *, number: Number | None) -> Exported:
    """A version as the document that would answer a number's calls, or nobody's in particular."""
    program = load_program(version.program)
    return export_program(
        program,
        names=full_names(version.program["steps"]),
        links=_links(number, program.prompts),
        experimental=settings.ELKS_EXPERIMENTAL,
    )


def _links(number: Number | None, prompts: Mapping[str, str]) -> Links:
    return FixedLinks(
        next="",
        hangup="" if number is None else away_url(number, "hangup"),
        recording="" if number is None else away_url(number, "recording"),
        prompts={key: prompt_url(pick(sound, "")) for key, sound in prompts.items()},
    )


def told(remarks: Iterable[Remark]) -> list[str]:
    """In the reader's language, also where a step or a way out has no name but its kind's."""
    return [
        replace(
            remark, places={place: phrase(words) for place, words in remark.places.items()}
        ).told(_)
        for remark in remarks
    ]
