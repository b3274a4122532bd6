"""Looks at the skin between the steps of a protocol, as often as TH11 asks for them."""

from collections.abc import Iterable
from typing import Any

from corecoach.thermal.protocol import CHECK, REST
from corecoach.thermal.rules import ThermalRules

Value = dict[str, Any]
_WATCHED = ("ice", "heat", "wrap")


def checked(steps: Iterable[Value], rules: ThermalRules) -> list[Value]:
    """The steps with a check wherever one would be missing; none is taken away."""
    laid = _Laid(rules)
    for step in steps:
        laid.lay(step)
    return laid.steps


class _Laid:
    """The steps so far, and how long each kind has been on since the last check, in minutes."""

    def __init__(self, rules: ThermalRules) -> None:
        self.steps: list[Value] = []
        self._rules = rules
        self._since = dict.fromkeys(_WATCHED, 0.0)
        # As the rule has it: whether the ice has had no check yet, and whether some of it was on already.
        self._fresh, self._begun = True, False

    def lay(self, step: Value) -> None:
        """One step more, parted where it has to be looked at."""
        do, minutes = step.get("do"), step.get("min")
        if do in _WATCHED and isinstance(minutes, int | float):
            self._pack(step, str(do), float(minutes))
            return
        self.steps.append(step)
        if do == CHECK:
            self._looked()
        elif do == REST:
            self._fresh, self._begun = True, False

    def _pack(self, step: Value, do: str, left: float) -> None:
        if self._since[do] and self._since[do] + left > self._most(do):
            # Before it was put on again: better than a check in its middle.
            self._check()
        while left > (most := self._most(do)):
            self._put({**step, "min": most}, do, most)
            left -= most
            self._check()
        self._put(step if left == step["min"] else {**step, "min": _whole(left)}, do, left)

    def _put(self, step: Value, do: str, minutes: float) -> None:
        self.steps.append(step)
        self._since[do] += minutes
        self._begun = self._begun or do == "ice"

    def _check(self) -> None:
        self.steps.append({"do": CHECK})
        self._looked()

    def _looked(self) -> None:
        self._fresh, self._begun = self._fresh and not self._begun, False
        self._since = dict.fromkeys(_WATCHED, 0.0)

    def _most(self, do: str) -> int:
        name = "ice_first_most_min" if do == "ice" and self._fresh else f"{do}_most_min"
        return max(1, self._rules.number("TH11", name))


def _whole(minutes: float) -> int | float:
    return int(minutes) if minutes == int(minutes) else minutes
