"""The second step before a file is used that is not by who signed before, or is for somebody else; and a
signature shown whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.taken_in import Offer
from corecoach.coach.trust import Signer, Trust
from corecoach.ui.look import Look
from corecoach.ui.pages.trust_parts import Letters, dotted
from corecoach.ui.trust_words import (
    ask_words,
    meaning_of_signature,
    since_words,
    stays_locked_words,
    tick_words,
    title_words,
    who_words,
)
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, Text, column, row
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _


@dataclass
class TrustDraft:
    """Whether the person says that they asked. It outlives the page, which may be drawn anew."""

    asked: bool = False


class TrustStepPage(FlowPage):
    """What to do first, and a box to tick before the file can be used. Both wishes carry the offer."""

    accept_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(self, look: Look, offer: Offer, trust: Trust, draft: TrustDraft, *, locked: bool) -> None:
        """`locked`: something is locked now."""
        super().__init__(look, max_width=820)
        self._offer, self._trust, self._draft = offer, trust, draft
        title = _("Ask before you use this file")
        parts: list[QWidget] = [Text(look, title, "title-l")]
        parts += (Text(look, words, "lead") for words in ask_words(trust))
        if trust.signer is not None and trust.doubts_signature:
            parts += [
                Letters(look, trust.signer),
                Text(look, who_words(trust.signer.author), "body", "ink-2"),
            ]
        if locked and trust.before is not None:
            parts.append(Message(look, stays_locked_words(trust), "guidance", icon="lock"))
        self._tick = Tick(look, tick_words(trust), self._on_tick)
        self.fill(*parts, self._tick, title=_("Programme file"), foot=self._foot())
        self._way_back = self._not
        self._tick.setChecked(draft.asked)
        self._use.setEnabled(draft.asked)
        self.setAccessibleName(title)

    def focus_first(self) -> None:
        """Give the keyboard to the way back: that is what most people want."""
        self._not.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QWidget:
        look, foot = self.look, QWidget()
        self._not = Button(
            look, _("Do not use it"), Kind.PRIMARY, height=56,
            on_click=lambda: self.decline_requested.emit(self._offer),
        )  # fmt: skip
        self._use = Button(
            look, _("Use this programme"), height=56, on_click=lambda: self.accept_requested.emit(self._offer)
        )
        gap = look.px(14)
        stacked = look.width == "tiny"
        foot.setLayout(
            column(self._not, self._use, gap=gap) if stacked else row(self._not, self._use, None, gap=gap)
        )
        return foot

    def _on_tick(self, ticked: bool) -> None:
        self._draft.asked = ticked
        self._use.setEnabled(ticked)


class SignaturePage(FlowPage):
    """The signature of the programme in hand: who, which letters, since when, and who signed before."""

    decline_requested = Signal(object)

    def __init__(self, look: Look, trust: Trust, earlier: Sequence[Signer], today: date) -> None:
        """`earlier` are all who signed a programme that was taken in, the first one first."""
        super().__init__(look, max_width=820)
        back = Button(look, _("Go back"), Kind.PRIMARY, height=56, on_click=self._decline)
        self._back = back
        others = [s for s in earlier if trust.signer is None or s.key != trust.signer.key]
        parts: list[QWidget] = [Text(look, title_words(trust), "title-l")]
        if trust.signer is not None:
            parts.append(_card(look, trust.signer, today))
        if others:
            parts.append(Text(look, _("Who signed other programmes of yours"), "title-s"))
            parts += (_card(look, signer, today) for signer in reversed(others))
        told = QWidget()
        told.setLayout(dotted(look, meaning_of_signature()))
        parts += [Text(look, _("What a signature tells"), "title-s"), told]
        foot = QWidget()
        foot.setLayout(row(back, None))
        self.fill(*parts, title=_("Signature"), foot=foot)
        self._way_back = back
        self.setAccessibleName(_("Signature"))

    def focus_first(self) -> None:
        """Give the keyboard to the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decline(self) -> None:
        self.decline_requested.emit(None)


def _card(look: Look, signer: Signer, today: date) -> QWidget:
    parts = [Text(look, who_words(signer.author), "label")]
    if signer.author.contact:
        parts.append(Text(look, signer.author.contact, "body", "ink-2"))
    since = Text(look, since_words(signer, today), "body", "ink-2")
    return Card(look, *parts, Letters(look, signer), since, gap=look.px(6), padding=(24, 16))
