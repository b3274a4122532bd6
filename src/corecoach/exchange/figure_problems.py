"""What is wrong with the figure of an exercise, in words for a person: where, which joint, which frame."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corecoach.exchange.figure_words import length_words, part_words, way_words
from corecoach.exchange.problems import Problem
from corecoach.figure import Figure
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.figure.faults import Fault


def figure_problems(where: str, figure: Figure | None) -> Iterator[Problem]:
    """Everything wrong with a figure, which stands at `where`, at once. Its movement is baked and every frame
    of it looked at: that takes a tenth to a third of a second."""
    return (problem for problem in figure_looking(where, figure) if problem is not None)


def figure_looking(where: str, figure: Figure | None) -> Iterator[Problem | None]:
    """The same bit by bit: yields every problem, and None after each piece of work (some milliseconds)."""
    # The solver takes some milliseconds to import; the start of the app does without.
    if figure is not None:
        from corecoach.figure.acceptance import FRAMES, looking

        for fault in looking(figure):
            yield None if fault is None else _problem(where, figure, fault, FRAMES)


def _problem(where: str, figure: Figure, fault: "Fault", frames: int) -> Problem:
    what = _what(fault)
    if fault.frame is not None:
        what = f"{way_words(figure, fault.where, fault.frame, frames)}: {what}"
    return Problem(f"{where}.{fault.where}", what, _allowed(fault))


def unreadable(where: str, figure: Figure) -> Iterator[Problem]:
    """What keeps a figure, which stands at `where`, from being drawn at all."""
    from corecoach.figure.faults import faults

    return (Problem(f"{where}.{fault.where}", _what(fault), _allowed(fault)) for fault in faults(figure))


def _what(fault: "Fault") -> str:
    match fault.kind:
        case "unknown" | "missing" | "contact" | "range" | "order":
            return _of_data(fault)
        case "limit" | "jump":
            return _of_joint(fault)
        case _:
            return _of_place(fault)


def _of_data(fault: "Fault") -> str:
    words = {
        "unknown": _('"{part}" is not known here'),
        "missing": _('"{part}" is missing'),
        "contact": _('the contact "{part}" cannot be read: {value}'),
        "range": _('"{part}" is {value}'),
        "order": _('this step begins at "{part}", where the one before does not end'),
    }[fault.kind]
    return words.format(part=fault.part, value=fault.value)


def _of_joint(fault: "Fault") -> str:
    words = {
        "limit": _("{part} is at {value:g} degrees"),
        "jump": _("{part} turns by {value:g} degrees from one frame to the next"),
    }[fault.kind]
    return words.format(
        part=part_words(fault.part), value=abs(_size(fault)) if fault.kind == "jump" else _size(fault)
    )


def _of_place(fault: "Fault") -> str:
    words = {
        "gap": _("{part} is {length} away from what it touches"),
        "sunk": _("{part} is {length} deep in what it touches"),
        "slide": _("{part} is to stay where it is, and slides by {length}"),
        "floor": _("{part} is {length} under the floor"),
        "through": _("{part} is {length} deep in the body"),
    }["sunk" if fault.kind == "gap" and _size(fault) < 0 else fault.kind]
    return words.format(part=part_words(fault.part), length=length_words(_size(fault)))


def _size(fault: "Fault") -> float:
    assert isinstance(fault.value, float), "what is measured has a number"
    return fault.value


def _allowed(fault: "Fault") -> str:
    match fault.kind:
        case "unknown":
            return _("allowed here: {names}").format(names=fault.allowed or _("nothing"))
        case "missing":
            return _("needed here: {names}").format(names=fault.allowed)
        case "contact":
            return _("a contact like foot, hand~ or palm@thigh(0.06,-0.15)")
        case "order":
            return _('must begin at "{name}"').format(name=fault.allowed)
        case "range":
            return _("must be {range}").format(range=fault.allowed)
        case "limit":
            return _("must be {range} degrees").format(range=fault.allowed)
        case "jump":
            return _("at most {value:g} degrees").format(value=fault.allowed)
        case _:
            return _("at most {length}").format(length=length_words(float(fault.allowed)))
