"""Decide by who calls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from flows.engine import fields, numbering
from flows.engine.facts import Need
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register

RULES = (
    ("list", "Is on a list"),
    ("pattern", "Number is, or begins with"),
    ("country", "Calls from a country"),
    ("hidden", "Hides the number"),
    ("earlier", "Has called before"),
)
# Which field each rule cannot do without.
_NEEDS = {
    "list": ("list", "List"),
    "pattern": ("pattern", "Number or beginning"),
    "country": ("country", "Country"),
}


class Rule(fields.Config):
    id: Annotated[str, fields.Key("Identity", max=40)]
    label: Annotated[str, fields.Text("Name of the way out", max=60)]
    what: Annotated[str, fields.Choice("The caller", options=RULES)] = "list"
    list: Annotated[
        str | None,
        fields.CallerList(
            "List", help="A change of it counts for the next call.", shown_for=("what", "list")
        ),
    ] = None
    pattern: Annotated[
        str,
        fields.Text(
            "Number or beginning",
            max=30,
            help="+46701234567, or +4670* for all that begin so.",
            shown_for=("what", "pattern"),
        ),
    ] = ""
    country: Annotated[
        str,
        fields.Text(
            "Country", max=2, help="Two letters, such as SE.", shown_for=("what", "country")
        ),
    ] = ""
    days: Annotated[
        int,
        fields.Number("Within so many days", min=1, max=365, shown_for=("what", "earlier")),
    ] = 30


class Config(fields.Config):
    rules: Annotated[
        list[Rule],
        fields.Items("Rules", min=1, max=20, help="Read from the top; the first that fits."),
    ]


@register
class CallerIs(NodeType[Config]):
    """Goes the way of the first rule that fits the person on the line."""

    model = Config
    label, group, icon, place = "Caller is…", "decide", "user-question", 15
    summary = "{rules}"
    steers = True
    ports = (
        Port("rule:{id}", "{label}", each="rules"),
        Port("otherwise", "Otherwise"),
    )
    needs = frozenset({"earlier"})
    onward = "otherwise"

    def silent(self, config: Config) -> bool:
        return True

    def needs_of(self, config: Config) -> frozenset[Need]:
        asked = any(rule.what == "earlier" for rule in config.rules)
        return self.needs if asked else frozenset()

    def faults(self, config: Config) -> Iterator[Fault]:
        for place, rule in enumerate(config.rules):
            field, label = _NEEDS.get(rule.what, ("", ""))
            if field and not getattr(rule, field):
                text = "Fill in “{label}”."
                yield Fault("missing", f"rules.{place}.{field}", text, {"label": label})
            elif rule.what == "pattern":
                yield from _pattern_faults(rule.pattern, f"rules.{place}.pattern")
            elif rule.what == "country" and not numbering.is_country(rule.country):
                text = "“{country}” is no country: write its two letters, such as SE."
                yield Fault("no_country", f"rules.{place}.country", text, {"country": rule.country})

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        for rule in config.rules:
            if _fits(rule, call.person, call):
                return Leave(f"rule:{rule.id}")
        return Leave("otherwise")


def _pattern_faults(written: str, field: str) -> Iterator[Fault]:
    meant = numbering.pattern_meant(written)
    if not meant:
        text = "Write a number like +46701234567, or +4670* for all that begin so."
        yield Fault("not_a_pattern", field, text)
    elif meant != written:
        text = "Write {number}, with + and the country code."
        yield Fault("almost_a_pattern", field, text, {"number": meant})


def _fits(rule: Rule, person: str, call: CallView) -> bool:
    known = fields.PHONE.fullmatch(person) is not None
    match rule.what:
        case "list":
            held = call.world.caller_lists.get(rule.list or "")
            return known and held is not None and held.holds(person)
        case "pattern":
            return known and numbering.matches(rule.pattern, person)
        case "country":
            return known and numbering.is_of_country(person, rule.country)
        case "earlier":
            last = call.facts.earlier
            return known and last is not None and call.now - last <= timedelta(days=rule.days)
        case _:
            # A SIP address is no number, and is hidden from nobody.
            return not known and not person.startswith(("sip:", "sips:"))
