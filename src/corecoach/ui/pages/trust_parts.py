"""A signature on a page: the letters to compare, who signed, and what a new one can mean."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.trust import Signer, Trust, TwoPeople
from corecoach.ui.look import Look
from corecoach.ui.trust_words import lines_of, meanings, people_words, since_words, title_words, who_words
from corecoach.ui.widgets import Card, Icon, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

_SIGNED, _NOT_SIGNED, _DOUBT = "badge-check", "info", "triangle-alert"


class Letters(Card):
    """Four groups of four letters, large, in a field of their own, so that they can be read out."""

    def __init__(self, look: Look, signer: Signer, *, token: str = "title-m") -> None:
        words = Text(look, signer.fingerprint, token, wrap=look.narrow)
        spelt = " ".join(signer.fingerprint.replace(" ", ",")).replace(" ,", ",")
        words.setAccessibleName(_("Letters of the signature: {letters}").format(letters=spelt))
        super().__init__(look, row(words, None), fill="sunken", edge=None, radius="control", padding=(18, 10))


def trust_card(look: Look, trust: Trust, today: date) -> QWidget:
    """All that is known of the signature of a file that is offered."""
    if trust.doubts_signature:
        return _doubtful(look, trust, today)
    icon = _SIGNED if trust.signer else _NOT_SIGNED
    parts: list[Part] = [_titled(look, icon, title_words(trust), "ink")]
    if trust.signer is not None:
        parts += [Text(look, who_words(trust.signer.author), "body", "ink-2"), Letters(look, trust.signer)]
    parts += (Text(look, line, "body") for line in lines_of(trust, today))
    return Card(look, *parts, gap=look.px(8), padding=(26, 18))


def people_card(look: Look, people: TwoPeople) -> QWidget:
    """That a file is for somebody else than the programme in use."""
    ink = "on-caution-soft"
    who, in_use = people_words(people)
    parts: list[Part] = [_titled(look, _DOUBT, who, ink)]
    lines = (in_use, _("Ask who gave it to you. The programme you have stays as it is."))
    parts += (Text(look, line, "body", ink) for line in lines)
    return Card(look, *parts, fill="caution-soft", edge=None, gap=look.px(6), padding=(26, 18))


def _doubtful(look: Look, trust: Trust, today: date) -> QWidget:
    ink = "on-caution-soft"
    parts: list[Part] = [_titled(look, _DOUBT, title_words(trust), ink)]
    parts += (Text(look, line, "body", ink) for line in lines_of(trust, today))
    if trust.signer is not None and trust.before is not None:
        parts += [look.px(4), both_signers(look, trust.before, trust.signer, today)]
    parts += [look.px(4), Text(look, _("What this can mean:"), "label", ink)]
    parts += _dotted(look, meanings(trust), ink)
    return Card(look, *parts, fill="caution-soft", edge=None, gap=look.px(6), padding=(26, 18))


def both_signers(look: Look, before: Signer, now: Signer, today: date) -> QBoxLayout:
    """Who signed before, and who signed this file, to be compared."""
    cards = [_signer(look, _("Before"), before, today), _signer(look, _("This file"), now, today)]
    return column(*cards, gap=look.px(10)) if look.narrow else row(*cards, gap=look.px(14))


def _signer(look: Look, title: str, signer: Signer, today: date) -> QWidget:
    token = "title-s" if look.width == "medium" else "title-m"
    card = Card(
        look,
        Text(look, title, "label"),
        Text(look, who_words(signer.author), "body"),
        look.px(6),
        Letters(look, signer, token=token),
        look.px(6),
        Text(look, since_words(signer, today), "body", "ink-2"),
        None,
        padding=(18, 14),
    )
    return grow(card)


def _titled(look: Look, icon: str, words: str, role: str) -> QBoxLayout:
    return row(Icon(look, icon, role), grow(Text(look, words, "title-s", role)), gap=look.px(12))


def _dotted(look: Look, lines: Iterable[str], role: str) -> Iterable[Part]:
    for line in lines:
        box = row(gap=look.px(10))
        box.addWidget(Text(look, _("•"), "body", role, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(grow(Text(look, line, "body", role)), 1)
        yield box


def dotted(look: Look, lines: Iterable[str]) -> QBoxLayout:
    """Short lines, each with a dot before it."""
    return column(*_dotted(look, lines, "ink"), gap=look.px(4))
