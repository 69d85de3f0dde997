"""A menu: one message, one key, one way out for each key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Ask
from flows.engine.events import Finished
from flows.engine.node import (
    Act,
    CallView,
    Fault,
    Leave,
    Memory,
    NodeType,
    Port,
    register,
)

KEYS = tuple((key, key) for key in "1234567890")
# The carrier hands on a star too, but as a key of a choice it is not documented.
AGAIN = (("", "No key"), ("*", "Star (*)"), *KEYS)
# More than this nobody keeps in mind, and more than that nobody follows.
MEMORABLE, BEARABLE = 5, 9
# Whoever wants to hear it again more often than this has pressed a wrong key.
MOST_AGAIN = 5
# How long a caller may still press a key after an explanation, before the menu is read again.
PAUSE_AFTER_EXPLANATION = 1


class Choice(fields.Config):
    key: Annotated[str, fields.Choice("Key", options=KEYS)]
    label: Annotated[str, fields.Text("What it is for", max=60)] = ""


class Config(fields.Config):
    prompt: Annotated[
        str,
        fields.Prompt("Message", help="“For sales, press 1. For the workshop, press 2.”"),
    ]
    choices: Annotated[list[Choice], fields.Items("Keys", min=1, max=10)]
    timeout: Annotated[int, fields.Seconds("Wait for a key", min=1, max=30)] = 5
    silence_tries: Annotated[
        int, fields.Number("Times to ask when nothing is pressed", min=1, max=10)
    ] = 3
    silence_prompt: Annotated[
        str | None,
        fields.Prompt("Message when nothing was pressed", help="Then the menu again."),
    ] = None
    wrong_tries: Annotated[
        int, fields.Number("Times to ask when a wrong key is pressed", min=1, max=10)
    ] = 3
    wrong_prompt: Annotated[
        str | None,
        fields.Prompt("Message after a wrong key", help="Then the menu again."),
    ] = None
    hear_again: Annotated[
        str,
        fields.Choice(
            "Key to hear it again",
            options=AGAIN,
            help="Plays the menu once more; it uses up no try.",
            begins="*",
        ),
    ] = ""


@register
class Menu(NodeType[Config]):
    """Plays a message and waits for one key. Silence and wrong keys are counted apart."""

    model = Config
    label, group, icon, place = "Menu", "talk", "menu", 20
    summary = "{prompt}"
    menu = steers = True
    ports = (
        Port("key:{key}", "{key} {label}", each="choices"),
        Port("no_input", "No input", unwired="warning", trouble=True),
        Port("wrong_key", "Wrong key", unwired="warning", trouble=True),
    )

    def faults(self, config: Config) -> Iterator[Fault]:
        seen: set[str] = set()
        for place, choice in enumerate(config.choices):
            if choice.key in seen:
                text = "Key {key} is there twice: give one of them another key."
                yield Fault("key_twice", f"choices.{place}.key", text, {"key": choice.key})
            seen.add(choice.key)
        if config.hear_again in seen:
            text = "Key {key} is a choice here, so nobody hears the menu again with it."
            places = {"key": config.hear_again}
            yield Fault("again_taken", "hear_again", text, places, severity="warning")
        if (n := len(config.choices)) > BEARABLE:
            text = (
                "Nobody can follow {n} choices: keep at most {most}, and make a menu of the rest."
            )
            places = {"most": str(BEARABLE), "n": str(n)}
            yield Fault("too_many_choices", "choices", text, places, severity="warning")
        elif n > MEMORABLE:
            text = "Callers remember about {most} choices: divide these {n} into two menus."
            places = {"most": str(MEMORABLE), "n": str(n)}
            yield Fault("many_choices", "choices", text, places, severity="warning")

    def question(self, config: Config) -> str | None:
        return config.prompt

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return self._ask(config, {"silence": 0, "wrong": 0})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        silence, wrong, again = memory["silence"], memory["wrong"], memory.get("again", 0)
        if finished.outcome == "digits":
            if any(choice.key == finished.digits for choice in config.choices):
                return Leave(f"key:{finished.digits}")
            if finished.digits and finished.digits == config.hear_again and again < MOST_AGAIN:
                return self._ask(config, {**memory, "again": again + 1})
            wrong += 1
            if wrong >= config.wrong_tries:
                return Leave("wrong_key")
            return self._explain(config, config.wrong_prompt, {**memory, "wrong": wrong})
        if memory["explaining"]:
            return self._ask(config, memory)
        silence += 1
        if silence >= config.silence_tries:
            return Leave("no_input")
        return self._explain(config, config.silence_prompt, {**memory, "silence": silence})

    def _ask(self, config: Config, memory: Memory) -> Act:
        asked = Ask(config.prompt, digits=1, timeout=config.timeout)
        return Act(asked, {**memory, "explaining": False})

    def _explain(self, config: Config, prompt: str | None, memory: Memory) -> Act:
        """The explanation is asked, not played, because a key pressed into a `play` is lost."""
        if prompt is None:
            return self._ask(config, memory)
        asked = Ask(prompt, digits=1, timeout=PAUSE_AFTER_EXPLANATION)
        return Act(asked, {**memory, "explaining": True})
