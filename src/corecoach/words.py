"""Every sentence a person reads passes through here: gettext, and a pseudo-language to test layouts.

Texts that live in assets or in code are looked up at the moment they are shown, so a change of language
needs no restart of anything but the page.
"""

import gettext as _gettext
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


def use_language(language: str, locale_folder: Path | None = None) -> None:
    """Speak `language` from now on; one without a catalogue falls back to the English of the source."""
    global _current
    if language == PSEUDO:
        _current = _Pseudo()
        return
    _current = _gettext.translation(_DOMAIN, locale_folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """The sentence in the language in use. An empty one stays empty."""
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for the number `n`, by the plural rules of the language in use."""
    return _current.ngettext(one, many, n)


def stretch(text: str) -> str:
    """The text accented and about 40 % longer; placeholders in braces stay whole."""
    out, inside = [], False
    for char in text:
        inside = char == "{" or (inside and char != "}")
        out.append(char if inside or char == "}" else char.translate(_ACCENTS))
    padding = "~" * max(1, round(len(text) * 0.4 / 4))
    words = "".join(out)
    return f"{words} {' '.join([padding] * 3)}" if len(text) > 12 else f"{words}{padding}"
