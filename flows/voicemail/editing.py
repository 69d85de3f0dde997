"""Voicemail boxes made, named otherwise, deleted."""

from __future__ import annotations

from itertools import count

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.naming import require_readable_name
from flows.problems import Missing, Problem
from flows.shared.uses import require_unused
from flows.voicemail.rows import VoicemailBox

# What stands where a key does in addresses, and for messages that lie in no box.
_RESERVED = frozenset({"none"})


@transaction.atomic
def create_box(name: str) -> VoicemailBox:
    require_readable_name(name)
    box = VoicemailBox(key=_free_key(name), name=name)
    _save_under_free_name(box)
    return box


@transaction.atomic
def rename_box(key: str, name: str) -> VoicemailBox:
    require_readable_name(name)
    box = locked_box(key)
    box.name = name
    _save_under_free_name(box)
    return box


@transaction.atomic
def delete_box(key: str) -> None:
    """Delete a box that no drawing and no live program names; its messages stay, in no box."""
    box = locked_box(key)
    sentence = _("“{name}” is used in {flows}: choose another box there first.")
    require_unused("voicemail_box", key, sentence, name=box.name)
    box.delete()


def locked_box(key: str) -> VoicemailBox:
    box = VoicemailBox.objects.select_for_update().filter(key=key).first()
    if box is None:
        raise no_such_box()
    return box


def no_such_box() -> Missing:
    return Missing(_("This voicemail box does not exist: somebody may have deleted it."))


def _free_key(name: str) -> str:
    stem = slugify(name)[:56] or "box"
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    taken = set(VoicemailBox.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in keys if key not in taken | _RESERVED)


def _save_under_free_name(box: VoicemailBox) -> None:
    try:
        with transaction.atomic():
            box.save()
    except IntegrityError:
        sentence = _("There is already a voicemail box called “{name}”: choose another name.")
        sentence = sentence.format(name=box.name)
        raise Problem(sentence, name=[sentence]) from None
