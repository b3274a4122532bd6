"""Emergency numbers by country. They fail open: without the file there is still a number to call."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.library.assets import AssetError, read_asset

Number = Annotated[str, Meta(min_length=1)]


class Country(Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers of one country. `verified` is False until checked against the national authority.

    `mark` says how well the row is known (M: from memory); after `expires` it must be checked again.
    """

    code: str
    name: str
    number: Number
    also: str
    advice: str
    verified: bool
    checked_against: str
    source: str
    updated: str
    mark: str = "M"
    reviewed: str | None = None
    expires: str = ""


class _Unknown(Struct, frozen=True, forbid_unknown_fields=True):
    number: Number
    words: str


class EmergencyNumbers(Struct, frozen=True, forbid_unknown_fields=True):
    """All countries, and what to show for an unknown one."""

    updated: str
    note: str
    unknown: _Unknown
    countries: tuple[Country, ...]

    def of(self, code: str) -> Country:
        """The country with this ISO code; an unknown one has the international number and an empty name."""
        for country in self.countries:
            if country.code == code:
                return country
        return Country(code, "", self.unknown.number, "", "", False, "", "", self.updated)


# Handsets treat 112 as an emergency call everywhere; the words beside it ask for the local number.
_BUILT_IN = EmergencyNumbers(
    updated="",
    note="",
    unknown=_Unknown(number="112", words="If that does not work, use your local emergency number."),
    countries=(),
)


def read_numbers(path: Path) -> EmergencyNumbers:
    """The numbers in `path`; the built-in one when the file is damaged."""
    try:
        return read_asset(path, EmergencyNumbers)
    except AssetError:
        return _BUILT_IN
