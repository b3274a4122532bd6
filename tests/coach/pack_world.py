"""A person with ice and heat, real files, two clocks and bad luck."""

import shutil
from contextlib import ExitStack
from pathlib import Path
from random import Random
from unittest.mock import patch

from coach_samples import in_programme
from pack_samples import BUILT_IN, DAY, ON, SIGN, STOP, TICKS, User, plain
from pack_truth import Rest, Truth, need

from corecoach.coach.saving import Saved, SaveFailed
from corecoach.safety import Stamp
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.running import IllegalPackCommand, PackCommand, PackState, Running


def _steps(text: str) -> list[dict[str, object]]:
    names = {"i": "ice", "m": "ice-massage", "h": "heat", "w": "wrap", "r": "rest"}
    return [{"do": "check"} if t == "s" else {"do": names[t[0]], "min": int(t[1:])} for t in text.split()]


def _own(name: str, steps: str, gap: int, often: int, **more: object) -> dict[str, object]:
    base = plain(BUILT_IN["heat_subacute"], id=name, author="clinician", aims=[], first_steps=[])
    return base | {"steps": _steps(steps), "min_gap_min": gap, "max_per_day": often, "max_days": None} | more


# By a clinician: as much as the limits allow, and as often.
OWN = (
    _own("own_ice", "s i5 s i10 s", 60, 8),
    _own("own_sessions", "s i5 s r60 s i5 s r60 s i5 s r60 s i5 s", 60, 2),
    _own("own_heat", "s h10 s h10 s h10 s", 60, 4),
    _own("own_both", "s i5 s r30 s h10 s h10 s", 60, 5),
    _own("own_on_off", "s i5 r10 s i5 s", 60, 8),
    _own("own_turns", "s h4 i2 h4 i2 s h4 i2 h4 i2 s h4 s", 60, 5),
    _own("own_wrap", "s w120 s w120 s w120 s w120 s", 60, 1, max_days=7),
    _own("own_short_wrap", "s w90 s", 60, 5, max_days=7),
    _own("own_massage", "s m10 s", 60, 8),
)


class World:
    """One life."""

    def __init__(self, folder: Path, random: Random, *, names_starts: bool = True) -> None:
        """With `names_starts` False the machine does not say when it was started."""
        self.folder, self.random, self.truth = folder, random, Truth()
        folder.mkdir(parents=True)
        self._patches, self._disk = ExitStack(), ExitStack()
        self.person = User(folder / "home")
        if not names_starts:
            self._patches.enter_context(patch.object(type(self.person.clock), "boot", lambda _self: ""))
        in_programme(self.person, protocols=OWN)
        self.protocols = self.person.shelf.protocols()
        self.bad_disk = False
        self.leaps: list[float] = []
        self.said: list[str] = []
        self.count = {"starts": 0, "on": 0, "records": 0}
        self.restart()

    def close(self) -> None:
        """Leave nothing behind."""
        self._disk.close()
        self._patches.close()
        shutil.rmtree(self.folder)

    # -- time, program and disk --------------------------------------------------------------------------

    @property
    def now(self) -> Stamp:
        """Now, as CoreCoach stamps it."""
        stamp = self.person.shelf.stamp()
        self.truth.know(stamp)
        return stamp

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.person.clock.move(seconds)
        self.truth.now_s += seconds

    def restart(self) -> None:
        """CoreCoach is started anew; what is on the skin must be found."""
        lost = self.person.coach.pending
        self.person.restart()
        self.person.shelf.set_night(3, 4)
        self.truth.know(self.person.shelf.stamp())
        if lost:
            # What could not be written and is gone was never promised.
            known = {r.corrects or r.id for r in self.person.shelf.written() if r.rest_h}
            self.truth.rests = {u: r for u, r in self.truth.rests.items() if u in known}
        self.person.run.recover()
        need(self.truth.on is None or self.person.run.has_pack, "something is on, and nobody knows")

    @property
    def running(self) -> Running | None:
        """The use that runs, for somebody who looks."""
        self.truth.know(self.person.shelf.stamp())
        return self.person.run.look() if self.person.run.is_live else None

    # -- saying things -------------------------------------------------------------------------------------

    def say(self, command: PackCommand) -> None:
        """Say something, and do it: a pack goes on with the tap and comes off with the tap."""
        before, now = self.person.run.running, self.now
        assert before is not None
        self.said.append(f"{command} in {before.state}")
        try:
            result = self.person.run.act(command)
        except IllegalPackCommand:
            need(
                self.person.run.running == before or time_alone(before), "an illegal command changed", before
            )
            return
        after = self.person.run.running
        assert after is not None
        if command in (SIGN, STOP) and before.state is not PackState.OVER:
            need(after.state is PackState.OVER, "it did not stop")
        if after.leg is None:
            self.truth.take_off()
        elif command is ON and isinstance(result, Saved):
            self.count["on"] += 1
            self.truth.put_on(after.id, after.leg)
        if after.leg is not None and after.leg != before.leg:
            need(isinstance(result, Saved), "on without being on disk")
            self.truth.check_on(after.id, after.leg)
            need(self.person.note() == after, "what is on is not what is on disk")
        if after.state is PackState.OVER and command in (SIGN, STOP):
            self._rest(after, command, now)

    def _rest(self, after: Running, command: PackCommand, now: Stamp) -> None:
        done = after.applications
        hours = {"cold": 24, "heat": 24}
        if not done:
            # Nothing was on: what is seen keeps what was planned away.
            hours = dict.fromkeys(after.plan.groups if command is SIGN else (), 4)
        elif command is STOP:
            hours = {a.group: 4 for a in done if a.session == done[-1].session}
        self.truth.rests[after.id] = [Rest(g, self.truth.now_s, h, now) for g, h in hours.items()]  # type: ignore[arg-type]

    def start(self, protocol: Protocol) -> None:
        """Start with all ticks, and see whether that was right."""
        if self.random.random() < 0.8:
            self.person.answer()
        self.count["starts"] += 1
        now = self.now
        started = self.person.run.start(protocol, "after", TICKS)
        if isinstance(started, Running):
            self.said.append(f"started {protocol.id}")
            self.truth.check_start(started.id, started.plan, now)
            self.truth.check_often(started.id, protocol.max_per_day, now)
        else:
            why = started.reason if isinstance(started, SaveFailed) else started.limits or started.reason
            self.said.append(f"{protocol.id} refused: {why}")
        need(isinstance(started, Running) is self.person.run.is_live, "refused, and it runs")

    # -- after each step -----------------------------------------------------------------------------------

    def settle(self) -> None:
        """What is written down is never less than what was."""
        run = self.person.run
        need(self.truth.on is None or run.has_pack, "something is on, and nobody knows")
        need(not self.person.locks(), "a lock from nowhere")
        records = self.person.shelf.records()
        need(len({r.corrects or r.id for r in records}) == len(records), "written twice")
        for record in records:
            self.truth.check_record(record, self.person.clock.now())
        self.count["records"] = len(records)
        recorded = {r.corrects or r.id for r in records}
        live = {run.running.id} if run.running is not None else set()
        for pack in self.truth.packs:
            long_ago = self.truth.ago_s(pack) > 40 * DAY or self.leaps
            need(pack.use in recorded | live or long_ago, "a use is lost:", pack)


def time_alone(running: Running) -> bool:
    """Whether time can change this state."""
    return running.state in (PackState.ON, PackState.REST)
