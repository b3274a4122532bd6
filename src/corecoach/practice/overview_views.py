"""The overview of a patient, frozen. All of it was reported by the person; none of it was examined."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from corecoach.coach.adherence import Adherence
from corecoach.coach.report_views import FunctionScores, NoteOf
from corecoach.coach.signals import Signal
from corecoach.coach.trend_views import TrendView
from corecoach.exchange.handover import Cleared, Locked
from corecoach.pain import Place
from corecoach.practice.coverage import Span
from corecoach.practice.taking import Device

# done: all that was planned. part: some of it, or a session that was begun. missed: nothing of it. extra:
# something on a day with nothing planned. untold: no file covers the day. planned: still to come. none: there
# was no programme yet, one came in the course of the day, or the day lies outside what is shown.
DayState = Literal["done", "part", "missed", "rest", "locked", "extra", "planned", "untold", "none"]


class Source(Struct, frozen=True):
    """Where all this comes from. Of the newest file: when it was made, whether its computer is the `first`
    that results came from, a `known` one, or an `other` one, whether it was `sealed`, how many of its records
    were `new`. Of all `files` together: from how many `computers` they are, how many records say something
    `different` than the same ones before, which days they tell of (`told`), and `gaps` between those."""

    made_at: datetime
    device: Device
    sealed: bool
    new: int
    files: int
    computers: int
    different: int
    told: tuple[Span, ...]
    gaps: tuple[Span, ...]


class DayCell(Struct, frozen=True):
    """A day of the calendar: sittings `done` of those `prescribed`, other sessions that were done (`more`),
    and those begun that count as none (`begun`). `locked`: all exercise was, at some time of the day."""

    day: date
    state: DayState
    done: int = 0
    prescribed: int = 0
    more: int = 0
    begun: int = 0
    locked: bool = False


class Share(Struct, frozen=True):
    """What was done of what was prescribed, over so many sessions: repetitions, or seconds of holds."""

    done: float
    prescribed: float
    sessions: int

    @property
    def percent(self) -> int:
        """Cut, so that only all of it is 100."""
        return int(100 * self.done / self.prescribed)


class Dose(Struct, frozen=True):
    """A share of the last four weeks, and one of the time before where both rest on enough sessions. None is
    not prescribed, or not known."""

    lately: Share | None = None
    before: Share | None = None


class ExerciseRow(Struct, frozen=True):
    """One exercise: in how many of the sessions that had it (`of`) it was `done` to its last repetition, done
    in `part`, `skipped`, or in hand when "Something hurts" ended the session (`stopped`).

    `pain_change` is the median of pain after minus pain before of the sessions in which some of it was done,
    `effort` the median of theirs: both were said of the whole session, so many times.
    """

    exercise: str
    name: str
    of: int
    done: int
    part: int
    skipped: int
    stopped: int
    pain_change: float | None
    pain_n: int
    effort: float | None
    effort_n: int
    reps: Dose
    hold: Dose


class Packs(Struct, frozen=True):
    """Ice and heat: how often each was on, on how many days, for how many seconds in all; how many uses were
    stopped because something hurt (`hurt`), or something was seen on the skin (`seen`)."""

    ice: int
    ice_days: int
    ice_s: float
    heat: int
    heat_days: int
    heat_s: float
    hurt: int
    seen: int


# -- what happened ----------------------------------------------------------------------------------------


class Skipped(Struct, frozen=True):
    """Exercises that were skipped in a session, and what was written after it."""

    at: datetime
    exercises: tuple[str, ...]
    note: str = ""


class Hurt(Struct, frozen=True):
    """A session that "Something hurts" ended: in which exercise, what was felt (a code of the page), and
    where the person said that it hurts."""

    at: datetime
    exercise: str
    reason: str = ""
    places: tuple[Place, ...] = ()
    note: str = ""


class LockedThen(Struct, frozen=True):
    """A lock with the answers behind it. `still`: the patient's computer said it was in force when the newest
    file was made."""

    at: datetime
    lock: Locked
    still: bool


class ClearedThen(Struct, frozen=True):
    """The end of a lock, or of a part of it."""

    at: datetime
    cleared: Cleared


class FlareDay(Struct, frozen=True):
    """A day that the person called a flare, with the highest score of the row that is shown."""

    at: datetime
    day: date
    highest: int | None


class NewProgramme(Struct, frozen=True):
    """A programme that was taken in: the `first`, or in place of another; and the names of exercises that
    came in, went out, or have another dose."""

    at: datetime
    title: str
    first: bool
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Wrote(Struct, frozen=True):
    """What the person wrote, and beside what."""

    at: datetime
    of: NoteOf
    text: str
    score: int | None = None


Happened = Skipped | Hurt | LockedThen | ClearedThen | FlareDay | NewProgramme | Wrote


class Overview(Struct, frozen=True):
    """Everything on the page, of the `days` up to the day of the newest file (None: of all there is).

    `pain` is what the patient's own screen shows; `scored`: on how many days there is such a score, of those
    that files tell of. `weeks` are Monday to Sunday, oldest first; `sessions` counts the days in them.
    `today` is the day of the newest file. `locked_now`: all exercise was locked when that was made.
    `damaged`: some of what was merged cannot be read any more.
    """

    name: str
    today: date
    days: int | None
    since: date
    source: Source
    signals: tuple[Signal, ...]
    pain: TrendView
    scored: tuple[int, int]
    weeks: tuple[tuple[DayCell, ...], ...]
    sessions: Adherence
    exercises: tuple[ExerciseRow, ...]
    events: tuple[Happened, ...]
    function: FunctionScores
    packs: Packs | None
    locked_now: bool
    damaged: bool
