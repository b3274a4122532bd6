"""The pain report as a PDF: A4, black on white with a chart in lines, drawn without a screen."""

from collections.abc import Iterator
from math import ceil
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPdfWriter, QPen, QTextDocument

from corecoach.coach.report_views import Report
from corecoach.exchange.problems import one_line
from corecoach.ui.charts.chart_paper import paint_chart
from corecoach.ui.print.handover_words import listed, moment
from corecoach.ui.print.markup import Html, joined
from corecoach.ui.print.paper import a4_writer, dots, draw_page, laid_out, paper_font, ready_to_draw
from corecoach.ui.print.report_page import lead, sections
from corecoach.ui.print.report_words import not_reviewed_words, period_words, title_words
from corecoach.words import _

# One page if this is enough for the type; else the largest with which all fits on two.
_ONE_PAGE_PT, _SIZES_PT = 9.0, (10.0, 9.5, 9.0, 8.5, 8.0)
# Large print is one size, on as many pages as it takes.
LARGE_PT = 18.0
_GAP_PT = 8.0
# How many times as high as planned a chart may be, where there is room.
_MOST_CHART = 1.35


class Sizes:
    """What stands where on the page, in dots, for usual or large print."""

    def __init__(self, *, large: bool) -> None:
        self.title_pt, self.line_pt, self.foot_pt = (24.0, 18.0, 14.0) if large else (16.0, 10.0, 8.0)
        # In large print a line of its own for when it was made.
        self.head = dots(1.5 * self.title_pt + (3.1 if large else 1.7) * self.line_pt)
        # In large print what stands there takes two lines.
        self.foot = dots((3.0 if large else 2.2) * self.foot_pt)
        self.chart = dots(330.0 if large else 235.0)
        self.chart_text = dots(14.0 if large else 8.5)
        self.gap = dots(_GAP_PT)


class _Text:
    """The words in one size of type: above the chart, below it on the first page, and on each page after."""

    def __init__(
        self, writer: QPdfWriter, report: Report, size_pt: float, sizes: Sizes, *, large: bool
    ) -> None:
        self._writer, self._size_pt = writer, size_pt
        self._width, room = float(writer.width()), writer.height() - sizes.head - sizes.foot
        self._large = large
        self.above = self._snug([lead(report, large=large)])
        left = room - self.above.pageSize().height() - sizes.chart - 2 * sizes.gap
        parts = sections(report, large=large)
        fits = self._fitting(parts, left)
        self.below = self._snug(parts[:fits]) if fits else None
        self.after = list(self._paged(parts[fits:], room))
        self.pages = 1 + sum(text.pageCount() for text in self.after)
        # The chart takes what nothing else needs.
        spare = left - (self.below.pageSize().height() if self.below else 0)
        self.chart = min(sizes.chart + max(spare, 0), _MOST_CHART * sizes.chart)

    def _paged(self, parts: list[Html], room: float) -> Iterator[QTextDocument]:
        """Pages of whole sections; only what is higher than a page goes on on the next. In large print a page
        that would stay half empty takes what comes later and fits."""
        while parts:
            fits = max(1, self._fitting(parts, room))
            page, parts = parts[:fits], parts[fits:]
            for part in list(parts) if self._large else ():
                if self._fitting([joined([*page, part], "")], room):
                    page.append(part)
                    parts.remove(part)
            yield self._laid(page, room)

    def _fitting(self, parts: list[Html], room: float) -> int:
        """How many of these fit."""
        counts = range(len(parts), 0, -1)
        return next((n for n in counts if self._snug(parts[:n]).pageSize().height() <= room), 0)

    def _snug(self, parts: list[Html]) -> QTextDocument:
        """A page that is just high enough."""
        text = self._laid(parts, -1)
        text.setPageSize(QSizeF(self._width, ceil(text.size().height()) + 1))
        return text

    def _laid(self, parts: list[Html], height: float) -> QTextDocument:
        return laid_out(self._writer, joined(parts, ""), self._size_pt, QSizeF(self._width, height))


