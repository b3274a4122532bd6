"""The caution vocabulary: what is hard or risky for a person, as a question, and what already implies it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.library.assets import AssetError, read_asset
from corecoach.prescription.exercise import Identifier
from corecoach.safety.rules import Mark, Words

ModifierId = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}$")]


class CautionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One caution. `code` is what exercises and programmes name; `question` is a sentence that the person
    can say of themselves. Each modifier of `implied_by` brings it with it, so that it is not asked again."""

    code: Identifier
    question: Words
    implied_by: tuple[ModifierId, ...]
    source: Words
    mark: Mark
    reviewed: date | None


class Cautions(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: all cautions, and who reviewed them (nobody yet: None)."""

    updated: date
    reviewed_by: str | None
    source: str
    cautions: Annotated[tuple[CautionWords, ...], Meta(min_length=1)]


def read_cautions(path: Path) -> tuple[CautionWords, ...]:
    """The cautions in order. Raises AssetError when the file is missing, damaged or names a code twice."""
    cautions = read_asset(path, Cautions).cautions
    twice = [code for code, times in Counter(c.code for c in cautions).items() if times > 1]
    if twice:
        raise AssetError(f"{path.name}: {twice[0]} stands twice")
    return cautions


def asked(cautions: Iterable[CautionWords]) -> tuple[CautionWords, ...]:
    """The cautions to ask the person: those that no modifier implies."""
    return tuple(caution for caution in cautions if not caution.implied_by)


def implied(cautions: Iterable[CautionWords], modifiers: Iterable[str]) -> frozenset[str]:
    """The codes that come with a person's modifiers."""
    has = frozenset(modifiers)
    return frozenset(caution.code for caution in cautions if has.intersection(caution.implied_by))
