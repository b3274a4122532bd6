"""Before results are written to a file: what is in it, what is not, and who can read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.pages.trust_parts import dotted
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, Text, column, row
from corecoach.ui.widgets.options import Options
from corecoach.words import _

SEALED, OPEN = "sealed", "open"


@dataclass
class ResultDraft:
    """Who can read the file. It outlives the page, which may be drawn anew."""

    sealed: bool


class ResultPage(FlowPage):
    """`save_requested` carries whether the file is sealed, `decline_requested` carries nothing."""

    save_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(self, look: Look, draft: ResultDraft, *, clinician: str, can_seal: bool) -> None:
        """`clinician` is the author of the programme in hand, or empty."""
        super().__init__(look, max_width=984)
        self._draft, self._clinician = draft, clinician
        title = _("Send results to your physio")
        lead = _("CoreCoach writes one file. You give it to them. Nothing is sent by itself.")
        parts: list[QWidget] = [Text(look, title, "title-l"), Text(look, lead, "lead", "ink-2")]
        parts += [self._contents(), self._readers() if can_seal else self._no_seal()]
        self.fill(*parts, title=_("Results"), foot=self._foot())
        self._way_back = self._back
        self.setAccessibleName(title)

    def focus_first(self) -> None:
        """Give the keyboard to the way on."""
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contents(self) -> QWidget:
        look, holder = self.look, QWidget()
        inside = self._listed(_("In the file"), _contents())
        outside = self._listed(_("Not in the file"), _left_out())
        gap = look.px(14)
        box = column(inside, outside, gap=gap) if look.narrow else row(gap=gap)
        if not look.narrow:
            box.addWidget(inside, 7)
            box.addWidget(outside, 5)
        holder.setLayout(box)
        return holder

    def _listed(self, title: str, lines: Sequence[str]) -> QWidget:
        look = self.look
        return Card(look, Text(look, title, "title-s"), dotted(look, lines), None, gap=look.px(8))

    def _readers(self) -> QWidget:
        """Who can read it: only the clinician, unless somebody wants it otherwise."""
        look, holder = self.look, QWidget()
        question = _("Who can read the file?")
        options = ((SEALED, _("Only your physio")), (OPEN, _("Anyone who has the file")))
        chosen = SEALED if self._draft.sealed else OPEN
        choice = Options(look, options, name=question, value=chosen)
        choice.chosen.connect(self._choose)
        self._about = Text(look, "", "body", "ink-2")
        self._show_about()
        holder.setLayout(column(Text(look, question, "title-s"), choice, self._about, gap=look.px(10)))
        return holder

    def _no_seal(self) -> QWidget:
        words = _("Anyone who has the file can read it. Your programme has no key to close it with.")
        return Message(self.look, words, "guidance")

    def _choose(self, value: str) -> None:
        self._draft.sealed = value == SEALED
        self._show_about()

    def _show_about(self) -> None:
        words = _("Choose this for a clinician who cannot open a closed file.")
        if self._draft.sealed:
            words = _("Only {name} can open it. You cannot. Your records stay here as they are.")
        self._about.setText(words.format(name=self._clinician))

    def _foot(self) -> QWidget:
        look, foot = self.look, QWidget()
        words = _("Save the file")
        self._save = Button(look, words, Kind.PRIMARY, icon="save", height=56, on_click=self._on_save)
        back = Button(look, _("Go back"), height=56, on_click=lambda: self.decline_requested.emit(None))
        self._back = back
        foot.setLayout(row(self._save, back, None, gap=look.px(14)))
        return foot

    def _on_save(self) -> None:
        self.save_requested.emit(self._draft.sealed)


def _contents() -> list[str]:
    return [
        _("Your name and birth year, as your programme has them"),
        _("Your programmes, and the sessions you did"),
        _("Your pain scores, flare-ups and notes"),
        _("Your answers to the safety questions"),
        _("What was locked, and who ended it"),
        _("Ice and heat, and what you can do in daily life"),
    ]


def _left_out() -> list[str]:
    return [
        _("What you said under About you, unless it locked something"),
        _("Your settings"),
        _("Keys, codes and passwords"),
    ]
