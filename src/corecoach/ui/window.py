"""The one window: navigation, a page, a strip for what could not be saved, and the focus ring."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QScrollArea, QWidget

from corecoach.ui.focus import FocusRing
from corecoach.ui.look import Look, width_class
from corecoach.ui.nav import Nav, Place
from corecoach.ui.sheet import palette, style_sheet

Factory = Callable[[Look], QWidget]
# With Ctrl they are the places of the column, in their order; those without a place do nothing.
DIGITS = "123456789"
LEAST_SIZE = QSize(800, 560)


class Window(QMainWindow):
    """Shows one page at a time, made by a factory, so that it can be made anew for another look."""

    place_requested = Signal(object)
    text_size_requested = Signal(object)
    closing = Signal()
    # After `closing`, when it stays after all.
    stayed = Signal()
    may_close: Callable[[], bool] = staticmethod(lambda: True)
    # Whether something that runs keeps the window open; asked before anything is ended.
    keeps_open: Callable[[], bool] = staticmethod(lambda: False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("CoreCoach")
        self.setMinimumSize(LEAST_SIZE)
        self._look = look
        self._factory: Factory | None = None
        self._places: Sequence[Place] = ()
        self._current = ""
        self._nav: Nav | None = None
        self._page: QWidget | None = None
        self._strip: QWidget | None = None
        self._strip_factory: Factory | None = None
        self._strip_passed: Callable[[], object] | None = None
        self._bar: QWidget | None = None
        self._bar_factory: Factory | None = None
        self._centre = QWidget()
        self.setCentralWidget(self._centre)
        self._grid = QGridLayout(self._centre)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._ring = FocusRing(self._centre, look)
        self._dress()
        self._make_shortcuts()

    @property
    def look(self) -> Look:
        """The look in use."""
        return self._look

    @property
    def page(self) -> QWidget | None:
        """The page shown."""
        return self._page

    @property
    def place(self) -> str:
        """The id of the place shown, or empty in a flow."""
        return self._current

    def set_look(self, look: Look) -> None:
        """Draw everything anew in another look. What has the keyboard keeps it, and stays in sight."""
        focused, page = self.focusWidget(), self._page
        inside = focused is not None and page is not None and page.isAncestorOf(focused)
        self._look = look
        self._dress()
        self.redraw(focused.accessibleName() if focused is not None and inside else "")

    def show_page(self, factory: Factory, *, places: Sequence[Place] = (), current: str = "") -> None:
        """Show the page that `factory` makes; with `places` there is a navigation beside it."""
        before = self._factory, self._places, self._current
        self._factory, self._places, self._current = factory, places, current
        try:
            self.redraw()
        except Exception:
            # The page before is still the one that is shown.
            self._factory, self._places, self._current = before
            raise
        if self._strip_passed is not None and (not current or current != before[2]):
            self._strip_passed()

    def show_strip(self, factory: Factory | None, *, passed: Callable[[], object] | None = None) -> None:
        """Show a message above every page until told otherwise; None takes it away. With `passed` it is for
        the page shown now: at the next one that is called, to put in its place what is to be there."""
        self._strip_factory, self._strip_passed = factory, passed
        self._make_strip()

    @property
    def bar(self) -> QWidget | None:
        """What stands below every page."""
        return self._bar

    def show_bar(self, factory: Factory | None) -> None:
        """Show something below every page until told otherwise; None takes it away."""
        self._bar_factory = factory
        self._make_bar()

    def redraw(self, focused: str = "") -> None:
        """Make page and navigation anew, and give the keyboard to what has this name on the page, or else to
        what comes first."""
        # Also for a window that has its size already but is not shown yet: its first page is made once.
        self._look = self._look.with_width(width_class(self.width(), self._look.scale))
        self._ring.look = self._look
        if self._factory is None:
            return
        # Made first: if that fails, the page before stays, and there is still a way on.
        page = self._factory(self._look)
        self._drop(self._page)
        self._drop(self._nav)
        self._nav = self._make_nav() if self._places else None
        self._page = page
        row, column = (2, 0) if self._nav is None or self._look.narrow else (2, 1)
        self._grid.addWidget(self._page, row, column, 1, 2 - column)
        self._grid.setRowStretch(2, 1)
        self._grid.setColumnStretch(1, 1)
        self._make_strip()
        self._make_bar()
        self._ring.raise_()
        # After this event: the page before loses the keyboard only when it is gone.
        QTimer.singleShot(0, page, lambda: self._arrive(page, focused))

    def _arrive(self, page: QWidget, focused: str) -> None:
        """Give the keyboard to the page, then say its name: a screen reader and the list of windows do."""
        again = _only_one(page, focused)
        if again is None:
            getattr(page, "focus_first", page.setFocus)()
        else:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
            _bring_into_sight(again)
        self.say_title()

    def say_title(self) -> None:
        """Say the name of the page, as it is now, in the title of the window."""
        name = self._page.accessibleName() if self._page is not None else ""
        self.setWindowTitle(" - ".join(filter(None, (name, "CoreCoach"))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew when the width passes from one class to another."""
        super().resizeEvent(event)
        if width_class(self.width(), self._look.scale) != self._look.width:
            self.set_look(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window of the system once there is one."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._ring.listen(self.windowHandle()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell who has to end something; go only when nothing would be lost, or when asked twice."""
        if self.keeps_open():
            event.ignore()
            return
        self.closing.emit()
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
            self.stayed.emit()

    def _make_nav(self) -> Nav:
        nav = Nav(self._look, self._places, self._current)
        nav.place_requested.connect(self.place_requested)
        if self._look.narrow:
            self._grid.addWidget(nav, 0, 0, 1, 2)
        else:
            self._grid.addWidget(nav, 0, 0, 3, 1)
        return nav

    def _make_strip(self) -> None:
        self._drop(self._strip)
        self._strip = self._strip_factory(self._look) if self._strip_factory else None
        if self._strip:
            column = 0 if self._nav is None or self._look.narrow else 1
            self._grid.addWidget(self._strip, 1, column, 1, 2 - column)

    def _make_bar(self) -> None:
        self._drop(self._bar)
        self._bar = self._bar_factory(self._look) if self._bar_factory else None
        if self._bar:
            self._grid.addWidget(self._bar, 3, 0, 1, 2)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(palette(self._look))
        app.setStyleSheet(style_sheet(self._look))

    def _make_shortcuts(self) -> None:
        for digit in DIGITS:
            self._on(f"Ctrl+{digit}", partial(self._go_to, int(digit)))
        self._on("Ctrl+,", lambda: self._go("settings"))
        self._on("Ctrl+Shift+S", lambda: self._go("symptom"))
        for key, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._on(key, partial(self.text_size_requested.emit, step))

    def _on(self, keys: str, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(action)

    def _go_to(self, number: int) -> None:
        """Go to a place by its number in the column, from 1; those at the foot have keys of their own."""
        numbered = [place.id for place in self._places if not place.foot]
        if number <= len(numbered):
            self._go(numbered[number - 1])
        elif not self._places:
            self._ask_page(str(number))

    def _go(self, place: str) -> None:
        """Places are reached from places only: a flow has one way on and one way back."""
        if self._places:
            self.place_requested.emit(place)
        else:
            self._ask_page(place)

    def _ask_page(self, where: str) -> None:
        """Where there are no places, a page may have parts of its own behind the same keys."""
        getattr(self._page, "go_to", lambda _where: None)(where)


def _only_one(page: QWidget, name: str) -> QWidget | None:
    """What has this name and takes the keyboard. Of several nobody can say which one it was."""
    named = [w for w in page.findChildren(QWidget) if name and w.accessibleName() == name]
    taking = [w for w in named if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return taking[0] if len(taking) == 1 else None


def _bring_into_sight(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 50, 50)
        above = above.parentWidget()
