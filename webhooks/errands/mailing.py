"""E-mails, each sent once: what a flow wants said, and what was recorded, attached."""

from __future__ import annotations

import smtplib
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext_noop

from flows.engine.emails import is_email, one_line
from webhooks.errands.attaching import latest_recording
from webhooks.errands.doing import DOERS, Doer, Later, Refused, Unclear
from webhooks.errands.rows import Errand
from webhooks.voicemail.telling import attached

NOT_SET_UP = gettext_noop("E-mail is not set up here: set EMAIL_HOST (docs/voicemail.md).")
_NO_ADDRESS = gettext_noop("There was no e-mail address to send it to.")
_AWAY = gettext_noop("The mail server cannot be reached.")
_SIGN_IN = gettext_noop("The mail server does not let Antler in: check EMAIL_HOST_USER.")
_LATER = gettext_noop("The mail server will not take it now ({n}).")
_WILL_NOT = gettext_noop("The mail server does not take it ({n}).")
_BROKE = gettext_noop(
    "The connection to the mail server broke: nobody can tell whether it was sent."
)


def send_email(errand: Errand) -> None:
    """Raises Later, Refused or Unclear."""
    to = str(errand.body.get("to", ""))
    if not is_email(to):
        raise Refused(_NO_ADDRESS)
    deliver(_message(to, errand))


def deliver(message: EmailMessage) -> None:
    """Hand one message for one address to the mail server, as the settings say.

    Raises Later, Refused or Unclear.
    """
    if not settings.EMAIL_IS_SET_UP:
        raise Refused(NOT_SET_UP)
    connection = get_connection()
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError:
        raise Later(_SIGN_IN) from None
    except (OSError, smtplib.SMTPException):
        raise Later(_AWAY) from None
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        raise _by_code(min(code for code, _ in refused.recipients.values())) from None
    except smtplib.SMTPResponseException as refused:
        raise _by_code(refused.smtp_code) from None
    except (OSError, smtplib.SMTPException):
        raise Unclear(_BROKE) from None
    finally:
        _close(connection)


def _by_code(code: int) -> Exception:
    """RFC 5321: a server that begins with a 4 may be asked again."""
    if 400 <= code < 500:
        return Later(_LATER.format(n=code))
    return Refused(_WILL_NOT.format(n=code))


def _close(connection: Any) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        # What was said before counts.
        return


def _message(to: str, errand: Errand) -> EmailMessage:
    body = errand.body
    text, sound = str(body.get("text", "")), None
    if "voicemail" in body:
        added, sound = attached(int(body["voicemail"]))
        text = f"{text}\n\n{added}".strip()
    elif body.get("attach") == "latest":
        added, sound = latest_recording(errand)
        text = f"{text}\n\n{added}"
    message = EmailMessage(
        subject=one_line(str(body.get("subject", ""))),
        body=text,
        to=[to],
        # So that two servers that both got it know it for one, and nobody's holiday answers it.
        headers={"Message-ID": _message_id(errand), "Auto-Submitted": "auto-generated"},
    )
    if sound is not None:
        message.attach(*sound)
    return message


def _message_id(errand: Errand) -> str:
    named = f"{errand.call_id} {errand.seq} {errand.position} {settings.SECRET_KEY}"
    host = settings.STUDIO_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"<{sha256(named.encode()).hexdigest()[:32]}@{host or 'antler'}>"


DOERS["email"] = Doer(send_email)
