"""The use of ice or heat that runs: its start through the gate, what is on disk of it, and its record."""

from collections.abc import Iterable

from msgspec import Struct

from corecoach.coach.pack_shelf import LOCK_OF, LOOK_BACK, PACK_OF, PackShelf
from corecoach.coach.pack_views import PackMoment
from corecoach.coach.saving import Saved, SaveFailed, SaveResult
from corecoach.diary import CannotRead, FromTheFuture, NotSaved, Preferences
from corecoach.safety import Answer, PackCheck, Refusal, Stamp, Subject, decide_packs
from corecoach.thermal.limits import broken
from corecoach.thermal.log import Log, Wait
from corecoach.thermal.plan import Plan, compile_plan
from corecoach.thermal.protocol import GROUP, Aim, Group, Protocol
from corecoach.thermal.record import PackRecord, PackTicks
from corecoach.thermal.running import (
    Leg,
    PackCommand,
    PackState,
    Running,
    act,
    begin,
    found_again,
    observe,
)
from corecoach.thermal.start import in_night, until_night_s


class PackInHand(Struct, frozen=True, forbid_unknown_fields=True):
    """The use that runs, on disk before anything goes on the skin."""

    running: Running | None = None


class PackRun:
    """One use at a time; `running` is it, also for a while after its end."""

    def __init__(self, shelf: PackShelf, in_hand: Preferences[PackInHand]) -> None:
        self._shelf, self._in_hand = shelf, in_hand
        self.running: Running | None = None
        # Whether a use was on disk that could not be read.
        self.lost = False

    def start(self, protocol: Protocol, aim: Aim, ticks: Iterable[str]) -> Running | Refusal | SaveFailed:
        """Start a use, if the gate permits it and it can be kept on disk."""
        if self.running is None:
            # What is on disk of a use that was cut off must not be written over.
            self.recover()
        if self.is_live:
            raise RuntimeError("one use at a time")
        kept = self._shelf.coach.save()
        if isinstance(kept, SaveFailed) and self._shelf.coach.waits(PackRecord):
            # Nor the note of a use whose record is not on disk yet.
            return kept
        if self._shelf.rules is None:
            return Refusal(reason="rules-damaged")
        ticked, rules, log = frozenset(ticks), self._shelf.sound_rules(), self._shelf.log()
        faults = [b.rule for b in broken(protocol, rules) if b.severity == "block"]
        if faults:
            return Refusal(reason="limits", limits=tuple(dict.fromkeys(faults)))
        plan, stamp = compile_plan(protocol, rules, log.first_of(protocol)), self._shelf.stamp()
        now_s = self._shelf.coach.clock.seconds()
        decided = decide_packs(
            Subject(plan.timeline().digest(), packs=frozenset(PACK_OF[g] for g in plan.groups)),
            self._check(protocol, aim, ticked),
            rules=self._shelf.coach.rules,
            lockouts=self._shelf.coach.lockouts(),
            now_s=now_s,
        )
        if isinstance(decided, Refusal):
            return decided
        running = begin(
            decided, self._shelf.new_id(), plan, self._day_s(plan, log), stamp, now_s, self._bed_s(plan, aim)
        )
        kept = self._keep(running)
        if isinstance(kept, SaveFailed):
            return kept
        self.running = running
        said = PackTicks(
            self._shelf.new_id(), stamp.at, stamp, tuple(sorted(ticked)), plan.modes, protocol.id
        )
        self._shelf.coach.save(said)
        return running

    def _check(self, protocol: Protocol, aim: Aim, ticks: frozenset[str]) -> PackCheck:
        rules = self._shelf.sound_rules()
        named = {i for t in rules.ticks_of(protocol) for i in t.items}
        open_ = {i for t in rules.ticks_of(protocol) if t.id not in ticks for i in t.items}
        answers: dict[str, Answer] = dict.fromkeys(sorted(named - open_), "no")
        limits = tuple(dict.fromkeys(h.rule for h in self._shelf.in_the_way(protocol, aim, ticks)))
        return PackCheck(answers, self._shelf.coach.person(), limits, self._shelf.coach.settled())

    def _day_s(self, plan: Plan, log: Log) -> dict[Group, float]:
        if "wrap" in plan.modes:
            return {"cold": 0.0, "heat": log.wrap_left_s()}
        return {"cold": log.left_s("cold"), "heat": log.left_s("heat")}

    def _bed_s(self, plan: Plan, aim: Aim) -> float | None:
        """A wrap comes off at bedtime."""
        return until_night_s(self._shelf.asked(aim)) if "wrap" in plan.modes else None

    @property
    def is_live(self) -> bool:
        """Whether a use runs."""
        return self.running is not None and self.running.state is not PackState.OVER

    @property
    def has_pack(self) -> bool:
        """Whether something is on the skin, as far as anybody knows."""
        return self.running is not None and self.running.state.has_pack

    def look(self) -> Running | None:
        """See what time alone has done."""
        if self.running is not None and self.is_live:
            self.running = observe(self.running, self._shelf.stamp())
            if self.running.state is PackState.OVER:
                self._finish(self.running)
        return self.running

    def moment(self) -> PackMoment | None:
        """The use as it is now; None when there is none."""
        running = self.look()
        if running is None:
            return None
        stamp = self._shelf.stamp()
        left_s = running.left_s(stamp)
        rest_s = sum(s.seconds for s in running.plan.steps[running.step + (left_s is not None) :])
        wait = Wait(max(0.0, left_s or 0.0) + rest_s + running.plan.min_gap_min * 60)
        due = running.state is PackState.DUE and running.needs is PackCommand.FINE
        goes_on = due and self._after(PackCommand.FINE, stamp).leg is not None
        return PackMoment(running, left_s, wait.until(stamp.at), goes_on)

    def act(self, command: PackCommand) -> SaveResult:
        """Do what the person said. What would put or leave something on the skin counts only once it is on
        disk; all else counts at once. Raises IllegalPackCommand."""
        done = self._after(command, self._shelf.stamp())
        if done.state is PackState.OVER:
            self.running = done
            return self._finish(done)
        kept = self._keep(done)
        if done.leg is None or isinstance(kept, Saved):
            self.running = done
        return kept

    def _after(self, command: PackCommand, stamp: Stamp) -> Running:
        assert self.running is not None
        done = act(self.running, command, stamp, self._shelf.rules)
        if done.leg is not None and self._is_barred(done, done.leg):
            done = act(self.running, PackCommand.END, stamp, self._shelf.rules)
        return done

    def _is_barred(self, running: Running, leg: Leg) -> bool:
        """Whether what would be on now may not be any more: it was locked since the start, or a new session
        would begin in the hours of sleep."""
        lock = LOCK_OF[GROUP[leg.mode]]
        if any(lock in lockout.locks for lockout in self._shelf.coach.lockouts()):
            return True
        before = running.applications[-1:]
        return any(a.session != leg.session for a in before) and in_night(self._shelf.asked("stiff"))

    def recover(self) -> Running | None:
        """The use that ran when CoreCoach was closed by force: what is on goes on, the rest is written."""
        kept = self._in_hand.current() if self._in_hand.is_there else PackInHand()
        if kept is None:
            self._lose()
            return None
        stored = kept.running
        if stored is None:
            return None
        if self._is_recorded(stored):
            # It was written in full just before the end; then the note is only a leftover.
            self._in_hand.remove()
            return None
        self.running = found_again(stored, self._shelf.stamp())
        if self.running.state is PackState.OVER:
            self._finish(self.running)
        return self.running

    def _lose(self) -> None:
        """What is on disk of a use cannot be read: something may have been on for any time. Nothing is used
        for as long as after the worst; the file before it says too little to go by."""
        stamp, rest_h = self._shelf.stamp(), self._shelf.worst_h()
        record = PackRecord(
            self._shelf.new_id(), stamp.at, stamp.at, "", "", 0, "ended", (), rest_h=rest_h, seen=stamp
        )
        if isinstance(self._shelf.coach.save(record), Saved):
            self._in_hand.remove()
        self.lost = True

    def _is_recorded(self, running: Running) -> bool:
        since = (min(running.began.at, self._shelf.coach.clock.now()) - LOOK_BACK).date()
        try:
            return any(r.id == running.id for r in self._shelf.coach.recorded(PackRecord, since))
        except (CannotRead, FromTheFuture):
            # What is on the skin comes first.
            return False

    def _keep(self, running: Running) -> SaveResult:
        try:
            self._in_hand.save(PackInHand(running))
        except NotSaved as error:
            return SaveFailed(reason=error.reason)
        return Saved()

    def _finish(self, running: Running) -> SaveResult:
        result: SaveResult = Saved()
        # Also where nothing was on: a skin that is not as it should be keeps ice and heat away.
        if running.applications or running.outcome == "sign":
            result = self._shelf.coach.save(self._record(running))
        if isinstance(result, Saved):
            self._in_hand.remove()
        else:
            # What was noted of it stays until the record is on disk.
            self._keep(running)
        return result

    def _record(self, running: Running) -> PackRecord:
        assert running.outcome is not None
        return PackRecord(
            id=running.id,
            at=running.began.at,
            ended_at=running.since.at,
            protocol=running.plan.protocol,
            title=running.plan.title,
            min_gap_min=running.plan.min_gap_min,
            outcome=running.outcome,
            applications=running.applications,
            rest_h=self._rest_h(running),
            seen=running.since if running.outcome in ("sign", "stopped") else None,
            by_clinician=running.plan.by_clinician,
        )

    def _rest_h(self, running: Running) -> dict[Group, int]:
        """RT7, before anybody has said what was seen: then as for the worst."""
        rules, done = self._shelf.rules, running.applications
        if running.outcome not in ("sign", "stopped"):
            return {}
        if rules is None or (running.outcome == "sign" and done):
            return self._shelf.worst_h()
        session = {a.group for a in done if a.session == done[-1].session} if done else running.plan.groups
        return dict.fromkeys(sorted(session), rules.number("RT7", "rest_h"))

    def ended(self) -> PackRecord | None:
        """The record of the use that is just over, as it stands; None when there is none."""
        if self.running is None:
            return None
        first = self.running.id
        return next((r for r in self._shelf.records() if first in (r.id, r.corrects)), None)
