"""Patients below each other, thousands of them: a list that paints only what is seen."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from corecoach.practice.rows import PatientRow
from corecoach.ui.look import Look
from corecoach.ui.practice.patient_words import short_day, who_words
from corecoach.ui.practice.widgets.forms import strong_font
from corecoach.words import _

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP, _ACROSS, _DOWN = 8, 18, 8


def programme_words(row: PatientRow, today: date) -> tuple[str, str]:
    """The programme and when it was signed; the result that came back last."""
    if row.signed_on is None:
        programme = _("Nothing signed yet")
    else:
        signed = _("signed {day}").format(day=short_day(row.signed_on, today))
        programme = _("{title}, {signed}").format(title=row.title, signed=signed)
    if row.last_result_on is None:
        return programme, _("No result yet") if row.signed_on else ""
    return programme, _("Last result {day}").format(day=short_day(row.last_result_on, today))


class _Patients(QAbstractListModel):
    """The rows, and what a screen reader says of each."""

    def __init__(self, rows: Sequence[PatientRow], today: date) -> None:
        super().__init__()
        self.rows, self._today = tuple(rows), today

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row; it is painted from the row itself."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        parts = [row.patient.name, who_words(row.patient), *programme_words(row, self._today)]
        if row.has_draft:
            parts.append(_("Has a draft"))
        return _(". ").join(filter(None, parts))

    def show(self, rows: Sequence[PatientRow]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    """Paints a row: who it is at the left, the programme at the right, or below where room is short."""

    def __init__(self, look: Look, model: _Patients, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._model, self._today = look, model, today
        self._bold, self._plain = strong_font(look), look.font("small")
        self._name = look.font("label")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, or four; the same for every row."""
        lines = QFontMetricsF(self._name).height() + QFontMetricsF(self._plain).height()
        if self._look.narrow:
            lines += 2 * QFontMetricsF(self._plain).height()
        return QSize(0, round(lines) + 2 * self._look.px(_DOWN) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        look, row = self._look, self._model.rows[index.row()]
        rect: QRect = option.rect.adjusted(2, 2, -2, 2 - _GAP)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._field(painter, rect, state)
        inside = rect.adjusted(look.px(_ACROSS), look.px(_DOWN), -look.px(_ACROSS), -look.px(_DOWN))
        if look.narrow:
            half = inside.height() // 2
            self._who(painter, inside.adjusted(0, 0, 0, half - inside.height()), row)
            self._what(painter, inside.adjusted(0, half, 0, 0), row)
        else:
            middle = inside.left() + round(inside.width() * 0.48)
            self._who(painter, inside.adjusted(0, 0, middle - inside.right() - 20, 0), row)
            self._what(painter, inside.adjusted(middle - inside.left(), 0, 0, 0), row)
        painter.restore()

    def _field(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        look, chosen = self._look, bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        width = 2 if chosen else 1
        painter.setPen(
            QPen(look.color("primary" if chosen else "border-strong" if under else "border"), width)
        )
        painter.setBrush(look.color("sunken" if under else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 12, 12)

    def _who(self, painter: QPainter, rect: QRect, row: PatientRow) -> None:
        room = rect.width()
        if row.has_draft:
            room -= self._mark(painter, rect, _("Draft"))
        who = who_words(row.patient) or _("No date of birth, no local ID")
        self._lines(painter, rect, room, (self._name, "ink", row.patient.name), who)

    def _what(self, painter: QPainter, rect: QRect, row: PatientRow) -> None:
        programme, result = programme_words(row, self._today)
        role = "ink" if row.signed_on else "ink-2"
        self._lines(painter, rect, rect.width(), (self._plain, role, programme), result)

    def _lines(
        self, painter: QPainter, rect: QRect, room: int, first: tuple[QFont, str, str], second: str
    ) -> None:
        font, role, words = first
        top = QRect(rect.left(), rect.top(), room, rect.height() // 2)
        self._line(painter, top, font, role, words)
        below = QRect(rect.left(), rect.top() + rect.height() // 2, rect.width(), rect.height() // 2)
        self._line(painter, below, self._plain, "ink-2", second)

    def _line(self, painter: QPainter, rect: QRect, font: QFont, role: str, words: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(role))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)

    def _mark(self, painter: QPainter, rect: QRect, words: str) -> int:
        """A small sign at the right of the first line; how much room it takes."""
        look, metrics = self._look, QFontMetrics(self._plain)
        width = metrics.horizontalAdvance(words) + look.px(18)
        high = min(rect.height() // 2, metrics.height() + 2)
        spot = QRectF(rect.right() - width, rect.top(), width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("caution-soft"))
        painter.drawRoundedRect(spot, look.radius("chip"), look.radius("chip"))
        painter.setPen(look.color("on-caution-soft"))
        painter.setFont(self._plain)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)
        return width + look.px(12)


class PatientList(QListView):
    """Arrows move, Enter or a click opens: `open_patient` gets the id. One row is always chosen, so that
    Enter in the search field has something to open."""

    def __init__(
        self, look: Look, rows: Sequence[PatientRow], today: date, open_patient: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.radius = look.radius("control")
        self._open_patient = open_patient
        self._model = _Patients(rows, today)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(look, self._model, today, self))
        self.setAccessibleName(_("Patients"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(look.text_px(90))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("canvas"))
        self.setPalette(palette)
        self.clicked.connect(lambda index: self._open(index))
        self.choose_first()

    @property
    def rows(self) -> tuple[PatientRow, ...]:
        """What is shown, from the top."""
        return self._model.rows

    @property
    def chosen(self) -> str:
        """The id of the chosen patient, or nothing."""
        row = self.currentIndex().row()
        return self.rows[row].patient.id if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: Sequence[PatientRow]) -> None:
        """Show other patients; the first one is chosen."""
        self._model.show(rows)
        self.choose_first()

    def choose_first(self) -> None:
        """Choose the first row."""
        self._choose(0)

    def choose(self, patient: str) -> None:
        """Choose a patient by id, if they are shown."""
        found = next((n for n, row in enumerate(self.rows) if row.patient.id == patient), None)
        if found is not None:
            self._choose(found)

    def step(self, by: int) -> None:
        """Choose a row so many further down."""
        self._choose(max(0, min(len(self.rows) - 1, self.currentIndex().row() + by)))

    def open_chosen(self) -> None:
        """Open the chosen patient."""
        if self.chosen:
            self._open_patient(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self._open_patient(self.rows[index.row()].patient.id)

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)
