"""Send a text message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from flows.engine import expressions, fields, numbering
from flows.engine.errands import Sms
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register

# What the carrier takes for a sender that is no number (46elks send-sms).
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}")


class Config(fields.Config):
    message: Annotated[
        str,
        fields.Template(
            "Message", max=600, multiline=True, help="Text, with {caller} for what is known."
        ),
    ]
    to: Annotated[
        str,
        fields.Choice(
            "Send to", options=(("person", "The person on the line"), ("number", "Another number"))
        ),
    ] = "person"
    number: Annotated[
        str, fields.Template("Number", max=60, help="Like +46701234567, or a {variable}.")
    ] = ""
    sender: Annotated[
        str | None, fields.OurNumber("From", help="Empty: the number that was called.")
    ] = None
    sender_name: Annotated[
        str,
        fields.Text(
            "From, as a name", max=11, help="3 to 11 letters and digits; nobody can answer a name."
        ),
    ] = ""


@register
class SendSms(NodeType[Config]):
    """Sends a text message. The call goes on at once; how the message fared is shown with it."""

    model = Config
    label, group, icon, place = "Send SMS", "do", "message", 20
    summary = "{message}"
    ports = (Port("next", "Then", unwired="hint"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.to == "number":
            if not config.number:
                yield Fault("missing", "number", "Fill in “{label}”.", {"label": "Number"})
            elif not expressions.names(config.number) and not fields.PHONE.fullmatch(
                numbering.as_meant(config.number)
            ):
                text = "Write the number with country code, like +46701234567."
                yield Fault("not_a_phone", "number", text)
        if config.sender_name and not _NAME.fullmatch(config.sender_name):
            text = "Use 3 to 11 letters a–z and digits for the name, beginning with a letter."
            yield Fault("not_a_sender", "sender_name", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        own = config.to == "person"
        to = call.person if own else expressions.render(config.number, call.variables)
        text = expressions.render(config.message, call.variables)
        sender = config.sender_name or config.sender or call.ours
        return Leave("next", sends=(Sms(sender, numbering.as_meant(to), text),))
