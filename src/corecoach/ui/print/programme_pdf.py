"""A programme as a handout on paper: A4, in usual or large print, in one language or in two."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.coach.settings import Body
from corecoach.exchange import ProgrammeFile, write_programme
from corecoach.exchange.packed import pack
from corecoach.exchange.problems import one_line
from corecoach.library import Country, Library
from corecoach.ui.print.exercise_picture import PaperPicture
from corecoach.ui.print.paper import a4_writer, dots, paper_font, ready_to_draw
from corecoach.ui.print.programme_blocks import LARGE, USUAL, Setter, Sizes
from corecoach.ui.print.programme_page import ProgrammePage
from corecoach.ui.print.programme_pages import Sheet, draw_sheet, pages_of
from corecoach.ui.print.programme_said import Speaker
from corecoach.words import Tongue, _

DEFAULT_BODY = Body()


def programme_pdf(
    file: ProgrammeFile,
    library: Library,
    *,
    country: Country,
    version: str,
    large: bool = False,
    second: Tongue | None = None,
    data: bytes | None = None,
    body: Body = DEFAULT_BODY,
) -> bytes:
    """The handout of a programme that was read or just signed, as a PDF.

    `country` has the number to call, `version` is that of the app. In `large` print all words are 18 pt or
    more. `second` is a language that stands beside the one in use, where it has a translation. `data` are the
    bytes of the file for the code, where there are some: what another tool wrote stays signed only as it is.
    `body` is how the figure looks.
    """
    ready_to_draw(library.folder)
    packed = pack(write_programme(file) if data is None else data)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = _Paper(file, library.folder, buffer, version, second=second, sizes=LARGE if large else USUAL)
    paper.draw(library, country, packed, body)
    buffer.close()
    return bytes(buffer.data().data())


class _Paper:
    """A4 pages with a foot on each: the title of the programme, for whom it is, and which page it is."""

    def __init__(
        self,
        file: ProgrammeFile,
        assets: Path,
        device: QIODevice,
        version: str,
        *,
        second: Tongue | None,
        sizes: Sizes,
    ) -> None:
        self._file, self._assets, self._sizes = file, assets, sizes
        self._title = one_line(file.programme.title)
        self._writer = a4_writer(device, self._title, f"CoreCoach {version}")
        self._setter = Setter(self._writer, Speaker(second), sizes)
        self._foot = dots(2.0 * sizes.foot)
        self._room = float(self._writer.height()) - self._foot

    def draw(self, library: Library, country: Country, packed: str | None, body: Body) -> None:
        """Draw every page."""
        page = ProgrammePage(self._file, library, self._setter, PaperPicture(self._assets, body))
        sheets = pages_of(list(page.units(country, packed, self._room)), self._room)
        painter = QPainter(self._writer)
        for number, sheet in enumerate(sheets, 1):
            if number > 1:
                self._writer.newPage()
            self._draw_one(painter, sheet, number, len(sheets))
        painter.end()

    def _draw_one(self, painter: QPainter, sheet: Sheet, number: int, count: int) -> None:
        width = float(self._writer.width())
        draw_sheet(painter, sheet, width)
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.6)))
        painter.setFont(paper_font(self._sizes.foot))
        box = QRectF(0, self._room, width, self._foot)
        painter.drawLine(box.topLeft(), box.topRight())
        page = _("Page {page} of {pages}").format(page=number, pages=count)
        bottom, metrics = Qt.AlignmentFlag.AlignBottom, painter.fontMetrics()
        room = int(width) - metrics.horizontalAdvance(f"   {page}")
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignRight, page)
