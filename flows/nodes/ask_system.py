"""Ask another system over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from flows.engine import asking, expressions, fields
from flows.engine.actions import Play, Shipped, Spoken
from flows.engine.errands import Inquiry
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Fault, Leave, Memory, NodeType, Port, register

METHODS = tuple((word, word) for word in ("GET", "POST", "PUT", "PATCH", "DELETE"))
BODIES = (("none", "Nothing"), ("json", "As JSON"), ("form", "As a form"))
KINDS = (("text", "Text"), ("number", "A number"), ("truth", "True or false"))
# A variable may not choose whom the secrets go to.
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?]\S*)?"
)
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_OURS = frozenset({"host", "content-length", "content-type", "connection", "transfer-encoding"})
# Besides what the other system may take: until a worker has heard of it.
_SECONDS_MORE = 4


class Header(fields.Config):
    name: Annotated[str, fields.Text("Name", max=100)]
    value: Annotated[str, fields.Template("Text", max=500, help="For instance Bearer.")] = ""
    secret: Annotated[
        str | None,
        asking.Secret("Secret", help="Put after the text. Nobody can read it again."),
    ] = None


class Sent(fields.Config):
    name: Annotated[str, fields.Text("Name", max=100, help="customer.name: a name in another.")]
    value: Annotated[str, fields.Template("Value", max=500, may_be_empty=True)] = ""
    kind: Annotated[
        asking.Kind,
        fields.Choice(
            "As", options=KINDS, help="In JSON only. What cannot be read so is sent as null."
        ),
    ] = "text"


class Kept(fields.Config):
    path: Annotated[
        str,
        fields.Text("In the answer", max=200, help="Like customer.name, or orders.0.id."),
    ]
    name: Annotated[str, fields.Variable("Remember as")]


class Config(fields.Config):
    url: Annotated[
        str,
        fields.Template(
            "Address", max=500, help="Begins with https://. {caller} and others may come after it."
        ),
    ]
    method: Annotated[str, fields.Choice("Method", options=METHODS)] = "GET"
    headers: Annotated[list[Header], fields.Items("Headers", max=10)] = []
    body: Annotated[str, fields.Choice("Send", options=BODIES)] = "none"
    sent: Annotated[list[Sent], fields.Items("What is sent", max=30)] = []
    kept: Annotated[
        list[Kept], fields.Items("Remember from the answer", max=20, help="It has to be JSON.")
    ] = []
    timeout: Annotated[
        int, fields.Seconds("Wait for the answer", min=1, max=8, help="Callers hear silence.")
    ] = 3
    prompt: Annotated[
        str | None, fields.Prompt("Message meanwhile", help="“One moment, please.”")
    ] = None


@register
class AskSystem(NodeType[Config]):
    """Asks another system, such as a customer register, and remembers what it answers."""

    model = Config
    label, group, icon, place = "Ask another system", "do", "world", 30
    summary = "{method} {url}"
    everyday = False
    steers = True
    sets_by = frozenset({"success"})
    ports = (
        Port("success", "Answered"),
        Port("not_found", "Not found"),
        Port("problem", "Problem", unwired="warning", trouble=True),
    )
    onward = "problem"

    def faults(self, config: Config) -> Iterator[Fault]:
        if not _ADDRESS.fullmatch(config.url):
            text = "Write a whole address beginning with https://, its server without variables."
            yield Fault("not_an_address", "url", text)
        for place, header in enumerate(config.headers):
            if not _HEADER.fullmatch(header.name) or header.name.lower() in _OURS:
                text = "“{header}” is no header that can be sent: use another name."
                field = f"headers.{place}.name"
                yield Fault("not_a_header", field, text, {"header": header.name})
        for place, sent in enumerate(config.sent):
            if config.body == "json":
                yield from _sent_faults(sent, f"sent.{place}")
        for place, kept in enumerate(config.kept):
            if not asking.PATH.fullmatch(kept.path):
                text = "Write names with points between them, like customer.name."
                yield Fault("not_a_path", f"kept.{place}.path", text)
        if config.body != "none" and config.method == "GET":
            text = "With GET nothing can be sent: choose POST, or write it into the address."
            yield Fault("get_sends", "method", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        sound = Spoken(config.prompt) if config.prompt else Shipped("silence")
        memory = {"looks": config.timeout + _SECONDS_MORE}
        return Act(Play(sound, skippable=False), memory, sends=(_inquiry(config, call),))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        answer = call.facts.answer
        if answer is None:
            if memory["looks"] <= 1:
                return Leave("problem", why={"status": 0})
            left = {"looks": memory["looks"] - 1}
            return Act(Play(Shipped("silence"), skippable=False), left)
        why = {"status": answer["status"]}
        if answer["outcome"] != "success":
            return Leave(answer["outcome"], why=why)
        kept = {each.name: answer["kept"].get(each.name, "") for each in config.kept}
        return Leave("success", kept, why=why)


def _sent_faults(sent: Sent, field: str) -> Iterator[Fault]:
    if not asking.PATH.fullmatch(sent.name):
        text = "Write names with points between them, like customer.name."
        yield Fault("not_a_path", f"{field}.name", text)
    if (
        sent.value
        and not expressions.names(sent.value)
        and asking.typed(sent.value, sent.kind) is None
    ):
        text = "“{value}” is no number: write one like 12 or 12.5, or a variable."
        if sent.kind == "truth":
            text = "“{value}” is neither true nor false: write one of them, or a variable."
        yield Fault("not_of_its_kind", f"{field}.value", text, {"value": sent.value})


def _inquiry(config: Config, call: CallView) -> Inquiry:
    known = call.variables
    sent = [(one, expressions.render(one.value, known)) for one in config.sent]
    headers = [
        (header.name, _one_line(expressions.render(header.value, known)), header.secret or "")
        for header in config.headers
    ]
    body = ""
    if config.body != "none":
        form = config.body == "form"
        headers.append(("Content-Type", asking.FORM if form else asking.JSON, ""))
        if form:
            body = asking.as_form((one.name, value) for one, value in sent)
        else:
            body = asking.as_json((one.name, asking.typed(value, one.kind)) for one, value in sent)
    return Inquiry(
        config.method,
        expressions.render(config.url, known, write=lambda value: quote(value, safe="")),
        tuple(headers),
        body,
        config.timeout,
        tuple((each.name, each.path) for each in config.kept),
    )


def _one_line(text: str) -> str:
    """A caller's words must not become headers of their own."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
