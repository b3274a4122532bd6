"""The dose of an exercise on a handout, in whole words: how much, how fast, the most, and in which weeks."""

from collections.abc import Iterator, Mapping, Sequence

from corecoach.prescription import Dosage, Limits, Prescribed, Programme, parse_tempo
from corecoach.ui.dose import dose_parts, sides_words
from corecoach.ui.print.programme_diary import letters_of
from corecoach.ui.programme_words import phase_weeks
from corecoach.words import _, ngettext

# The resolved exercises of each routine, by its id.
Resolved = Mapping[str, Sequence[Prescribed]]


def time_words(seconds: int) -> str:
    """`8 seconds`, `3 minutes` or `1 minute 30 seconds`."""
    minutes, rest = divmod(seconds, 60)
    parts = [ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)] if minutes else []
    if rest or not minutes:
        parts.append(ngettext("{n} second", "{n} seconds", rest).format(n=rest))
    return " ".join(parts)


def paper_dose_words(item: Prescribed) -> str:
    """`2 sets of 5, each side, right first, hold 5 seconds`."""
    return _(", ").join(dose_parts(item, time_words, _sides))


def _sides(item: Prescribed) -> str:
    """Which side comes first is said always: nobody speaks while somebody reads paper."""
    if item.side_order == ("right", "left"):
        return _("each side, right first")
    return sides_words(item)


# -- how fast, and the most ---------------------------------------------------------------------------------


def pace_words(dosage: Dosage) -> str:
    """How fast, and how long to rest; empty when there is nothing to say of either."""
    return " ".join((*_tempo(dosage), *_rests(dosage)))


def _tempo(dosage: Dosage) -> Iterator[str]:
    tempo = parse_tempo(dosage.tempo)
    if tempo is None:
        return
    go, back, stop = (time_words(s) for s in (tempo.out_s, tempo.back_s, tempo.stop_s))
    if tempo.stop_s:
        yield _("Move for {go}, stop for {stop}, come back for {back}.").format(go=go, stop=stop, back=back)
    elif tempo.out_s or tempo.back_s:
        yield _("Move for {go}, come back for {back}.").format(go=go, back=back)


def _rests(dosage: Dosage) -> Iterator[str]:
    more = any(dosage.reps_of_set(index) > 1 for index in range(dosage.sets))
    if more and dosage.rest_between_reps_s:
        yield _("Rest {time} before each repeat.").format(time=time_words(dosage.rest_between_reps_s))
    if dosage.sets > 1 and dosage.rest_between_sets_s:
        yield _("Rest {time} between sets.").format(time=time_words(dosage.rest_between_sets_s))


def limits_words(limits: Limits) -> str:
    """The most that the clinician allows, in a sentence; empty when nothing is limited."""
    parts = []
    if limits.max_sets is not None:
        parts.append(ngettext("{n} set", "{n} sets", limits.max_sets).format(n=limits.max_sets))
    if limits.max_reps is not None:
        parts.append(ngettext("{n} time", "{n} times", limits.max_reps).format(n=limits.max_reps))
    if limits.max_hold_s is not None:
        parts.append(_("hold {time}").format(time=time_words(limits.max_hold_s)))
    return _("Never more than: {most}.").format(most=_(", ").join(parts)) if parts else ""


# -- in which weeks -----------------------------------------------------------------------------------------


class DoseWeeks:
    """Says in which weeks a dose is done, for an exercise of which the phases give different doses."""

    def __init__(self, programme: Programme, resolved: Resolved) -> None:
        self._parts, self._letters = phase_weeks(programme), letters_of(programme)
        self._resolved = resolved

    def words(self, routine: str, item: Prescribed) -> str:
        """`Weeks 1 to 2: this dose. From week 3: 10 minutes (routine B).`; empty where it never changes."""
        doses = [self._doses(slot_ids, item.exercise.id) for slot_ids in self._scheduled()]
        there = [n for n, ids in enumerate(self._scheduled()) if routine in ids]
        if not there or len({frozenset(d) for d in doses if d}) < 2:
            return ""
        return " ".join((self._when(there), *self._next(there[-1], doses, paper_dose_words(item))))

    def _scheduled(self) -> list[tuple[str, ...]]:
        """The routines of each phase."""
        return [tuple(dict.fromkeys(slot.routine for slot in p.phase.schedule)) for p in self._parts]

    def _doses(self, routines: Sequence[str], exercise: str) -> dict[str, str]:
        """Each dose of an exercise in some routines, with the letter of the first that has it."""
        found: dict[str, str] = {}
        for routine in routines:
            for item in self._resolved.get(routine, ()):
                if item.exercise.id == exercise:
                    found.setdefault(paper_dose_words(item), self._letters[routine])
        return found

    def _when(self, there: Sequence[int]) -> str:
        # The plan of the last week goes on after it.
        if list(there) == list(range(there[0], len(self._parts))):
            return _("From week {n}: this dose.").format(n=self._parts[there[0]].first)
        weeks = _(", ").join(self._parts[n].words() for n in there)
        return _("{weeks}: this dose.").format(weeks=weeks)

    def _next(self, last: int, doses: Sequence[Mapping[str, str]], own: str) -> Iterator[str]:
        """What comes after it, where that is another dose."""
        later = next((n for n in range(last + 1, len(doses)) if doses[n]), None)
        if later is None or own in doses[later]:
            return
        for dose, letter in doses[later].items():
            words = _("From week {n}: {dose} (routine {letter}).")
            yield words.format(n=self._parts[later].first, dose=dose, letter=letter)
