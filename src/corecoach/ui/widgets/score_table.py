"""The days of a TrendView as a table: the twin of the chart."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from corecoach.ui.look import Look
from corecoach.ui.trend_days import DayFacts, TrendDays, event_words, listed_words, short_day_words
from corecoach.ui.trend_words import number_words
from corecoach.words import _

Index = QModelIndex | QPersistentModelIndex


class ScoreTable(QTableView):
    """The same in figures, the newest day first. Tab leaves it; arrows and page keys move in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.radius = 12
        self._rows = _ScoreRows()
        self.setModel(self._rows)
        self.setFont(look.font("body"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(look.px(360))
        self.verticalHeader().hide()
        # Large text takes two lines in a narrow column.
        lines = look.text_px(26) if look.narrow else 0
        self.verticalHeader().setDefaultSectionSize(look.control_px(48) + lines)
        self._dress_header(look)
        _dress(self, look)

    def show_days(self, days: TrendDays, summary: str) -> None:
        """Fill the table anew."""
        self._rows.show_days(days)
        self.setAccessibleName(summary)
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Days have the longest words."""
        width = self.viewport().width()
        for column, part in enumerate((0.22, 0.2, 0.32), 1):
            self.setColumnWidth(column, round(width * part))

    def _dress_header(self, look: Look) -> None:
        header = self.horizontalHeader()
        font = look.font("label")
        header.setFont(font)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        header.setDefaultAlignment(wrapped)
        lines = 3 if look.narrow else 2
        header.setFixedHeight(lines * QFontMetrics(font).height() + look.px(18))


class _ScoreRows(QAbstractTableModel):
    """The days that are listed; the words of a row are made when it comes into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._days: TrendDays | None = None
        self._listed: list[date] = []
        self._texts: dict[int, tuple[str, ...]] = {}

    def show_days(self, days: TrendDays) -> None:
        self.beginResetModel()
        self._days, self._listed, self._texts = days, days.listed(), {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_heads())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        # What has no room in its cell is said in full beside the pointer.
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self._days is None:
            return None
        row = index.row()
        if row not in self._texts:
            self._texts[row] = _row_texts(self._days.of(self._listed[row]), self._days.view.last)
        return self._texts[row][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return _heads()[section]


def _heads() -> tuple[str, ...]:
    return (_("Day"), _("Scores that day"), _("Middle of the last 7 days"), _("What happened"))


def _row_texts(facts: DayFacts, today: date) -> tuple[str, ...]:
    return (
        short_day_words(facts.day, today),
        listed_words(facts.scores) or _("No score"),
        _("Not enough scores") if facts.middle is None else number_words(facts.middle),
        _(", ").join(event_words(facts)),
    )


def _dress(table: QTableView, look: Look) -> None:
    palette = table.palette()
    for role, color in (
        (QPalette.ColorRole.Window, "surface"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.Text, "ink"),
        (QPalette.ColorRole.ButtonText, "ink"),
    ):
        palette.setColor(role, look.color(color))
    table.setPalette(palette)
    surface, line, ink = (look.color(role).name() for role in ("surface", "border", "ink"))
    soft, on_soft = look.color("primary-soft").name(), look.color("on-primary-soft").name()
    # Beside a style sheet the header's own font counts for nothing.
    font = look.font("label")
    label = f"font: {int(font.weight())} {font.pixelSize()}px '{font.family()}';"
    table.setStyleSheet(
        f"QTableView {{ background: {surface}; border: 0; outline: 0; }}"
        f"QTableView::item {{ border-bottom: 1px solid {line}; padding: 0 14px; color: {ink}; }}"
        f"QTableView::item:selected {{ background: {soft}; color: {on_soft}; }}"
        f"QHeaderView::section {{ background: {surface}; color: {ink}; border: 0;"
        f" border-bottom: 2px solid {line}; padding: 0 17px; {label} }}"
        "QHeaderView { background: transparent; }"
    )
