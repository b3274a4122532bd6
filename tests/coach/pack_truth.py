"""What is true of somebody's ice and heat, kept beside CoreCoach: what was really on, and what may go on.

True time is the test's own. All limits are counted on it, with one exception, which nobody can see: where the
machine was started anew since (or, on machines that do not name their starts, CoreCoach was), only the wall
clock is left, and one that was set forward meanwhile makes a rest look longer than it was.
"""

from dataclasses import dataclass, field
from datetime import datetime

from pack_samples import DAY, HOUR, LIMITS, MINUTE

from corecoach.safety import Stamp
from corecoach.thermal.clocks import UNKNOWN_S
from corecoach.thermal.plan import Plan
from corecoach.thermal.protocol import GROUP, Group, Mode
from corecoach.thermal.record import PackRecord
from corecoach.thermal.running import Leg

EPS = 1e-3
IN_A_ROW = {
    "ice": LIMITS.number("TH01", "most_min"),
    "ice-massage": LIMITS.number("TH02", "most_min"),
    "heat": LIMITS.number("TH03", "patient_most_min"),
    "wrap": LIMITS.number("TH03", "wrap_most_min"),
}
BY_CLINICIAN = IN_A_ROW | {"heat": LIMITS.number("TH03", "clinician_most_min")}
SESSION: dict[Group, int] = {"cold": 30, "heat": 40}
DAILY: dict[str, int] = {"cold": 8, "heat": 6, "all": 10}


class Wrong(AssertionError):
    """What must hold does not."""


def need(holds: object, what: str, *more: object) -> None:
    """Fail with words unless it holds."""
    if not holds:
        raise Wrong(" ".join([what, *map(str, more)]))


@dataclass
class Pack:
    """One thing that was really on, in true seconds; `off_s` is None while it is."""

    use: str
    mode: Mode
    session: int
    block: int
    on_s: float
    off_s: float | None = None
    # When it came off, as CoreCoach has written it down.
    off: Stamp | None = None

    @property
    def group(self) -> Group:
        """Cold or heat."""
        return GROUP[self.mode]


@dataclass
class Rest:
    """What somebody may not use for some hours, because of what was seen or felt."""

    group: Group
    since_s: float
    hours: int
    stamp: Stamp


