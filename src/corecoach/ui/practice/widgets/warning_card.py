"""A warning that teaches: what is unusual, why it matters, what can be done, and how it may stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_view import WarningView
from corecoach.ui.practice.widgets.forms import SmallField, flowing, said, small_button, strong
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.widgets import Card, Icon, Kind, column, grow, row
from corecoach.words import _

LONGEST_WHY = 200


class WarningCard(Card):
    """`mend_requested` carries the key of the warning, `keep_requested` (key, why), `typed` (key, text): a
    reason while it is typed; `goto_requested` the warning."""

    mend_requested = Signal(object)
    keep_requested = Signal(object)
    typed = Signal(object)
    goto_requested = Signal(object)

    def __init__(self, look: Look, warning: WarningView, reason: str | None) -> None:
        """`reason` is what was typed so far of why it stays; None before anybody asked."""
        self.warning = warning
        kept, quiet = warning.why is not None, warning.quiet
        ink = "ink-2" if quiet or kept else "on-caution-soft"
        icon = "info" if quiet else "check" if kept else "triangle-alert"
        head = row(
            Icon(look, icon, "ink-2" if quiet or kept else "caution", 20),
            grow(strong(look, warning.title, "ink" if quiet or kept else ink)),
            gap=look.px(8),
        )
        parts: list[QWidget] = [said(look, warning.text, "ink-2" if quiet or kept else ink)]
        if warning.source and not kept:
            parts.append(said(look, _("Source: {words}").format(words=warning.source), "ink-2"))
        if kept:
            parts = [said(look, _("Kept: {why}").format(why=warning.why), "ink-2")]
        super().__init__(
            look, head, look.px(4), *parts,
            fill="sunken" if quiet or kept else "caution-soft", edge=None, radius="control", padding=(14, 12),
        )  # fmt: skip
        self._look = look
        self.setAccessibleName(f"{warning.title}. {warning.text}")
        self._field: SmallField | None = None
        # Whether it asks why the warning stays.
        self.asks = reason is not None and warning.why is None
        box = self.layout()
        assert box is not None
        self._box = box
        if not quiet or warning.mend:
            self._add(self._ways(kept) if reason is None else self._asking(reason))

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of signing."""
        return self.warning.why is None and not self.warning.quiet

    def focus_reason(self) -> None:
        """Give the keyboard to the reason."""
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, part: QWidget) -> None:
        self._box.addWidget(_spaced(part, self._look.px(10)))

    def _ways(self, kept: bool) -> QWidget:
        look, warning = self._look, self.warning
        buttons = []
        if kept:
            back = small_button(
                look, _("Take that back"), Kind.QUIET,
                on_click=lambda: self.keep_requested.emit((warning.key, "")),
                name=_("Take that back: {title}").format(title=warning.title),
            )  # fmt: skip
            return flowing(look, back)
        if warning.mend:
            buttons.append(
                small_button(look, warning.mend, on_click=lambda: self.mend_requested.emit(warning.key))
            )
        elif warning.index is not None or warning.routine:
            buttons.append(
                small_button(look, _("Go there"), on_click=lambda: self.goto_requested.emit(warning))
            )
        if warning.keep:
            buttons.append(
                small_button(look, warning.keep, on_click=lambda: self.typed.emit((warning.key, "")))
            )
        for button in buttons:
            button.setAccessibleName(f"{button.text()}: {warning.title}")
        return flowing(look, *buttons)

    def _asking(self, reason: str) -> QWidget:
        """One line for the reason: Enter keeps it, Esc leaves the warning open."""
        look, key = self._look, self.warning.key
        self._field = _Reason(
            look, _("Why it stays: {title}").format(title=self.warning.title), reason,
            lambda text: self.typed.emit((key, text)), hint=_("Why it stays"), longest=LONGEST_WHY,
        )  # fmt: skip
        self._field.returnPressed.connect(self._keep)
        self._field.given_up.connect(lambda: self.typed.emit((key, None)))
        leave_undo(self._field)
        keep = small_button(look, _("Keep"), on_click=self._keep)
        holder = QWidget()
        holder.setLayout(column(self._field, row(keep, None), gap=look.px(8)))
        return holder

    def _keep(self) -> None:
        if self._field is not None and self._field.text().strip():
            self.keep_requested.emit((self.warning.key, self._field.text().strip()))


class _Reason(SmallField):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _spaced(part: QWidget, above: int) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(above, part))
    return holder
