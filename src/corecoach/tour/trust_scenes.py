"""Scenes of signatures, known and new ones, and of results on their way back."""

import base64
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from corecoach.exchange import write_programme
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.programme_file import ProgrammeFile, sign_programme
from corecoach.exchange.sealed import box_public
from corecoach.prescription import Author, ClearanceTerms, Patient
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import World
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.trust import TrustStepPage

PRIYA = Author("Priya Nair", "physiotherapist", "PH104233", "020 7946 0018")
TOM = Author("Tom Ashdown", "physiotherapist", "PH221840", "020 7946 0155")
# The same pictures each time; nobody signs with these.
KEYS = tuple(SigningKey(bytes([n]) * 32) for n in (7, 9))


def programme_of(
    world: World, author: Author, key: SigningKey | None, name: str = "steady-core", **changes: Any
) -> Path:
    """A file with a sample programme by somebody, with something changed, signed with a key or not at all."""
    sample = world.coach.library.folder / "routines" / "samples" / f"{name}.corecoach"
    read = world.coach.offer_file(sample)
    assert not isinstance(read, list)
    programme = replace(read.file.programme, author=author, **changes)
    path = world.app.home.folder / f"{name}.corecoach"
    path.write_bytes(write_programme(_file(programme, key)))
    return path


def _file(programme: Any, key: SigningKey | None) -> ProgrammeFile:
    if key is None:
        return ProgrammeFile("corecoach.programme", 1, programme)
    terms = ClearanceTerms(base64.b64encode(key.clearance_key(programme.id)).decode())
    whole = replace(programme, clearance=terms, results_key=box_public(key.box_key()))
    return sign_programme(whole, key)


def take_in_signed(world: World) -> None:
    """Take in a programme that Priya signed, and go on for a while."""
    ready(world)
    offer = world.coach.offer_file(programme_of(world, PRIYA, KEYS[0]))
    assert not isinstance(offer, list), offer
    world.coach.take_in(offer)


@scene("offer-signed-first")
def _first(world: World) -> None:
    world.director.offer(programme_of(world, PRIYA, KEYS[0]))


@scene("offer-signed-known")
def _known(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, PRIYA, KEYS[0], "one-minute"))


@scene("offer-signed-changed")
def _changed(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, PRIYA, KEYS[1]))


@scene("offer-signed-new-clinician")
def _new_clinician(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, TOM, KEYS[1]))


@scene("offer-unsigned-after-signed")
def _unsigned(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, PRIYA, None))


@scene("offer-other-person")
def _other_person(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, PRIYA, KEYS[0], "one-minute", patient=Patient("Margaret Ellis")))


@scene("offer-older")
def _older(world: World) -> None:
    take_in_signed(world)
    world.director.offer(programme_of(world, PRIYA, KEYS[0], issued=date(2026, 1, 5)))


@scene("offer-second-step-other-person")
def _second_step_other_person(world: World) -> None:
    _other_person(world)
    _ask_twice(world)


@scene("offer-second-step")
def _second_step(world: World) -> None:
    _new_clinician(world)
    _ask_twice(world)


@scene("offer-second-step-locked")
def _second_step_locked(world: World) -> None:
    take_in_signed(world)
    world.coach.report({"leg_numb": "yes"})
    world.director.offer(programme_of(world, TOM, KEYS[1]))
    _ask_twice(world)


@scene("offer-second-step-unsigned")
def _second_step_unsigned(world: World) -> None:
    _unsigned(world)
    _ask_twice(world)


def _ask_twice(world: World) -> None:
    page = world.window.page
    assert isinstance(page, OfferPage)
    page.ask_twice()
    assert isinstance(world.window.page, TrustStepPage)


@scene("welcome-signed")
def _welcome(world: World) -> None:
    offer = world.coach.offer_file(programme_of(world, PRIYA, KEYS[0]))
    assert not isinstance(offer, list)
    world.director.show_welcome(offer)


@scene("programme-signed")
def _programme(world: World) -> None:
    take_in_signed(world)
    world.director.go("programme")


@scene("signature")
def _signature(world: World) -> None:
    take_in_signed(world)
    offer = world.coach.offer_file(programme_of(world, TOM, KEYS[1], "one-minute"))
    assert not isinstance(offer, list)
    world.coach.take_in(offer)
    world.director.pages.show_signature()


@scene("results")
def _results(world: World) -> None:
    take_in_signed(world)
    world.director.pages.exports().results("programme")


@scene("results-open")
def _results_open(world: World) -> None:
    ready(world)
    world.director.pages.exports().results("programme")


@scene("result-for-clinician")
def _for_clinician(world: World) -> None:
    ready(world)
    path = world.app.home.folder / "Margaret 2026-11-17.ccresult"
    path.write_bytes(b"")
    world.director.open_file(path)


@scene("unlock-code-handed-over")
def _handed_over(world: World) -> None:
    take_in_signed(world)
    lockout = world.coach.report({"ces_saddle": "yes"}).lockout
    assert lockout is not None
    offer = world.coach.offer_file(programme_of(world, TOM, KEYS[1], "one-minute"))
    assert not isinstance(offer, list)
    world.coach.take_in(offer)
    world.director.flow().locks.unlock.begin(lockout)
