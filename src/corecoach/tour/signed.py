"""A signed programme for scenes: the sample, signed by a key made on the spot."""

from corecoach.coach import Offer
from corecoach.tour.world import World

PASSPHRASE = "four quiet blue herons"


def sign_programme_in_hand(world: World) -> None:
    """Take in the sample with a clinician's signature, and with a secret for codes and a passphrase."""
    import base64

    from msgspec.structs import replace

    from corecoach.exchange import Problem, ProgrammeFile, write_programme
    from corecoach.exchange.keys import new_key, open_key
    from corecoach.exchange.passphrase import hash_passphrase
    from corecoach.exchange.programme_file import sign_programme
    from corecoach.prescription import ClearanceTerms

    world.take_in()
    programme = world.coach.programme
    made = new_key(PASSPHRASE)
    assert programme is not None and isinstance(made, bytes)
    key = open_key(made, PASSPHRASE)
    assert not isinstance(key, Problem)
    secret = base64.b64encode(key.clearance_key(programme.id)).decode()
    terms = ClearanceTerms(secret, hash_passphrase(PASSPHRASE, bytes(16)))
    file = sign_programme(replace(programme, clearance=terms), key)
    assert isinstance(file, ProgrammeFile)
    offer = world.coach.offer(write_programme(file))
    assert isinstance(offer, Offer), offer
    world.coach.take_in(offer)
