"""Phases and weeks in words."""

from corecoach.practice.draft import Draft
from corecoach.words import _, ngettext


def weeks_span(draft: Draft, phase: int) -> tuple[int, int]:
    """The first and the last week of a phase, counted from 1."""
    before = sum(p.weeks for p in draft.phases[:phase])
    return before + 1, before + draft.phases[phase].weeks


def phase_title(draft: Draft, phase: int) -> str:
    """What a phase is called."""
    return draft.phases[phase].title.strip() or _("Phase {n}").format(n=phase + 1)


def phase_line(draft: Draft, phase: int) -> str:
    """`Build, weeks 3 to 6`."""
    first, last = weeks_span(draft, phase)
    title = phase_title(draft, phase)
    if first == last:
        return _("{title}, week {n}").format(title=title, n=first)
    return _("{title}, weeks {first} to {last}").format(title=title, first=first, last=last)


def whole_plan(draft: Draft) -> str:
    """`2 phases, 6 weeks`."""
    phases, weeks = len(draft.phases), sum(p.weeks for p in draft.phases)
    return _(", ").join(
        (
            ngettext("{n} phase", "{n} phases", phases).format(n=phases),
            ngettext("{n} week", "{n} weeks", weeks).format(n=weeks),
        )
    )
