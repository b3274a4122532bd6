"""The frame of the clinician's pages: a head with the patient, what to mind, the tabs, and the page below."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from corecoach.practice.patient import PatientFile
from corecoach.ui.look import Look
from corecoach.ui.practice.patient_words import Header, header_of
from corecoach.ui.practice.widgets.forms import IconButton, flowing, held, said, small_button
from corecoach.ui.practice.widgets.head_row import HeadRow
from corecoach.ui.practice.widgets.tabs import Tabs
from corecoach.ui.widgets import Button, Icon, Text, column, grow, row
from corecoach.ui.widgets.card import Card
from corecoach.ui.widgets.mark import Mark
from corecoach.words import _

HEAD_PX = 76
OVERVIEW, EDITOR, CLEARANCE = "overview", "editor", "clearance"


def tab_words() -> tuple[tuple[str, str], ...]:
    """The tabs of a patient in their order: (id, words). Ctrl and their number lead there."""
    return (
        (OVERVIEW, _("Overview")),
        (EDITOR, _("Programme editor")),
        (CLEARANCE, _("Clearance")),
    )


class Shell(QWidget):
    """Head and page. `tab_requested` carries the id of a tab; the others nothing."""

    tab_requested = Signal(object)
    back_requested = Signal(object)
    details_requested = Signal(object)
    settings_requested = Signal(object)
    lock_requested = Signal(object)

    def __init__(
        self, look: Look, file: PatientFile | None, tab: str, body: QWidget, *, today: date | None = None
    ) -> None:
        """Without a patient there are no tabs. By `today` it is known which clearances are over."""
        super().__init__()
        self.look, self._body, self._tab = look, body, tab
        self._header = header_of(file, today) if file else None
        self.setAccessibleName(self._name())
        _paint(self, look, "canvas")
        self.setLayout(column(_Head(look, self._head_parts()), grow_down(body)))

    @property
    def body(self) -> QWidget:
        """The page below the head."""
        return self._body

    def focus_first(self) -> None:
        """Give the keyboard to the page."""
        getattr(self._body, "focus_first", self._body.setFocus)()

    def go_to(self, where: str) -> None:
        """What Ctrl and a key ask for: "1" to "3" are the tabs."""
        tabs = [tab for tab, _words in tab_words()]
        if where == "settings":
            self.settings_requested.emit(None)
        elif self._header is not None and where.isdecimal() and 0 < int(where) <= len(tabs):
            self.tab_requested.emit(tabs[int(where) - 1])

    def _name(self) -> str:
        page = self._body.accessibleName()
        if self._header is None:
            return page
        words = dict(tab_words()).get(self._tab, page)
        return _("{name}: {page}").format(name=self._header.name, page=words)

    # -- the head --------------------------------------------------------------------------------------

    def _head_parts(self) -> QWidget:
        look = self.look
        if self._header is None:
            title = grow(Text(look, self._body.accessibleName(), "title-s"))
            return held(row(Mark(look), title, self._ways(), gap=look.px(14)))
        tabs = Tabs(look, tab_words(), self._tab)
        tabs.chosen.connect(self.tab_requested)
        return HeadRow(look, self._who(self._header), self._chips(self._header), tabs, self._ways())

    def _who(self, header: Header) -> QWidget:
        look = self.look
        back = IconButton(
            look, "arrow-left", _("All patients"), lambda: self.back_requested.emit(None)
        )  # fmt: skip
        name = Text(look, header.name, "title-s")
        name.setFont(look.font("title-s", 20 * look.scale))
        words = [name] if not header.who else [name, said(look, header.who, "ink-2")]
        text = held(column(None, *words, None, gap=0))
        # As wide as its lines where there is room, up to a third of the window; longer names wrap.
        widest = max(w.fontMetrics().horizontalAdvance(w.text()) for w in words) + 4
        text.setMinimumWidth(min(widest, look.text_px(300)))
        return held(row(Mark(look), back, grow(text), gap=look.px(10)))

    def _chips(self, header: Header) -> QWidget:
        look, parts = self.look, []
        if header.cleared:
            parts.append(_chip(look, header.cleared, "lock-open", "primary-soft", "on-primary-soft", None))
        if header.avoid:
            parts.append(_chip(look, header.avoid, "triangle-alert", "surface", "ink", "border-strong"))
        return flowing(look, *parts)

    def _ways(self) -> QWidget:
        """What is not said on the tabs, in a menu; and the lock."""
        look = self.look
        if self._header is None:
            lock = small_button(look, _("Lock"), icon="lock", on_click=self._lock)
            settings = small_button(
                look, _("Settings"), icon="settings", on_click=lambda: self.settings_requested.emit(None)
            )
            return held(row(settings, lock, gap=look.px(10)))
        more = IconButton(look, "ellipsis-vertical", _("More"), lambda: self._open(more))
        return held(row(more, IconButton(look, "lock", _("Lock"), self._lock)))

    def _lock(self) -> None:
        self.lock_requested.emit(None)

    def _open(self, button: Button) -> None:
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self) -> QMenu:
        """The ways that are no tabs."""
        menu = QMenu(self)
        menu.setFont(self.look.font("small"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways = (
            (_("Details of the patient"), self.details_requested),
            (_("All patients"), self.back_requested),
            (_("Settings"), self.settings_requested),
        )
        for words, signal in ways:
            menu.addAction(words, partial(signal.emit, None))
        return menu


class _Head(QWidget):
    """The bar across the top, as high as in the design or as its lines need."""

    def __init__(self, look: Look, parts: QWidget) -> None:
        super().__init__()
        self._edge = look.color("border")
        _paint(self, look, "sunken")
        side = look.px(24)
        down = look.px(8) if look.narrow else 0
        self.setLayout(row(parts, margins=(side, down, side, down)))
        self.setMinimumHeight(HEAD_PX)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the page."""
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._edge)


def _chip(look: Look, words: str, icon: str, fill: str, ink: str, edge: str | None) -> QWidget:
    text = said(look, words, ink, wrap=False)
    return Card(
        look, row(Icon(look, icon, ink, 20), text, gap=look.px(8)),
        fill=fill, edge=edge, radius="chip", padding=(10, 4),
    )  # fmt: skip


def grow_down(widget: QWidget) -> QWidget:
    """Let a widget take the height that is left."""
    policy = widget.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
    policy.setVerticalStretch(1)
    widget.setSizePolicy(policy)
    return widget


def _paint(widget: QWidget, look: Look, role: str) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, look.color(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
