"""What stands in the way of a use now: TH09, TH10, TH14-TH16, TH18-TH20, the gaps, and what is broken in the
protocol itself."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from msgspec import Struct

from corecoach.safety.waiting import Stamp, elapsed
from corecoach.thermal.limits import broken
from corecoach.thermal.log import Log, Wait
from corecoach.thermal.protocol import Aim, Protocol, blocks_of
from corecoach.thermal.record import PackAnswers
from corecoach.thermal.rules import Condition, ThermalRules


class Asked(Struct, frozen=True):
    """What is known of the person now. `modifiers` are those of their profile; `ages` the youngest and the
    oldest they may be, None if nobody knows. `night` are the hours of sleep, from and to."""

    answers: PackAnswers | None
    ticks: frozenset[str]
    aim: Aim
    modifiers: frozenset[str]
    ages: tuple[int, int] | None
    now: Stamp
    night: tuple[time, time]

    @property
    def today(self) -> date:
        """The day where the person is."""
        return self.now.at.date()


class Hindrance(Struct, frozen=True):
    """One thing in the way: its rule, what it is about (ids of conditions, ticks or groups), and until when
    if time alone ends it. With `warns` it is said and no more; `days` in a row it was used on."""

    rule: str
    about: tuple[str, ...] = ()
    wait: Wait | None = None
    warns: bool = False
    days: int = 0


def hindrances(protocol: Protocol, asked: Asked, log: Log, rules: ThermalRules) -> tuple[Hindrance, ...]:
    """Everything in the way of `protocol` now, and what is only said; what time ends comes first."""
    faults = tuple(_protocol(protocol, rules))
    if faults:
        # Nothing else can be said of what may not be at all.
        return faults
    found = [
        *_waits(protocol, log),
        *_days(protocol, asked, log, rules),
        *_injury(protocol, asked),
        *_person(protocol, asked, rules),
        *_awake(asked),
        *_ticks(protocol, asked, rules),
    ]
    return tuple(sorted(found, key=lambda h: (h.warns, h.wait is None)))


def answers_hold(answers: PackAnswers | None, now: Stamp, rules: ThermalRules) -> bool:
    """Whether what the person said of themselves still counts (TH20). Where the age of it cannot be known
    from the machine's own clock, it is that on the wall clock."""
    if answers is None:
        return False
    days = timedelta(days=rules.number("TH20", "valid_days"))
    age = elapsed(answers.stamp, now)
    wall = now.at - answers.stamp.at
    age = age if age is not None else wall
    return timedelta(0) <= age <= days


def conditions_of(asked: Asked, rules: ThermalRules) -> tuple[Condition, ...]:
    """The conditions that hold: as said, and those that the profile or the age brings along."""
    said = asked.answers.conditions if asked.answers else ()
    return tuple(
        c for c in rules.conditions
        if c.id in said or set(c.implied_by) & asked.modifiers or _by_age(c, asked, rules)
    )  # fmt: skip


def _by_age(condition: Condition, asked: Asked, rules: ThermalRules) -> bool:
    if condition.id != "thin_skin" or asked.ages is None:
        return False
    return asked.ages[1] >= rules.number("TH15", "thin_skin_from_age")


def in_night(asked: Asked) -> bool:
    """Whether it is one of the hours of sleep."""
    begins, ends = asked.night
    here = asked.now.at.timetz().replace(tzinfo=None)
    return begins <= here < ends if begins <= ends else here >= begins or here < ends


def until_night_s(asked: Asked) -> float:
    """Seconds until the hours of sleep begin; a wrap comes off then."""
    here, begins = asked.now.at, asked.night[0]
    night = here.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0)
    return (night if night > here else night + timedelta(days=1)).timestamp() - here.timestamp()


# -- one rule each -------------------------------------------------------------------------------------------


def _protocol(protocol: Protocol, rules: ThermalRules) -> Iterator[Hindrance]:
    for fault in broken(protocol, rules):
        if fault.severity == "block":
            yield Hindrance(fault.rule, (fault.what,))


def _waits(protocol: Protocol, log: Log) -> Iterator[Hindrance]:
    wait = log.wait_for(protocol)
    if wait.seconds > 0:
        yield Hindrance(wait.rule, protocol.groups, wait)


def _days(protocol: Protocol, asked: Asked, log: Log, rules: ThermalRules) -> Iterator[Hindrance]:
    if protocol.modes == ("wrap",):
        if log.days_in_a_row("heat", asked.today, wraps=True) >= rules.number("TH18", "wrap_most_days"):
            yield Hindrance("TH18", ("wrap",), days=rules.number("TH18", "wrap_most_days"))
        return
    for group in protocol.groups:
        days = log.days_in_a_row(group, asked.today)
        most = rules.number("TH18", f"{group}_review_days")
        if days >= min(most, protocol.max_days or most):
            yield Hindrance("TH18", (group,), warns=True, days=days)
            return


def _injury(protocol: Protocol, asked: Asked) -> Iterator[Hindrance]:
    """TH14: a clinician may ask for heat soon after an injury, with a reason."""
    if asked.aim == "knock" and "heat" in protocol.groups and not protocol.allows_injury:
        yield Hindrance("TH14", ("knock",))


def _person(protocol: Protocol, asked: Asked, rules: ThermalRules) -> Iterator[Hindrance]:
    """TH15, TH19 and TH20."""
    if not answers_hold(asked.answers, asked.now, rules):
        yield Hindrance("TH20", ("answers",))
        return
    assert asked.answers is not None
    grown = asked.ages is not None and asked.ages[0] >= rules.number("TH19", "least_age")
    if not protocol.by_clinician and (not grown or "cannot_remove" in asked.answers.conditions):
        yield Hindrance("TH19", ("age",) if not grown else ("cannot_remove",))
    for condition in conditions_of(asked, rules):
        if protocol.by_clinician and condition.id in protocol.allows:
            continue
        for group in protocol.groups:
            weight = condition.weight(group)
            if weight == "block" or (weight == "ask" and not asked.answers.agrees(group, condition.id)):
                yield Hindrance("TH15", (condition.id, group, weight))
                break
        most = rules.number("TH15", "thin_skin_min")
        if condition.id == "thin_skin" and _longest_cold_min(protocol, rules) > most:
            yield Hindrance("TH15", (condition.id, "cold", "short"))


def _longest_cold_min(protocol: Protocol, rules: ThermalRules) -> float:
    """In a row: a skin check is no break (TH04)."""
    found = blocks_of(protocol.all_steps(), rules.number("TH05", "new_session_rest_min"))
    return max((block.minutes for block in found if block.group == "cold"), default=0)


def _awake(asked: Asked) -> Iterator[Hindrance]:
    if in_night(asked):
        yield Hindrance("TH16", ("night",))


def _ticks(protocol: Protocol, asked: Asked, rules: ThermalRules) -> Iterator[Hindrance]:
    """What is not ticked is not known to be true: TH15 to each tick's own rule."""
    for tick in rules.ticks_of(protocol):
        if tick.id not in asked.ticks:
            yield Hindrance(tick.rule, (tick.id,))
