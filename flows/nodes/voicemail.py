"""Voicemail: what the caller says, left for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

from flows.engine import emails, expressions, fields, numbering
from flows.engine.actions import Ask, Beep, Play, Record, Spoken, Tones
from flows.engine.errands import HearVoicemail, Voicemail
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Fault, Leave, Memory, NodeType, Port, register

# A second of silence, as the carrier plays pauses between tones.
_SILENCE = Play(Tones("PP"), skippable=False)
# So many seconds a caller waits to hear the message; so often one may choose without choosing.
_LOOKS, _TRIES, _MOST_ANEW, _WAIT = 10, 3, 5, 5


class Config(fields.Config):
    greeting: Annotated[
        str | None,
        fields.Prompt("Greeting", help="“Please leave a message, and end it with hash.”"),
    ] = None
    beep: Annotated[bool, fields.Switch("Beep before recording")] = True
    time_limit: Annotated[
        int, fields.Seconds("Longest message", min=5, max=600, help="Hash ends it before.")
    ] = 120
    shortest: Annotated[
        int,
        fields.Seconds("Shortest message", min=0, max=10, help="What is shorter is not kept."),
    ] = 2
    menu: Annotated[
        str | None,
        fields.Prompt(
            "Menu afterwards",
            help="“Press 1 to send it, 2 to listen, 3 to record anew.” Empty: it is sent at once.",
        ),
    ] = None
    sorry: Annotated[
        str | None,
        fields.Prompt("When it cannot be heard yet", help="“You cannot listen to it right now.”"),
    ] = None
    box: Annotated[str | None, fields.VoicemailBox("Box", help="Where people find it.")] = None
    emails: Annotated[
        str,
        fields.Template(
            "E-mail to", max=300, help="Up to five addresses; the message comes attached."
        ),
    ] = ""
    sms_to: Annotated[
        str, fields.Template("SMS to", max=60, help="A number that is told of the message.")
    ] = ""
    sms_from: Annotated[
        str | None, fields.OurNumber("SMS from", help="Empty: the number that was called.")
    ] = None


@register
class VoicemailStep(NodeType[Config]):
    """Greets, beeps and records what the caller says, for a box, by e-mail or with an SMS.

    With a menu the caller may listen and record anew. A caller who hangs up has left the last one.
    """

    model = Config
    label, group, icon, place = "Voicemail", "talk", "voicemail", 35
    summary = "{greeting}, {box}"
    steers = True
    ports = (
        Port("left", "Left a message", unwired="hint"),
        Port("too_short", "Too short", unwired="goes_on"),
        Port("failed", "Failed", unwired="warning", trouble=True),
    )
    onward = "left"

    def faults(self, config: Config) -> Iterator[Fault]:
        yield from emails.faults("emails", config.emails)
        number = "" if expressions.names(config.sms_to) else config.sms_to
        if number and not fields.PHONE.fullmatch(numbering.as_meant(number)):
            text = "Write the number with country code, like +46701234567."
            yield Fault("not_a_phone", "sms_to", text)
        if not (config.box or config.emails or config.sms_to):
            text = "Nobody is told of the message: choose a box, an e-mail address or a number."
            yield Fault("nobody_told", "box", text, severity="warning")

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        if config.greeting is not None:
            return Act(Play(Spoken(config.greeting)), {"after": "greeting"})
        return self._beep(config, call, anew=0)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        anew = int(memory.get("anew", 0))
        match memory["after"]:
            case "greeting":
                return self._beep(config, call, anew=0)
            case "beep":
                return self._record(config, call, anew=anew)
            case "record":
                return self._recorded(config, call, finished, memory)
            case "menu":
                return self._chosen(config, call, finished, memory)
            case "wait":
                return self._waited(config, call, looks=int(memory["looks"]), anew=anew)
            case _heard:
                return self._ask(config, anew=anew)

    def _beep(self, config: Config, call: CallView, *, anew: int) -> Act:
        if config.beep:
            return Act(Play(Beep(), skippable=False), {"after": "beep", "anew": anew})
        return self._record(config, call, anew=anew)

    def _record(self, config: Config, call: CallView, *, anew: int) -> Act:
        """It is sent now already: whoever hangs up while speaking has left a message too."""
        known = call.variables
        left = Voicemail(
            step=call.step,
            box=config.box,
            emails=emails.split(expressions.render(config.emails, known)),
            sms_to=numbering.as_meant(expressions.render(config.sms_to, known)),
            sms_from=config.sms_from or call.ours,
            shortest=config.shortest,
            anew=anew > 0,
        )
        memory = {"after": "record", "anew": anew, "at": call.now.isoformat()}
        return Act(Record(config.time_limit, stop_on_silence=False), memory, sends=(left,))

    def _recorded(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if finished.outcome != "success":
            return Leave("failed")
        # It cannot be longer than the time that has passed.
        spoken = call.now - datetime.fromisoformat(memory["at"])
        if spoken.total_seconds() < config.shortest:
            return Leave("too_short", otherwise="left", why={"because": "too_short"})
        return self._ask(config, anew=int(memory["anew"]))

    def _ask(self, config: Config, *, anew: int, tries: int = 0) -> Act | Leave:
        if config.menu is None or tries >= _TRIES:
            return Leave("left")
        memory = {"after": "menu", "anew": anew, "tries": tries}
        return Act(Ask(config.menu, digits=1, timeout=_WAIT), memory)

    def _chosen(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        anew = int(memory["anew"])
        match finished.digits:
            case "1":
                return Leave("left")
            case "2":
                return Act(_SILENCE, _waiting(1, anew), sends=(HearVoicemail(call.step),))
            case "3" if anew < _MOST_ANEW:
                return self._beep(config, call, anew=anew + 1)
            case _:
                return self._ask(config, anew=anew, tries=int(memory["tries"]) + 1)

    def _waited(self, config: Config, call: CallView, *, looks: int, anew: int) -> Act | Leave:
        """The worker fetches the recording meanwhile; nothing here waits for it."""
        answer = call.facts.answer
        if answer is None and looks < _LOOKS:
            return Act(_SILENCE, _waiting(looks + 1, anew))
        address = str((answer or {}).get("address") or config.sorry or "")
        if not address:
            return self._ask(config, anew=anew)
        return Act(Play(Spoken(address)), {"after": "heard", "anew": anew})


def _waiting(looks: int, anew: int) -> dict[str, Any]:
    return {"after": "wait", "looks": looks, "anew": anew}
