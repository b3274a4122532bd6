"""Every sentence a person reads passes through here: gettext, and a pseudo-language to test layouts.

Texts that live in assets or in code are looked up at the moment they are shown, so a change of language
needs no restart of anything but the page.
"""

import gettext as _gettext
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

PSEUDO = "pseudo"
_DOMAIN = "corecoach"
_ACCENTS = str.maketrans("aeiouAEIOUcnsyz", "áéíóúÁÉÍÓÚçñšýž")


class _Pseudo(_gettext.NullTranslations):
    """Longer by two fifths and accented, so that cut text and unmarked sentences show."""

    def gettext(self, message: str) -> str:
        return stretch(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretch(msgid1 if n == 1 else msgid2)


_current: _gettext.NullTranslations = _gettext.NullTranslations()
# What is said in another language meanwhile, by whoever asked for that and nobody else.
_meanwhile: ContextVar[_gettext.NullTranslations | None] = ContextVar("meanwhile", default=None)


def use_language(language: str, locale_folder: Path | None = None) -> None:
    """Speak `language` from now on; one without a catalogue falls back to the English of the source."""
    global _current
    if language == PSEUDO:
        _current = _Pseudo()
        return
    _current = _gettext.translation(_DOMAIN, locale_folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """The sentence in the language in use. An empty one stays empty."""
    return _spoken().gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for the number `n`, by the plural rules of the language in use."""
    return _spoken().ngettext(one, many, n)


def _spoken() -> _gettext.NullTranslations:
    return _meanwhile.get() or _current


class _Lacking(_gettext.NullTranslations):
    """Asked for what a catalogue does not have; notes that it was."""

    was_asked = False

    def gettext(self, message: str) -> str:
        self.was_asked = True
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.was_asked = True
        return msgid1 if n == 1 else msgid2


class Tongue:
    """A language beside the one in use, which stays in use."""

    def __init__(self, language: str, catalogue: _gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue, self._lacking = catalogue, _Lacking()
        catalogue.add_fallback(self._lacking)

    def say(self, make: Callable[[], str]) -> str | None:
        """What `make` says in this language; None where any of its sentences has no translation."""
        self._lacking.was_asked = False
        before = _meanwhile.set(self._catalogue)
        try:
            words = make()
        finally:
            _meanwhile.reset(before)
        return None if self._lacking.was_asked else words


def languages_there(locale_folder: Path) -> tuple[str, ...]:
    """The languages that have a catalogue in the folder."""
    found = locale_folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")
    return tuple(sorted(path.parent.parent.name for path in found))


def tongue(language: str, locale_folder: Path) -> Tongue | None:
    """A language that is there, or the pseudo-language; None for any other, and for a damaged one."""
    if language == PSEUDO:
        return Tongue(language, _Pseudo())
    if language not in languages_there(locale_folder):
        return None
    import struct

    try:
        # Read anew: one that others use as well must not get a fallback.
        with (locale_folder / language / "LC_MESSAGES" / f"{_DOMAIN}.mo").open("rb") as file:
            return Tongue(language, _gettext.GNUTranslations(file))
    except (OSError, ValueError, struct.error):
        return None


def stretch(text: str) -> str:
    """The text accented and about 40 % longer; placeholders in braces stay whole."""
    out, inside = [], False
    for char in text:
        inside = char == "{" or (inside and char != "}")
        out.append(char if inside or char == "}" else char.translate(_ACCENTS))
    padding = "~" * max(1, round(len(text) * 0.4 / 4))
    words = "".join(out)
    return f"{words} {' '.join([padding] * 3)}" if len(text) > 12 else f"{words}{padding}"