@dataclass
class Truth:
    """Everything that is true."""

    now_s: float = 0.0
    packs: list[Pack] = field(default_factory=list)
    rests: dict[str, list[Rest]] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    # The true second in which each start of the machine counted from nought.
    bases: dict[str, float] = field(default_factory=dict)
    started: Stamp | None = None

    @property
    def on(self) -> Pack | None:
        """What is on the skin."""
        return next((p for p in self.packs if p.off_s is None), None)

    def put_on(self, use: str, leg: Leg) -> None:
        """It goes on, and whatever was on comes off."""
        self.take_off()
        self.packs.append(Pack(use, leg.mode, leg.session, leg.block, self.now_s))

    def take_off(self) -> None:
        """It comes off."""
        for pack in self.packs:
            if pack.off_s is None:
                pack.off_s = self.now_s

    def of(self, use: str) -> list[Pack]:
        """What was on in a use, in order."""
        return [p for p in self.packs if p.use == use]

    # -- time ---------------------------------------------------------------------------------------------

    def know(self, stamp: Stamp) -> None:
        """Which true second this start counts from."""
        self.bases.setdefault(stamp.boot, self.now_s - stamp.boot_s)

    def true_s(self, stamp: Stamp) -> float:
        """The true second of a moment."""
        return self.bases[stamp.boot] + stamp.boot_s

    def hidden(self, stamp: Stamp | None, now: Stamp) -> bool:
        """The exception: whether more time seems to have passed since than did, and nobody can see it."""
        if stamp is None or stamp.boot == now.boot:
            return False
        really_s = self.now_s - self.true_s(stamp)
        return (now.at - stamp.at).total_seconds() > really_s + EPS

    def ago_s(self, pack: Pack) -> float:
        """True seconds since it came off."""
        return 0.0 if pack.off_s is None else self.now_s - pack.off_s

    def lasted_s(self, pack: Pack) -> float:
        """True seconds that it was on, so far."""
        return (self.now_s if pack.off_s is None else pack.off_s) - pack.on_s

    def _before(self, use: str, now: Stamp) -> list[Pack]:
        return [p for p in self.packs if p.use != use and not self.hidden(p.off, now)]

    # -- what a start needs -------------------------------------------------------------------------------

    def check_start(self, use: str, plan: Plan, now: Stamp) -> None:
        """Each gap, each rest and each count that the plan needs has room."""
        self.plans[use], self.started = plan, now
        for pack in self._before(use, now):
            gap_min = self.plans[pack.use].min_gap_min
            if pack.group in plan.groups:
                least = LIMITS.number("TH06b" if pack.group == "cold" else "TH07", "gap_least_min")
                gap_min = max(gap_min, least, plan.min_gap_min)
            need(self.ago_s(pack) >= gap_min * MINUTE - EPS, "a gap is too short:", pack, gap_min)
        for rest in (r for rests in self.rests.values() for r in rests):
            if rest.group in plan.groups and not self.hidden(rest.stamp, now):
                rested_s = self.now_s - rest.since_s
                need(rested_s >= rest.hours * HOUR - EPS, "no rest after a sign:", rest, rested_s)

    def check_often(self, use: str, max_per_day: int, now: Stamp) -> None:
        """A protocol is not used too often in a day."""
        same = {
            p.use
            for p in self._before(use, now)
            if self.plans[p.use].protocol == self.plans[use].protocol and self.ago_s(p) < DAY - EPS
        }
        need(len(same) < max_per_day, "used too often:", self.plans[use].protocol)

    # -- what goes on -------------------------------------------------------------------------------------

    def check_on(self, use: str, leg: Leg) -> None:
        """What is on from now may be on for `left_s`; the pack itself is in the books already."""
        assert self.started is not None
        plan, mine = self.plans[use], self.of(use)
        caps = BY_CLINICIAN if plan.by_clinician else IN_A_ROW
        block = [p for p in mine if p.block == leg.block]
        self._room("in a row", block, leg.left_s, caps[leg.mode] * MINUTE)
        others = self._before(use, self.started)
        if leg.mode == "wrap":
            day = [p for p in others if p.mode == "wrap" and self.now_s - p.on_s < DAY - EPS]
            self._room("wraps of a day", [*day, *mine], leg.left_s, caps["wrap"] * MINUTE)
        else:
            self._check_session(plan, [p for p in mine if p.session == leg.session], leg)
            day = [p for p in (*others, *mine) if p.group == GROUP[leg.mode] and p.mode != "wrap"]
            recent = [p for p in day if self.ago_s(p) < DAY - EPS]
            self._room("minutes of a day", recent, leg.left_s, 120 * MINUTE)
        self._check_before(mine, others)

    def _room(self, what: str, packs: list[Pack], left_s: float, most_s: float) -> None:
        planned_s = sum(self.lasted_s(p) for p in packs) + left_s
        need(planned_s <= most_s + EPS, f"more than allowed, {what}:", planned_s, most_s, packs)

    def _check_session(self, plan: Plan, here: list[Pack], leg: Leg) -> None:
        group = GROUP[leg.mode]
        same = [p for p in here if p.group == group]
        self._room("in a session", same, leg.left_s, SESSION[group] * MINUTE)
        most = LIMITS.number(
            "TH05", "contrast_wall_most_min" if leg.session in plan.contrast else "wall_most_min"
        )
        wall_s = self.now_s - here[0].on_s + leg.left_s
        need(wall_s <= most * MINUTE + EPS, "a session is too long:", wall_s, here)

    def _check_before(self, mine: list[Pack], others: list[Pack]) -> None:
        """Sessions in a day (TH09), and what lies between two of a kind in one use (TH06, TH06b, TH07)."""
        this = mine[-1]
        recent = {(p.use, p.session, p.group) for p in (*others, *mine) if self.ago_s(p) < DAY - EPS}
        counts = {g: len({x[:2] for x in recent if x[2] == g}) for g in ("cold", "heat")}
        counts["all"] = len({x[:2] for x in recent})
        for name, count in counts.items():
            need(count <= DAILY[name] or (name not in (this.group, "all")), "too many sessions:", counts)
        before = [n for n, p in enumerate(mine[:-1]) if p.group == this.group and p.block != this.block]
        if before:
            last = mine[before[-1]]
            assert last.off_s is not None
            bare_s = this.on_s - last.off_s
            bare_all = this.on_s - max(p.off_s or 0.0 for p in mine[:-1])
            if bare_all >= 30 * MINUTE:
                need(bare_s >= 60 * MINUTE - EPS, "a new session without its gap:", mine)
            elif this.group == "cold":
                warm_s = sum(self.lasted_s(p) for p in mine[before[-1] + 1 : -1] if p.group == "heat")
                need(bare_s >= 10 * MINUTE - EPS or warm_s >= 2.5 * MINUTE - EPS, "cold again:", mine)

    # -- what is written down -----------------------------------------------------------------------------

    def check_record(self, record: PackRecord, wall: datetime) -> None:
        """What is written down is never less than what was."""
        first = record.corrects or record.id
        mine = self.of(first)
        need(len(mine) == len(record.applications), "packs are missing:", record, mine)
        for pack, once in zip(mine, record.applications, strict=True):
            need(pack.mode == once.mode, "another pack:", record, mine)
            really_s = self.lasted_s(pack)
            least_s = min(really_s, UNKNOWN_S) if once.unknown else really_s
            need(once.exposed_s >= least_s - EPS, "less than it was:", once, really_s, wall)
            pack.off = once.off
