"""A call's life: the first question, one action after another, the end."""

from __future__ import annotations

from webhooks.standin.actions import Action, Document
from webhooks.standin.caller import Answers, Behaviour, Busy, HungUp
from webhooks.standin.documents import NotADocument, read_document
from webhooks.standin.ending import announce, settle, take_due
from webhooks.standin.line import BadSource, Line
from webhooks.standin.outcomes import Outcome, way_out
from webhooks.standin.transcript import Ended, Placed, Rang
from webhooks.standin.verbs import perform

MOST_ACTIONS = 1000


class Call:
    """Runs one line from `voice_start` to the hangup report."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._standing: Document | None = None

    async def run(self, voice_start: str) -> None:
        """An incoming call: the server is asked at once."""
        self._placed()
        await self._live(voice_start)

    async def run_outgoing(self, voice_start: str, *, callee: Behaviour, timeout: float) -> None:
        """An outgoing call: the server is asked when the called person answers, if ever."""
        self._placed()
        line = self.line
        if isinstance(callee, Answers) and callee.after <= timeout:
            await line.caller.clock.sleep(callee.after)
            line.answer()
            await self._live(voice_start)
            return
        seconds = min(callee.after, timeout) if isinstance(callee, Busy) else timeout
        await line.caller.clock.sleep(seconds)
        line.refusal = "busy" if isinstance(callee, Busy) else "failed"
        line.note(Rang({line.ticket.to_number: line.refusal}, seconds))
        await self._end("nobody answered")

    def _placed(self) -> None:
        ticket = self.line.ticket
        self.line.note(
            Placed(ticket.callid, ticket.direction, ticket.from_number, ticket.to_number)
        )

    async def _live(self, voice_start: str) -> None:
        line = self.line
        try:
            reason = await self._converse(voice_start)
        except HungUp:
            reason = "the caller hung up"
        except BadSource as problem:
            line.actions.append({"hangup": "badsource", "reason": str(problem)})
            line.hooks.note("failure", "badsource", f"The call was cut off: {problem}.")
            reason = "the carrier cut it off"
        await self._end(reason)

    async def _converse(self, voice_start: str) -> str:
        document: Document | None = await self._first(voice_start)
        for _ in range(MOST_ACTIONS):
            if document is None or document.action is None:
                return "there was nothing more to do"
            self._take_up(document)
            outcome = await self._perform(document.action)
            if document.action.verb == "hangup":
                return "the server hung up"
            key = way_out(document.action.verb, outcome, document.ways)
            document = await self._follow(document.ways[key], outcome) if key else None
        raise BadSource(f"The call had {MOST_ACTIONS} actions and no end")

    async def _first(self, voice_start: str) -> Document:
        if voice_start.lstrip().startswith("{"):
            return self._read(voice_start)
        line = self.line
        line.actions.append(voice_start)
        form = {"id" if line.profile.client_id else "callid": line.ticket.callid, **line.parties()}
        if not line.profile.minimal:
            form["created"] = line.stamp(line.created)
            form["result"] = f"new{line.ticket.direction}"
        reply = await line.hooks.ask(voice_start, form, purpose="start")
        if reply.problem:
            raise BadSource(reply.problem.rstrip("."))
        return self._read(reply.text)

    def _take_up(self, document: Document) -> None:
        """What an answer says beside its action counts from the moment it is reached."""
        self._standing = document
        line = self.line
        line.when_hangup = document.when_hangup or line.when_hangup
        if document.record_call:
            line.record_call = (document.record_call, line.caller.clock.now())

    async def _perform(self, action: Action) -> Outcome:
        entry = {action.verb: action.argument}
        self.line.actions.append(entry)
        outcome = await perform(action, self.line)
        if action.verb != "hangup":
            entry["result"] = outcome.result
        return outcome

    async def _follow(self, way: str | Document, outcome: Outcome) -> Document:
        if isinstance(way, Document):
            await announce(self.line)
            return way
        left_for_later = await self._announce_before()
        reply = await self.line.hooks.ask(way, self._next_form(outcome), purpose="next")
        if left_for_later:
            await announce(self.line)
        if reply.problem:
            raise BadSource(reply.problem.rstrip("."))
        return self._read(reply.text)

    async def _announce_before(self) -> bool:
        """Announce a recording ahead of `next`, or beside it; True: it is left for afterwards."""
        line = self.line
        order = line.profile.recording
        if order == "random":
            order = line.chance.choice(("before next", "after next", "together"))
        if order == "before next":
            await announce(line)
        elif order == "together":
            for news in take_due(line):
                line.hooks.tell_meanwhile(news.url, news.form, purpose="recording")
        return order == "after next"

    def _next_form(self, outcome: Outcome) -> dict[str, str]:
        line = self.line
        why = {"why": outcome.why} if outcome.why else {}
        parties = {} if line.profile.minimal else line.parties()
        return {"callid": line.ticket.callid, "result": outcome.result, **why, **parties}

    def _read(self, text: str) -> Document:
        try:
            document, findings = read_document(text)
        except NotADocument as problem:
            raise BadSource(str(problem)) from problem
        for finding in findings:
            self.line.hooks.note("finding", finding.code, finding.text)
        return document

    async def _end(self, reason: str) -> None:
        line = self.line
        line.ended = line.caller.clock.now()
        seconds = int((line.ended - line.answered).total_seconds()) if line.answered else 0
        line.note(Ended(line.state, seconds, reason))
        if reason == "the caller hung up":
            await self._ask_late()
        await settle(line)

    async def _ask_late(self) -> None:
        """Some carriers ask once more although nobody listens, or were asking as it happened."""
        if self.line.profile.next_in_flight:
            self.line.hooks.background.create_task(self._ask_in_vain())
        elif self.line.profile.late_next:
            await self._ask_in_vain()

    async def _ask_in_vain(self) -> None:
        """The answer changes nothing."""
        way = self._standing.ways.get("next") if self._standing else None
        if isinstance(way, str):
            form = self._next_form(Outcome("failed"))
            reply = await self.line.hooks.ask(way, form, purpose="next")
            if reply.problem:
                text = f"A next after the hang-up failed: {reply.problem}"
                self.line.hooks.note("failure", "late_next", text)
