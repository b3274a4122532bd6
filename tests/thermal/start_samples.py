"""Somebody who wants to start, and what stands in the way."""

from datetime import time, timedelta
from typing import Any

from log_samples import MONDAY, Past
from thermal_steps import RULES, protocol

from corecoach.safety.waiting import Stamp
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.record import PackAnswers
from corecoach.thermal.start import Asked, Hindrance, hindrances

ICE = protocol("s i5 s", id="ice")
HEAT = protocol("s h5 s", id="heat")
BOTH = protocol("s i5 s r60 s h5 s", id="both")
MASSAGE = protocol("s m5 s", id="massage")
WRAP = protocol("s w120 s", id="wrap", max_days=7)
ALL = (ICE, HEAT, BOTH, MASSAGE, WRAP)
EVERY_CONDITION = tuple(c.id for c in RULES.conditions)
EVERY_TICK = frozenset(t.id for t in RULES.ticks)
NOW = Stamp(MONDAY.replace(hour=12), "boot", 1e6)


def at(stamp: Stamp, seconds: float) -> Stamp:
    """So much later on both clocks."""
    return Stamp(stamp.at + timedelta(seconds=seconds), stamp.boot, stamp.boot_s + seconds)


def said(
    *conditions: str,
    agreed: tuple[str, ...] = (),
    agreed_for: tuple[str, ...] = EVERY_CONDITION,
    stamp: Stamp = NOW,
) -> PackAnswers:
    """What the person says of themselves, and for what a clinician has agreed."""
    return PackAnswers("a", stamp.at, stamp, conditions, agreed, agreed_for)  # type: ignore[arg-type]


def asked(**changes: Any) -> Asked:
    """Somebody of forty at noon, who has ticked everything and has nothing to say."""
    usual: dict[str, Any] = {
        "answers": said(), "ticks": EVERY_TICK, "aim": "stiff", "modifiers": frozenset(), "ages": (40, 41),
        "now": NOW, "night": (time(23), time(6)),
    }  # fmt: skip
    return Asked(**(usual | changes))


def found(what: Protocol, past: Past | None = None, **changes: Any) -> list[Hindrance]:
    """What stands in the way, and what is only said."""
    return list(hindrances(what, asked(**changes), (past or Past()).log, RULES))


def rules(what: Protocol, past: Past | None = None, **changes: Any) -> list[str]:
    """The rules that stand in the way."""
    return [h.rule for h in found(what, past, **changes) if not h.warns]
