"""Questionnaires of others that may be shown word for word, each with its licence and what to verify."""

from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.library.assets import AssetError, read_asset
from corecoach.pain.function import RMDQ_ITEMS
from corecoach.prescription.exercise import Identifier, Line, Sentence

Text = Annotated[str, Meta(min_length=1, max_length=600)]

RMDQ = "rmdq-24"


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence to tick. `matched`: where the very same words were found."""

    number: Annotated[int, Meta(ge=1, le=99)]
    words: Line
    matched: tuple[Line, ...]


class Questionnaire(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences to tick in their own order. `licence` says in whose words it may be shown, `to_verify` what
    somebody has to compare with the authors' own page before a release."""

    id: Identifier
    title: Annotated[str, Meta(min_length=1, max_length=80)]
    intro: Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=8)]
    sentences: Annotated[tuple[Statement, ...], Meta(min_length=1, max_length=99)]
    citation: Text
    licence: Text
    source: Text
    to_verify: Text
    reviewed_by: str | None
    reviewed: date | None


def read_questionnaires(folder: Path) -> dict[str, Questionnaire]:
    """The questionnaires by id.

    Raises AssetError for a damaged one, one that is not named by its id, numbers that have gaps, and one that
    has not as many sentences as its score counts.
    """
    found = {}
    for path in sorted(folder.glob("*.json")):
        read = read_asset(path, Questionnaire)
        if read.id != path.stem:
            raise AssetError(f"{path.name}: its id is {read.id}")
        if [s.number for s in read.sentences] != list(range(1, len(read.sentences) + 1)):
            raise AssetError(f"{path.name}: its sentences are not numbered from 1")
        if read.id == RMDQ and len(read.sentences) != RMDQ_ITEMS:
            raise AssetError(f"{path.name}: it has not {RMDQ_ITEMS} sentences")
        found[read.id] = read
    return found
