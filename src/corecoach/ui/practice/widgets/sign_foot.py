"""The way to sign: who, which version, and what is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.widgets.forms import said, strong
from corecoach.ui.widgets import Button, Kind, Line, column
from corecoach.words import _, ngettext


class SignFoot(QWidget):
    """Who signs, which version, and the button; without the button's work done it says what is missing."""

    sign_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._who = strong(look, "")
        self._what = said(look, "", "ink-2")
        self.button = Button(
            look, _("Sign and export"), Kind.PRIMARY, icon="file-pen-line", height=52, size_px=18,
            on_click=lambda: self.sign_requested.emit(None),
        )  # fmt: skip
        self._why = said(look, "", "ink-2")
        self.setLayout(
            column(
                Line(look),
                look.px(10),
                self._who,
                self._what,
                look.px(10),
                self.button,
                look.px(6),
                self._why,
            )
        )

    def show_view(self, view: EditorView) -> None:
        """Show another value."""
        self._who.setText(_("Sign as {name}").format(name=view.author))
        self._what.setText(version_words(view))
        why = settle_words(view)
        self.button.setEnabled(not why)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        said_ = _("Sign and export") if not why else _("Sign and export. {why}").format(why=why)
        self.button.setAccessibleName(said_)


def version_words(view: EditorView) -> str:
    """`Version 4. Replaces 29 April. Margaret's app accepts only signed files.`"""
    words = _("Version {n}.").format(n=view.draft.version + 1)
    return f"{words} {view.replaces}".strip()


def settle_words(view: EditorView) -> str:
    """What stands in the way of signing, in one line; empty when nothing does."""
    if view.to_settle:
        return view.to_settle[0]
    if view.refused:
        return _("Put right first what the programme is refused for.")
    count = len(view.open_warnings)
    if count:
        return ngettext("Settle {n} warning first.", "Settle {n} warnings first.", count).format(n=count)
    return ""
