"""Short pages to read about back pain: plain words, each with its source and its review state."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.library.assets import AssetError, read_asset
from corecoach.prescription.exercise import Identifier, Line, Sentence


class EducationCard(Struct, frozen=True, forbid_unknown_fields=True):
    """One page. `order` is its place among them, from 1.

    `emergency` are signs for which to call at once, `today` signs for which to speak to a clinician today.
    They never name a number: the page that shows them adds the one of the person's country.
    """

    id: Identifier
    order: Annotated[int, Meta(ge=1, le=99)]
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    summary: Annotated[str, Meta(min_length=1, max_length=120)]
    points: Annotated[tuple[Sentence, ...], Meta(min_length=3, max_length=8)]
    emergency: Annotated[tuple[Line, ...], Meta(max_length=12)]
    today: Annotated[tuple[Line, ...], Meta(max_length=12)]
    source: Annotated[str, Meta(min_length=1, max_length=600)]
    reviewed_by: str | None
    reviewed: date | None


def read_education(folder: Path) -> tuple[EducationCard, ...]:
    """The cards in the order in which to read them.

    Raises AssetError for a damaged one, one that is not named by its id, and a place that two of them take.
    """
    cards = []
    for path in sorted(folder.glob("*.json")):
        card = read_asset(path, EducationCard)
        if card.id != path.stem:
            raise AssetError(f"{path.name}: its id is {card.id}")
        cards.append(card)
    twice = [order for order, times in Counter(card.order for card in cards).items() if times > 1]
    if twice:
        raise AssetError(f"{folder.name}: two cards have the place {twice[0]}")
    return tuple(sorted(cards, key=lambda card: card.order))
