"""A Permit cannot be had from anybody but the gate, and opens one session once."""

import copy
import dataclasses
import pickle
import weakref
from math import inf, nan
from typing import Any
from unittest.mock import Mock

import msgspec
import pytest
from safety_samples import NOW_S, PLANK, WALK, ask

from corecoach.safety import Permit, PermitError

LATEST_S = NOW_S + 600
# Whoever reads them in a report must know which of them it was.
USED = "^the permit was used before$"
OTHER = "^the permit is for another session$"
LATE = "^the permit has run out$"
NONE = "^a session needs a permit of the gate$"


def fresh() -> Permit:
    """A permit for the plank."""
    permit = ask(PLANK)
    assert isinstance(permit, Permit)
    return permit


def test_a_permit_opens_its_session_once() -> None:
    permit = fresh()
    Permit.redeem(permit, PLANK.digest, NOW_S)
    with pytest.raises(PermitError, match=USED):
        Permit.redeem(permit, PLANK.digest, NOW_S)


def test_each_permit_is_used_by_itself() -> None:
    one, other = fresh(), fresh()
    Permit.redeem(one, PLANK.digest, NOW_S)
    Permit.redeem(other, PLANK.digest, NOW_S)


def test_it_is_for_its_own_session_and_a_wrong_try_does_not_use_it_up() -> None:
    permit = fresh()
    for digest in (WALK.digest, "", PLANK.digest.upper()):
        with pytest.raises(PermitError, match=OTHER):
            Permit.redeem(permit, digest, NOW_S)
    Permit.redeem(permit, PLANK.digest, NOW_S)


@pytest.mark.parametrize("now_s", [LATEST_S + 0.001, inf, nan])
def test_it_runs_out(now_s: float) -> None:
    permit = fresh()
    with pytest.raises(PermitError, match=LATE):
        Permit.redeem(permit, PLANK.digest, now_s)
    Permit.redeem(permit, PLANK.digest, LATEST_S)


def test_a_clock_that_gives_no_number_gives_no_permit_that_lasts() -> None:
    permit = ask(PLANK, now_s=nan)
    with pytest.raises(PermitError):
        Permit.redeem(permit, PLANK.digest, NOW_S)


@pytest.mark.parametrize("seal", [None, object(), "_SEAL", True])
def test_it_cannot_be_built(seal: object) -> None:
    with pytest.raises(PermitError, match=r"^only the gate makes a permit$"):
        Permit(seal, PLANK.digest, inf)


def test_it_cannot_be_renewed() -> None:
    permit = fresh()
    with pytest.raises(PermitError):
        permit.__init__(object(), WALK.digest, inf)
    with pytest.raises(PermitError, match=OTHER):
        Permit.redeem(permit, WALK.digest, NOW_S)


def test_it_has_no_subclass() -> None:
    with pytest.raises(PermitError, match=r"^a permit has no subclasses$"):
        type("Permit", (Permit,), {})
    with pytest.raises(PermitError):

        class _Mine(Permit):
            """Not to be."""


COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "deepcopy in a list": lambda permit: copy.deepcopy([permit]),
    "dataclasses": lambda permit: dataclasses.replace(permit),
    "msgspec": lambda permit: msgspec.structs.replace(permit),
    "json": msgspec.json.encode,
    "getstate": lambda permit: permit.__reduce__(),
    **{
        f"pickle {n}": lambda permit, n=n: pickle.dumps(permit, n) for n in range(pickle.HIGHEST_PROTOCOL + 1)
    },
}


@pytest.mark.parametrize("way", COPIES)
def test_it_cannot_be_copied_or_stored(way: str) -> None:
    permit = fresh()
    with pytest.raises((PermitError, TypeError)):
        COPIES[way](permit)
    Permit.redeem(permit, PLANK.digest, NOW_S)


@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_whoever_copies_it_is_told_why_not(way: Any) -> None:
    with pytest.raises(PermitError, match=r"^a permit cannot be copied or stored$"):
        way(fresh())


class _Likeness:
    """Looks like a permit from the outside."""

    __slots__ = ("__weakref__",)


def _named_the_same() -> object:
    likeness = type("Permit", (), {"redeem": staticmethod(lambda *_: None)})()
    likeness.digest, likeness.expires_s, likeness.spent = PLANK.digest, inf, False
    return likeness


def _class_assigned() -> object:
    likeness = _Likeness()
    likeness.__class__ = Permit
    return likeness


FORGED = {
    "nothing": lambda: None,
    "true": lambda: True,
    "the class": lambda: Permit,
    "without init": lambda: object.__new__(Permit),
    "same name": _named_the_same,
    "class assigned": _class_assigned,
    "mock": lambda: Mock(spec=Permit),
    "digest": lambda: PLANK.digest,
    "proxy": lambda: weakref.proxy(KEPT),
}
KEPT = fresh()


@pytest.mark.parametrize("way", FORGED)
def test_a_forged_one_opens_nothing(way: str) -> None:
    with pytest.raises(PermitError, match=NONE):
        Permit.redeem(FORGED[way](), PLANK.digest, NOW_S)


@pytest.mark.parametrize(
    "name", ["_digest", "digest", "_expires_s", "expires_s", "_spent", "spent", "_terms"]
)
def test_there_is_nothing_in_it_to_change(name: str) -> None:
    permit = fresh()
    Permit.redeem(permit, PLANK.digest, NOW_S)
    for put in (setattr, object.__setattr__):
        with pytest.raises(AttributeError):
            put(permit, name, False)
    with pytest.raises(PermitError, match=USED):
        Permit.redeem(permit, PLANK.digest, NOW_S)
