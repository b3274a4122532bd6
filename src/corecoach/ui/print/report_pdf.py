"""The pain report as a PDF: A4, black on white with a chart in lines, drawn without a screen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from corecoach.coach.report_views import Report
from corecoach.exchange.problems import one_line
from corecoach.ui.charts.chart_paper import paint_chart
from corecoach.ui.print.handover_words import listed, mark_words, moment
from corecoach.ui.print.markup import Html, joined
from corecoach.ui.print.paper import a4_writer, dots, draw_page, laid_out, paper_font, ready_to_draw
from corecoach.ui.print.report_page import lead, sections
from corecoach.ui.print.report_words import not_reviewed_words, period_words, title_words
from corecoach.words import _

# The largest type with which all fits on two pages. Large print is one size, on as many pages as it takes.
_SIZES_PT = (10.0, 9.5, 9.0, 8.5, 8.0)
LARGE_PT = 18.0
_MOST_PAGES = 2
_GAP_PT = 8.0


def report_pdf(report: Report, assets: Path, *, large: bool = False) -> bytes:
    """The report as a PDF; `assets` is the folder with the fonts, `large` for large print."""
    ready_to_draw(assets)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _Paper(report, assets, buffer, large=large).draw()
    buffer.close()
    return bytes(buffer.data().data())


class _Sheet:
    """The words in one size of type: those above the chart, those below it on the first page, and those of
    the pages after it."""

    def __init__(self, above: QTextDocument, below: QTextDocument | None, after: QTextDocument | None) -> None:
        self.above, self.below, self.after = above, below, after
        self.pages = 1 + (after.pageCount() if after else 0)


class _Paper:
    """A4 pages: a head and a foot on each, the chart on the first."""

    def __init__(self, report: Report, assets: Path, device: QIODevice, *, large: bool) -> None:
        self._report, self._assets, self._large = report, assets, large
        self._writer = a4_writer(device, title_words(), f"CoreCoach {report.app_version}")
        self._width, self._height = float(self._writer.width()), float(self._writer.height())
        self._type_pt = LARGE_PT if large else 9.0
        self._head, self._foot = dots(4.4 * self._type_pt), dots(2.0 * self._foot_pt)
        self._chart = dots(300.0 if large else 225.0)

    @property
    def _foot_pt(self) -> float:
        return 12.0 if self._large else 8.0

    def draw(self) -> None:
        """Draw every page."""
        sheet = self._fitted()
        painter = QPainter(self._writer)
        top = self._frame(painter, 1, sheet.pages)
        draw_page(painter, sheet.above, 0, top)
        top += sheet.above.size().height() + dots(_GAP_PT)
        paint_chart(painter, QRectF(0, top, self._width, self._chart), self._report.view, self._assets)
        if sheet.below:
            draw_page(painter, sheet.below, 0, top + self._chart + dots(_GAP_PT))
        for page in range(sheet.pages - 1):
            self._writer.newPage()
            assert sheet.after
            draw_page(painter, sheet.after, page, self._frame(painter, page + 2, sheet.pages))
        painter.end()
'''
'''
