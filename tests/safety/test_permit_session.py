"""The constructor of a session takes a Permit for its very timeline, and nothing else."""

from pathlib import Path

import msgspec
import pytest
from safety_samples import ask

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.safety import Permit, PermitError, Refusal, Subject
from corecoach.session import Session, compile_timeline

LIBRARY = Library(Path(__file__).parents[2] / "assets")


def routine(*exercises: str) -> Routine:
    """Each exercise once."""
    items = tuple(Item(name, DosageChange(sets=1, reps=1)) for name in exercises)
    return Routine("r", "R", items)


GENTLE, BOTH = routine("cat-camel"), routine("cat-camel", "wall-plank")
TIMELINE = compile_timeline("r", resolve(BOTH, LIBRARY.exercises))
LOADS = tuple((p.exercise.id, p.exercise.load) for p in TIMELINE.items)


def permit(now_s: float = 0.0, digest: str | None = None) -> Permit:
    """From the gate, for the timeline unless said otherwise."""
    decided = ask(Subject(TIMELINE.digest() if digest is None else digest, LOADS), now_s=now_s)
    assert isinstance(decided, Permit)
    return decided


def spent() -> Permit:
    """Used for a session already."""
    used = permit()
    Session(used, TIMELINE, 0.0)
    return used


NO_PERMITS = {
    "nothing": lambda: None,
    "a truth": lambda: True,
    "a refusal": lambda: Refusal(reason="locked"),
    "the digest": TIMELINE.digest,
    "the class": lambda: Permit,
    "an empty one": lambda: object.__new__(Permit),
    "a used one": spent,
    "a late one": lambda: permit(now_s=-600.001),
    "for another routine": lambda: permit(
        digest=compile_timeline("r", resolve(GENTLE, LIBRARY.exercises)).digest()
    ),
    "for no routine": lambda: permit(digest=""),
}


@pytest.mark.parametrize("what", NO_PERMITS)
def test_a_session_is_not_built_without_a_permit_for_it(what: str) -> None:
    with pytest.raises(PermitError):
        Session(NO_PERMITS[what](), TIMELINE, 0.0)  # type: ignore[arg-type]


def test_a_session_is_built_with_one() -> None:
    assert Session(permit(), TIMELINE, 0.0).timeline is TIMELINE


def test_a_permit_is_for_every_phase_as_it_was_shown_to_the_gate() -> None:
    longer = msgspec.structs.replace(TIMELINE.phases[-1], duration_s=99.0)
    changed = [
        msgspec.structs.replace(TIMELINE, phases=(*TIMELINE.phases[:-1], longer)),
        msgspec.structs.replace(TIMELINE, phases=TIMELINE.phases * 2),
        msgspec.structs.replace(TIMELINE, phases=TIMELINE.phases[1:]),
        msgspec.structs.replace(TIMELINE, routine="other"),
    ]
    unused = permit()
    for timeline in changed:
        with pytest.raises(PermitError):
            Session(unused, timeline, 0.0)
    Session(unused, TIMELINE, 0.0)


def test_a_session_that_skipped_its_constructor_does_nothing() -> None:
    empty = object.__new__(Session)
    for use in (lambda: empty.command("start", 0.0), lambda: empty.observe(1.0), empty.moment):  # type: ignore[arg-type]
        with pytest.raises(AttributeError):
            use()


def test_a_session_that_is_over_is_not_begun_again_without_a_permit() -> None:
    session = Session(permit(), TIMELINE, 0.0)
    session.command("stop", 1.0)  # type: ignore[arg-type]
    with pytest.raises(PermitError):
        session.__init__(spent(), session.timeline, 1.0)  # type: ignore[misc]
    assert session.state == "stopped"
