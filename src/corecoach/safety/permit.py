"""The Permit: proof that the gate was asked. Only `safety/gate.py` can make one."""

from typing import Any, NoReturn, final
from weakref import WeakKeyDictionary

from msgspec import Struct


class PermitError(Exception):
    """Not a Permit, or not for this, or too old, or used before."""


# Held by this module and the gate alone; a test checks that no other file names it.
_SEAL = object()


class _Terms(Struct):
    """What a permit is for, until when on the monotonic clock, and whether it was used."""

    digest: str
    expires_s: float
    spent: bool = False


@final
class Permit:
    """Permission to run one timeline once, within a short time.

    It cannot be built, copied or restored from outside; `redeem` is the only use, and it works once. Its
    terms are kept here and not in it, so there is nothing in a permit to change or to imitate.
    """

    __slots__ = ("__weakref__",)

    def __init__(self, seal: object, digest: str, expires_s: float) -> None:
        """Raises PermitError unless called with the gate's seal."""
        if seal is not _SEAL:
            raise PermitError("only the gate makes a permit")
        _ISSUED[self] = _Terms(digest, expires_s)

    def __init_subclass__(cls, **_: object) -> NoReturn:
        raise PermitError("a permit has no subclasses")

    def __reduce_ex__(self, _: object) -> NoReturn:
        raise PermitError("a permit cannot be copied or stored")

    @staticmethod
    def redeem(permit: Any, digest: str, now_s: float) -> None:
        """Use up `permit` for the timeline with this digest, at `now_s` on the monotonic clock.

        Raises PermitError when it is not a Permit of the gate, was used, has run out, or is for something
        else; a permit refused for its subject or its age stays as it was.
        """
        terms = _ISSUED.get(permit) if type(permit) is Permit else None
        if terms is None:
            raise PermitError("a session needs a permit of the gate")
        if terms.spent:
            raise PermitError("the permit was used before")
        if terms.digest != digest:
            raise PermitError("the permit is for another session")
        if not now_s <= terms.expires_s:
            raise PermitError("the permit has run out")
        terms.spent = True


_ISSUED: WeakKeyDictionary[Permit, _Terms] = WeakKeyDictionary()
