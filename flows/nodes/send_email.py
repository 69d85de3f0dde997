"""Send an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import emails, expressions, fields
from flows.engine.errands import Email
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Config(fields.Config):
    to: Annotated[
        str,
        fields.Template("To", max=300, help="One address, or up to five with commas between."),
    ]
    subject: Annotated[str, fields.Template("Subject", max=150)]
    text: Annotated[
        str,
        fields.Template(
            "Message", max=1000, multiline=True, help="Text, with {caller} for what is known."
        ),
    ]
    attach: Annotated[
        str,
        fields.Choice(
            "Attach a recording",
            options=(("none", "None"), ("latest", "What was recorded last")),
            help="The e-mail waits until it is here, and goes without it if it never comes.",
        ),
    ] = "none"


@register
class SendEmail(NodeType[Config]):
    """Sends an e-mail. The call goes on at once; how the e-mail fared is shown with it."""

    model = Config
    label, group, icon, place = "Send e-mail", "do", "mail", 30
    summary = "{subject}"
    ports = (Port("next", "Then", unwired="hint"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        yield from emails.faults("to", config.to)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        to = expressions.render(config.to, call.variables)
        subject = emails.one_line(expressions.render(config.subject, call.variables))
        text = expressions.render(config.text, call.variables)
        # What is no address is told as such, with the call.
        receivers = emails.split(to) or ("",)
        sends = tuple(Email(one, subject, text, config.attach) for one in receivers)
        return Leave("next", sends=sends)
