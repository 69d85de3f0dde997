"""A test e-mail to whoever asks for it, and what came of it in one sentence."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from flows.engine.emails import is_email
from flows.problems import Conflict
from webhooks.errands.doing import Later, Refused, Unclear
from webhooks.errands.mailing import deliver
from webhooks.review.wording import failure


def send_test_email(person: User) -> str:
    """Raises Conflict, in the reader's words, where it did not work."""
    if not is_email(person.email):
        raise Conflict(_("You have no e-mail address here: have one entered for you in the admin."))
    message = EmailMessage(
        subject=_("A test from Antler"),
        body=_("If you read this, Antler can send e-mail."),
        to=[person.email],
    )
    try:
        deliver(message)
    except (Later, Refused, Unclear) as trouble:
        raise Conflict(failure(str(trouble))) from None
    if settings.EMAIL_HOST:
        return _("The mail server has taken the e-mail to {to}.").format(to=person.email)
    told = _("There is no mail server here: the e-mail lies in the folder {folder}.")
    return told.format(folder=settings.EMAIL_FILE_PATH)
