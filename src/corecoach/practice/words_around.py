"""A remark with what its words speak of: the exercise, the routine, the phase, and the cautions by name."""

import re
from collections.abc import Mapping

from msgspec import Struct

from corecoach.practice.draft import Draft
from corecoach.practice.remark import Remark
from corecoach.prescription import Exercise
from corecoach.words import _

# A title, a sentence or two, and where the rule comes from.
Said = tuple[str, str, str]


_CODED = re.compile(r"^([A-Z]{1,3}\d+): ")


def plainly(what: str, allowed: str) -> str:
    """What is wrong and what is allowed, as a sentence; the code of a rule that stands before it comes last:
    `Ice for 90 minutes in a row; at most 30 minutes (TH01)`."""
    coded = _CODED.match(what)
    line = _("{what}; {allowed}").format(what=what[coded.end() :] if coded else what, allowed=allowed)
    line = line[:1].upper() + line[1:]
    return _("{line} ({code})").format(line=line, code=coded[1]) if coded else line


class Around(Struct, frozen=True):
    """A remark with what it speaks of."""

    remark: Remark
    draft: Draft
    exercise: Exercise | None
    cautions: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the exercise is called."""
        return _(self.exercise.name) if self.exercise else self.remark.exercise

    @property
    def routine(self) -> str:
        """What the routine is called."""
        found = self.draft.routine(self.remark.routine)
        return (found.title.strip() if found else "") or _("This routine")

    @property
    def phase(self) -> str:
        """What the phase is called."""
        number = self.remark.phase or 0
        title = self.draft.phases[number].title.strip() if number < len(self.draft.phases) else ""
        return title or _("Phase {n}").format(n=number + 1)

    @property
    def named(self) -> str:
        """The cautions that it is about."""
        return _(", ").join(self.cautions.get(code, code) for code in self.remark.names)

    @property
    def notes(self) -> str:
        """What these cautions say of the exercise."""
        all_ = self.exercise.cautions if self.exercise else {}
        said = dict.fromkeys(all_[code].note for code in self.remark.names if code in all_)
        return " ".join(_(note) for note in said)

    def n(self, name: str) -> int:
        """One of its numbers."""
        return self.remark.numbers.get(name, 0)