def report_pdf(report: Report, assets: Path, *, large: bool = False) -> bytes:
    """The report as a PDF; `assets` is the folder with the fonts, `large` for large print."""
    ready_to_draw(assets)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _Paper(report, assets, buffer, large=large).draw()
    buffer.close()
    return bytes(buffer.data().data())


class _Paper:
    """A4 pages: a head and a foot on each, the chart on the first."""

    def __init__(self, report: Report, assets: Path, device: QIODevice, *, large: bool) -> None:
        self._report, self._assets, self._large = report, assets, large
        self._sizes = Sizes(large=large)
        self._writer = a4_writer(device, title_words(), f"CoreCoach {report.app_version}")
        self._width, self._height = float(self._writer.width()), float(self._writer.height())

    def draw(self) -> None:
        """Draw every page."""
        text, sizes = self._fitted(), self._sizes
        painter = QPainter(self._writer)
        self._frame(painter, 1, text.pages)
        draw_page(painter, text.above, 0, sizes.head)
        top = sizes.head + text.above.pageSize().height() + sizes.gap
        paint_chart(
            painter,
            QRectF(0, top, self._width, text.chart),
            self._report.view,
            self._assets,
            text=sizes.chart_text,
        )
        if text.below:
            draw_page(painter, text.below, 0, top + text.chart + sizes.gap)
        sheets = ((sheet, n) for sheet in text.after for n in range(sheet.pageCount()))
        for page, (sheet, n) in enumerate(sheets, 2):
            self._writer.newPage()
            self._frame(painter, page, text.pages)
            draw_page(painter, sheet, n, sizes.head)
        painter.end()

    def _fitted(self) -> _Text:
        if self._large:
            return self._text(LARGE_PT)
        small = self._text(_ONE_PAGE_PT)
        if small.pages == 1:
            return small
        return next(self._on_two_pages(), small)

    def _on_two_pages(self) -> Iterator[_Text]:
        tried = (self._text(size) for size in _SIZES_PT)
        return (text for text in tried if text.pages <= 2)

    def _text(self, size_pt: float) -> _Text:
        return _Text(self._writer, self._report, size_pt, self._sizes, large=self._large)

    # -- head and foot ----------------------------------------------------------------------------------

    def _frame(self, painter: QPainter, page: int, pages: int) -> None:
        """Whose page it is and of when, and at its foot that nobody has reviewed it."""
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.8)))
        self._head(painter)
        self._foot(painter, _("Page {page} of {pages}").format(page=page, pages=pages))

    def _head(self, painter: QPainter) -> None:
        sizes, report = self._sizes, self._report
        title = QRectF(0, 0, self._width, dots(1.3 * sizes.title_pt))
        painter.setFont(paper_font(sizes.title_pt, bold=True))
        painter.drawText(title, Qt.AlignmentFlag.AlignTop, title_words())
        painter.setFont(paper_font(sizes.line_pt))
        metrics = painter.fontMetrics()
        period = period_words(report.since, report.until)
        painter.drawText(title, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, period)
        made = _("made {moment}").format(moment=moment(report.made_at))
        born = _("born {year}").format(year=report.birth_year) if report.birth_year else ""
        rest = born if self._large else listed([born, made])
        room = int(self._width) - metrics.horizontalAdvance(listed(["-", rest]))
        name = metrics.elidedText(
            one_line(report.name) or _("Name not known"), Qt.TextElideMode.ElideRight, room
        )
        line = QRectF(0, title.bottom(), self._width, dots(1.4 * sizes.line_pt))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, listed([name, rest]))
        if self._large:
            line.translate(0, line.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, made)
        painter.drawLine(line.bottomLeft(), line.bottomRight())

    def _foot(self, painter: QPainter, page: str) -> None:
        painter.setFont(paper_font(self._sizes.foot_pt))
        box = QRectF(0, self._height - self._sizes.foot, self._width, self._sizes.foot)
        version = _("CoreCoach {version}").format(version=self._report.app_version)
        words = f"{not_reviewed_words()} {version}."
        room = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(f"  {page}"), 0)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, bottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignRight, page)
