"""Secrets entered, replaced, deleted, and opened for whoever asks another system."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.naming import require_readable_name
from flows.problems import Missing, Problem
from flows.sealing import Seal
from flows.secrets.rows import Secret
from flows.shared.uses import require_unused

MOST_LETTERS = 4000
_SEAL = Seal("antler.flows.secrets")


@transaction.atomic
def keep_secret(name: str, value: str, *, user: User | None, now: datetime) -> Secret:
    require_readable_name(name)
    secret = Secret(
        key=_free_key(name),
        name=name,
        sealed=_SEAL.seal(_readable(value)),
        changed_at=now,
        changed_by=user,
    )
    try:
        with transaction.atomic():
            secret.save()
    except IntegrityError:
        sentence = _("There is already a secret called “{name}”: choose another name.")
        sentence = sentence.format(name=name)
        raise Problem(sentence, name=[sentence]) from None
    return secret


@transaction.atomic
def replace_secret(key: str, value: str, *, user: User | None, now: datetime) -> Secret:
    """The next question to another system uses it; nothing need be published."""
    secret = _locked(key)
    secret.sealed = _SEAL.seal(_readable(value))
    secret.changed_at, secret.changed_by = now, user
    secret.save(update_fields=["sealed", "changed_at", "changed_by"])
    return secret


@transaction.atomic
def delete_secret(key: str) -> None:
    secret = _locked(key)
    sentence = _("“{name}” is used in {flows}: choose another secret there first.")
    require_unused("secret", key, sentence, name=secret.name)
    secret.delete()


def open_secret(key: str) -> str | None:
    """None where there is none, or where it cannot be opened any more."""
    sealed = Secret.objects.filter(key=key).values_list("sealed", flat=True).first()
    return None if sealed is None else _SEAL.unseal(sealed)


def _locked(key: str) -> Secret:
    secret = Secret.objects.select_for_update(of=("self",)).filter(key=key).first()
    if secret is None:
        raise Missing(_("This secret does not exist: somebody may have deleted it."))
    return secret


def _readable(value: str) -> str:
    """As it goes into a header: one line of plain letters."""
    if not value.isascii() or not value.isprintable():
        sentence = _("A secret is one line of plain letters, digits and signs: copy it again.")
        raise Problem(sentence, value=[sentence])
    return value


def _free_key(name: str) -> str:
    stem = slugify(name)[:56] or "secret"
    taken = set(Secret.objects.filter(key__startswith=stem).values_list("key", flat=True))
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(key for key in keys if key not in taken)
