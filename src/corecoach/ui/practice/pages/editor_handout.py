"""How the handout is printed: how large, and in one language or two."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import SmallChoice, held, labelled, said, strong
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

USUAL, LARGE = "usual", "large"


@dataclass
class HandoutDraft:
    """What was chosen. `second` is the code of a language, empty for none."""

    large: bool = False
    second: str = ""


class HandoutPage(FlowPage):
    """`save_requested` and `back_requested` carry nothing; what was chosen is in the draft."""

    save_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(
        self, look: Look, title: str, languages: Sequence[tuple[str, str]], draft: HandoutDraft
    ) -> None:
        """`languages` are (code, name) of those that can stand beside the first one; there may be none."""
        super().__init__(look, max_width=760)
        self._draft = draft
        self.setAccessibleName(_("Handout"))
        back = Button(
            look, _("Back"), Kind.SECONDARY, icon="arrow-left", height=40, size_px=16,
            on_click=lambda: self.back_requested.emit(None),
        )  # fmt: skip
        self._size = Segments(
            look, ((USUAL, _("Usual print")), (LARGE, _("Large print, 18 pt"))), name=_("Size of the print"),
            value=LARGE if draft.large else USUAL,
        )  # fmt: skip
        self._size.chosen.connect(self._choose_size)
        save = Button(
            look, _("Save the handout"), Kind.PRIMARY, icon="printer", height=48,
            on_click=lambda: self.save_requested.emit(None),
        )  # fmt: skip
        parts: list[Part] = [
            strong(look, title),
            said(look, _("A4 pages with pictures, doses, and a code that brings the programme in."), "ink-2"),
            look.px(4),
            labelled(look, _("Size of the print"), held(row(self._size, None))),
        ]
        parts += [self._second(languages)] if languages else []
        parts += [look.px(4), held(row(save, None))]
        card = Card(look, *parts, gap=look.px(8), radius="control", padding=(20, 18))
        self.fill(card, title=_("Handout"), back=back)

    def focus_first(self) -> None:
        """Give the keyboard to the size."""
        self._size.focus_first()

    def _second(self, languages: Sequence[tuple[str, str]]) -> Part:
        look = self.look
        choice = SmallChoice(
            look, _("Second language"), (("", _("No second language")), *languages), self._draft.second,
            self._choose_second,
        )  # fmt: skip
        note = _("It stands beside the first one. Your own words stay as you wrote them.")
        return labelled(look, _("Second language"), held(row(choice, None)), said(look, note, "ink-2"))

    def _choose_size(self, size: str) -> None:
        self._draft.large = size == LARGE
        self._size.show_value(size)

    def _choose_second(self, code: str) -> None:
        self._draft.second = code
