"""What a person did, as flat facts: sessions, what was said after them, ice and heat."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.coach.dose_cases import DoseChoice
from corecoach.exchange.facts import Fact, Status
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.thermal.record import Application, PackAnswers, PackLook, PackRecord, PackTicks, standing

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class Facts(Struct, frozen=True):
    """Makes the facts of one record: what they have in common is said once."""

    record: str
    id: str
    at: datetime
    of: str = ""
    corrects: str = ""
    status: Status = "stands"

    def text(self, name: str, text: str, about: str = "") -> Fact:
        """A fact in words, or a code."""
        return self._fact(name, about, text=text)

    def truth(self, name: str, is_so: bool, about: str = "") -> Fact:
        """Yes or No."""
        return self.text(name, "yes" if is_so else "no", about)

    def number(self, name: str, value: float | None, unit: str, about: str = "", text: str = "") -> Fact:
        """A fact with a number; None is not known."""
        return self._fact(name, about, value, unit, text)

    def _fact(
        self, name: str, about: str, value: float | None = None, unit: str = "", text: str = ""
    ) -> Fact:
        return Fact(
            record=self.record,
            id=self.id,
            at=self.at,
            day=self.at.date(),
            name=name,
            about=about,
            value=value,
            unit=unit,
            text=text,
            of=self.of,
            corrects=self.corrects,
            status=self.status,
        )


def done_facts(coach: "Coach") -> Iterator[Fact]:
    """All of it, a kind of record after the other."""
    for session in coach.sessions():
        yield from _session(session)
    for said in coach.recorded(SessionFeedback):
        yield from _feedback(said)
    for choice in coach.recorded(DoseChoice):
        yield from _dose(choice)
    yield from _packs(coach.recorded(PackRecord))
    for look in coach.recorded(PackLook):
        yield Facts("pack-look", look.id, look.at, of=look.record).truth("normal", look.normal)
    for answers in coach.recorded(PackAnswers):
        yield from _pack_answers(answers)
    for ticks in coach.recorded(PackTicks):
        facts = Facts("pack-ticks", ticks.id, ticks.at)
        yield from (facts.text("tick", tick, ticks.protocol) for tick in ticks.ticks)


# -- sessions -------------------------------------------------------------------------------------------


def _session(session: SessionRecord) -> Iterator[Fact]:
    facts = Facts("session", session.id, session.at)
    yield facts.text("title", session.title, session.routine)
    if session.programme is not None:
        yield facts.text("programme", session.programme)
    yield facts.text("outcome", session.outcome)
    yield facts.text("ended_at", session.ended_at.isoformat())
    yield facts.number("active", session.active_s, "s")
    if session.pain_before is not None:
        yield facts.number("pain_before", session.pain_before, "points")
    for n, item in enumerate(session.items, 1):
        # An exercise can stand twice in a routine.
        yield from _exercise(Facts("exercise", f"{session.id}.{n}", session.at, of=session.id), item)


def _exercise(facts: Facts, item: ItemRecord) -> Iterator[Fact]:
    yield facts.text("title", item.name, item.exercise)
    yield facts.number("reps_done", item.reps_done, "repetitions", item.exercise)
    yield facts.number("reps_prescribed", item.reps_prescribed, "repetitions", item.exercise)
    yield facts.number("hold_done", item.hold_done_s, "s", item.exercise)
    yield facts.number("hold_prescribed", item.hold_prescribed_s, "s", item.exercise)
    yield facts.truth("skipped", item.skipped, item.exercise)


def _feedback(said: SessionFeedback) -> Iterator[Fact]:
    facts = Facts("feedback", said.id, said.at, of=said.session)
    for name, number in (("pain_after", said.pain_after), ("effort", said.effort)):
        if number is not None:
            yield facts.number(name, number, "points")
    for name, text in (("note", said.note), ("stop_reason", said.stop_reason)):
        if text:
            yield facts.text(name, text)
    answers = {"form_kept": said.form_kept, "relief": said.relief_taken, "anything_new": said.anything_new}
    yield from (facts.truth(name, answer) for name, answer in answers.items() if answer is not None)


def _dose(choice: DoseChoice) -> Iterator[Fact]:
    facts = Facts("dose", choice.id, choice.at)
    yield facts.truth("taken", choice.taken, choice.routine)
    yield from (facts.text("suggested", step.change, step.exercise) for step in choice.steps)


# -- ice and heat ---------------------------------------------------------------------------------------


def _packs(written: Sequence[PackRecord]) -> Iterator[Fact]:
    stand = {record.id for record in standing(written)}
    for record in written:
        status: Status = "stands" if record.id in stand else "corrected"
        facts = Facts("pack", record.id, record.at, corrects=record.corrects or "", status=status)
        yield facts.text("title", record.title, record.protocol)
        yield facts.text("outcome", record.outcome)
        for used in record.applications:
            yield from _application(Facts("pack", record.id, used.on.at, "", facts.corrects, status), used)
        yield from (facts.text("sign", sign) for sign in record.signs)
        if record.note:
            yield facts.text("note", record.note)


def _application(facts: Facts, used: Application) -> Iterator[Fact]:
    """Each time that something was on, at the moment when it was put on."""
    yield facts.number("on", None if used.unknown else used.exposed_s, "s", used.mode)
    if used.overdue_s and not used.unknown:
        yield facts.number("overdue", used.overdue_s, "s", used.mode)


def _pack_answers(answers: PackAnswers) -> Iterator[Fact]:
    facts = Facts("pack-answers", answers.id, answers.at)
    yield from (facts.text("condition", condition) for condition in answers.conditions)
    yield from (
        facts.text("agreed", condition, group) for group in answers.agreed for condition in answers.agreed_for
    )
