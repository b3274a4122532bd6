"""What the pages about a programme say in the same words: who wrote it, its weeks, its limits."""

from msgspec import Struct

from corecoach.prescription import PainLimits, Programme, ProgrammePhase
from corecoach.words import _, ngettext


class PhaseWeeks(Struct, frozen=True):
    """A phase with its first and last week, counted from 1."""

    phase: ProgrammePhase
    first: int
    last: int

    def words(self) -> str:
        """`Weeks 3 to 6`, or `Week 3`."""
        if self.first == self.last:
            return _("Week {n}").format(n=self.first)
        return _("Weeks {first} to {last}").format(first=self.first, last=self.last)


def phase_weeks(programme: Programme) -> tuple[PhaseWeeks, ...]:
    """The phases in order, each with its weeks."""
    out: list[PhaseWeeks] = []
    for phase in programme.phases:
        first = out[-1].last + 1 if out else 1
        out.append(PhaseWeeks(phase, first, first + phase.weeks - 1))
    return tuple(out)


def author_words(programme: Programme) -> str:
    """`NAME, physiotherapist`, as the file says it."""
    return _("{name}, {role}").format(name=programme.author.name, role=programme.author.role)


def limit_words(limits: PainLimits) -> str:
    """When to stop, by the pain scores that the clinician set."""
    words = _("Stop when pain goes above {score}, or up by more than {rise}.")
    return words.format(score=limits.stop_above, rise=limits.stop_rise)


def own_limit_words(limits: PainLimits) -> str:
    """The same as one of several reasons to stop."""
    words = _("Pain goes above {score}, or up by more than {rise}: your physio set this.")
    return words.format(score=limits.stop_above, rise=limits.stop_rise)


def routines_words(count: int) -> str:
    """`4 routines`."""
    return ngettext("{n} routine", "{n} routines", count).format(n=count)
