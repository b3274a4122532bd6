"""What is wrong with the figure of an exercise, in words for a person: where, which joint, which frame."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corecoach.exchange.problems import Problem
from corecoach.figure import Figure
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.figure.faults import Fault


def figure_problems(where: str, figure: Figure | None) -> Iterator[Problem]:
    """Everything wrong with a figure, which stands at `where`. Its movement is baked for that: it takes about
    a tenth of a second."""
    # The solver takes some milliseconds to import; the start of the app does without.
    if figure is not None:
        from corecoach.figure.acceptance import problems

        for fault in problems(figure):
            yield Problem(f"{where}.{fault.where}", _what(fault), _allowed(fault))


def _what(fault: "Fault") -> str:
    words = {
        "unknown": _("{part} is not known here"),
        "contact": _("the contact cannot be read: {value}"),
        "range": _("{part} is out of range: {value}"),
        "order": _("the step before does not end at {part}"),
        "limit": _("the joint {part} is at {value} degrees"),
        "gap": _("{part} is {value} away from what it touches"),
        "slide": _("{part} is pinned and slides by {value}"),
        "floor": _("{part} is under the floor by {value}"),
        "jump": _("the joint {part} jumps by {value} degrees"),
        "uneven": _("the joint {part} differs between the sides by {value} degrees"),
        "through": _("{part} goes {value} deep into the body"),
    }[fault.kind].format(part=fault.part, value=fault.value)
    if fault.frame is None:
        return words
    from corecoach.figure.acceptance import FRAMES

    return _("frame {n} of {frames}: {words}").format(n=fault.frame + 1, frames=FRAMES, words=words)


def _allowed(fault: "Fault") -> str:
    match fault.kind:
        case "unknown":
            return _("allowed here: {names}").format(names=fault.allowed or _("nothing"))
        case "contact":
            return _("a contact like foot, hand~ or palm@thigh(0.06,-0.15)")
        case "order":
            return _("must go on from {name}").format(name=fault.allowed)
        case "limit" | "range":
            return _("must be {range}").format(range=fault.allowed)
        case "floor":
            return _("at most {value}, in body heights").format(value=abs(float(fault.allowed)))
        case "jump" | "uneven":
            return _("at most {value} degrees").format(value=fault.allowed)
        case _:
            return _("at most {value}, in body heights").format(value=fault.allowed)
