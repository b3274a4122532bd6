"""What was used: one record a use, with each time that something was on the skin."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct, field

from corecoach.safety.waiting import Stamp
from corecoach.thermal.protocol import GROUP, Group, Mode

# finished: to its end. ended: by the person, or by a limit. stopped: something hurt. sign: seen on the skin.
PackOutcome = Literal["finished", "ended", "stopped", "sign"]


class Application(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One time that something was on the skin, from `on` to `off`. Seconds.

    `exposed_s` is never less than it was; `overdue_s` of it were after the time was over, with nobody
    answering. `session` and `block` are those of the plan. `unknown`: the machine was started anew meanwhile.
    """

    mode: Mode
    session: int
    block: int
    on: Stamp
    off: Stamp
    exposed_s: float
    overdue_s: float = 0.0
    unknown: bool = False

    @property
    def group(self) -> Group:
        """Cold or heat."""
        return GROUP[self.mode]

    @property
    def least_s(self) -> float:
        """The part that was certainly on: no correction goes below it."""
        return max(0.0, self.exposed_s - self.overdue_s)


class PackRecord(Struct, frozen=True, forbid_unknown_fields=True, tag="pack", omit_defaults=True):
    """A use of ice, heat or both that is over. `rest_h` are hours without a group because of what was seen or
    felt, from the end of the use, or from when it was `seen` if that was later. A correction is a new record
    with the id of the one that it `corrects`."""

    id: str
    at: datetime
    ended_at: datetime
    protocol: str
    title: str
    min_gap_min: int
    outcome: PackOutcome
    applications: tuple[Application, ...]
    signs: tuple[str, ...] = ()
    rest_h: dict[Group, int] = field(default_factory=dict)
    seen: Stamp | None = None
    by_clinician: bool = False
    corrects: str | None = None
    note: str = ""

    @property
    def groups(self) -> tuple[Group, ...]:
        """What was on the skin, each once."""
        return tuple(dict.fromkeys(a.group for a in self.applications))

    def seconds(self, group: Group) -> float:
        """How long cold or heat was on, in all."""
        return sum(a.exposed_s for a in self.applications if a.group == group)


class PackAnswers(Struct, frozen=True, forbid_unknown_fields=True, tag="pack-answers", omit_defaults=True):
    """What the person said of themselves for ice and heat: conditions that hold or may hold, and for which of
    cold and heat a clinician has said that it is all right where one has to be asked: for the conditions of
    then, `agreed_for`, and no later ones."""

    id: str
    at: datetime
    stamp: Stamp
    conditions: tuple[str, ...]
    agreed: tuple[Group, ...] = ()
    agreed_for: tuple[str, ...] = ()

    def agrees(self, group: Group, condition: str) -> bool:
        """Whether a clinician has said that cold or heat is all right with this condition."""
        return group in self.agreed and condition in self.agreed_for


class PackTicks(Struct, frozen=True, forbid_unknown_fields=True, tag="pack-ticks", omit_defaults=True):
    """What was ticked before a use, for which modes."""

    id: str
    at: datetime
    stamp: Stamp
    ticks: tuple[str, ...]
    modes: tuple[Mode, ...]
    protocol: str


class PackLook(Struct, frozen=True, forbid_unknown_fields=True, tag="pack-look"):
    """The skin was looked at once more after a use (`record`), and whether it was as it should be."""

    id: str
    at: datetime
    record: str
    normal: bool


def standing(records: Iterable[PackRecord]) -> tuple[PackRecord, ...]:
    """The records that stand, oldest first: of one that was corrected, the newest correction."""
    found: dict[str, PackRecord] = {}
    # Records come in the order in which they were written: of two corrections the later one holds.
    for record in records:
        found[record.corrects or record.id] = record
    return tuple(sorted(found.values(), key=_began))


def _began(record: PackRecord) -> tuple[datetime, str]:
    return (record.applications[0].on.at if record.applications else record.at), record.id
