"""The scores of a TrendView as a table: the twin of the chart."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from corecoach.coach.views import TrendView
from corecoach.thermal.protocol import Group
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
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

    def show_view(self, view: TrendView, summary: str) -> None:
        """Fill the table anew."""
        self._rows.show_view(view)
        self._share_width()
        self.setAccessibleName(summary)
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Days have the longest words."""
        width = self.viewport().width()
        parts = (0.22, 0.26, 0.19) if self._rows.columnCount() > 3 else (0.28, 0.3)
        for column, part in enumerate(parts, 1):
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
        header.setFixedHeight(2 * QFontMetrics(font).height() + look.px(18))


class _ScoreRows(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._texts: list[tuple[str, ...]] = []
        self._columns = 3

    def show_view(self, view: TrendView) -> None:
        self.beginResetModel()
        given: dict[date, list[int]] = {}
        for when, score in view.scores:
            given.setdefault(when.date(), []).append(score)
        packs: dict[date, list[Group]] = {}
        for day, group in view.packs:
            packs.setdefault(day, []).append(group)
        # Who uses neither ice nor heat is not shown an empty column.
        self._columns = 4 if packs else 3
        days = sorted({*given, *packs}, reverse=True)
        self._texts = [_row_texts(view, day, given.get(day, []), packs.get(day, [])) for day in days]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._texts[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (_("Day"), _("Scores that day"), _("Middle of the last 7 days"), _("Ice and heat"))
        return heads[section]


def number_words(value: float) -> str:
    """`3`, `4.5`: no figures that say nothing."""
    return f"{value:g}"


def _row_texts(view: TrendView, day: date, scores: list[int], packs: list[Group]) -> tuple[str, ...]:
    middle, names = view.median7.get(day), {"cold": _("Ice"), "heat": _("Heat")}
    return (
        date_words(day, view.last),
        _(", ").join(str(score) for score in scores) or _("No score"),
        _("Not enough scores") if middle is None else number_words(middle),
        _(", ").join(names[group] for group in packs),
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
