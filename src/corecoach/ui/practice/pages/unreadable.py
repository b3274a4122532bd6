"""Records of a patient that cannot be opened: it is said, and nothing is done to them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.diary import CannotRead, FromTheFuture
from corecoach.ui.look import Look
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.widgets.forms import flowing, said, small_button, strong
from corecoach.ui.widgets import Card, Kind, Page, Text
from corecoach.words import _


def why_unreadable(error: Exception) -> str:
    """Which file it is, and what can be done; empty where nobody knows."""
    if isinstance(error, FromTheFuture):
        words = _("A newer CoreCoach wrote it: {file}. Use the newer CoreCoach on this computer too.")
        return words.format(file=error.file)
    if isinstance(error, CannotRead):
        words = _(
            "The computer does not let CoreCoach read it: {file}. Look who may read it, then try again."
        )
        return words.format(file=error.file)
    return ""


def unopened_page(look: Look, error: Exception, leave: Callable[[], object]) -> NoticePage:
    """That the workspace itself cannot be opened: the way out is the only one."""
    title = _("CoreCoach cannot open this workspace. Nothing was changed.")
    ways = [(_("Leave the workspace"), Kind.PRIMARY, leave)]
    return NoticePage(look, title, [why_unreadable(error)], ways, bar=_("Workspace"))


class UnreadablePage(Page):
    """Says whose they are, and which file it is. `back` leads to the patients."""

    def __init__(self, look: Look, who: str, error: Exception, back: Callable[[], object]) -> None:
        look = dense(look)
        super().__init__(look, name=_("Records that cannot be opened"))
        self._back = small_button(look, _("All patients"), Kind.PRIMARY, icon="arrow-left", on_click=back)
        words = _("CoreCoach cannot open the records of this patient. Nothing was changed.")
        parts: list[QWidget] = [strong(look, who), Text(look, words, "title-s")]
        why = why_unreadable(error)
        parts += [said(look, why, "ink-2")] if why else []
        self.fill(Card(look, *parts, flowing(look, self._back), gap=look.px(10)), None)

    def focus_first(self) -> None:
        """Give the keyboard to the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
