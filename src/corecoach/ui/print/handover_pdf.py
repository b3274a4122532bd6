"""The page for the clinician as a PDF: A4, black on white, drawn without a screen."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from corecoach.exchange.handover import Handover
from corecoach.exchange.problems import one_line
from corecoach.ui.print.handover_page import body
from corecoach.ui.print.handover_words import listed, mark_words, moment
from corecoach.ui.print.paper import a4_writer, dots, draw_page, laid_out, paper_font, ready_to_draw
from corecoach.words import _

_HEAD_PT, _FOOT_PT = 38.0, 15.0
# The largest type with which all fits on one page; what does not fit in the last flows on in the first.
_SIZES_PT = (9.0, 8.5, 8.0, 7.5, 7.0)


def pdf_bytes(handover: Handover, assets: Path) -> bytes:
    """The page as a PDF; `assets` is the folder with the fonts."""
    ready_to_draw(assets)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _Paper(handover, buffer).draw()
    buffer.close()
    return bytes(buffer.data().data())


class _Paper:
    """A4 pages, each with the mark at its head and the versions at its foot."""

    def __init__(self, handover: Handover, device: QIODevice) -> None:
        self._handover = handover
        self._writer = a4_writer(device, title_words(), f"CoreCoach {handover.app_version}")
        self._width, self._height = float(self._writer.width()), float(self._writer.height())

    def draw(self) -> None:
        """Draw every page."""
        text = self._fitted()
        painter = QPainter(self._writer)
        for page in range(text.pageCount()):
            if page:
                self._writer.newPage()
            self._head(painter)
            draw_page(painter, text, page, dots(_HEAD_PT))
            self._foot(painter, page + 1, text.pageCount())
        painter.end()

    # -- the text ---------------------------------------------------------------------------------------

    def _fitted(self) -> QTextDocument:
        fits = (text for size in _SIZES_PT if (text := self._laid_out(size)).pageCount() == 1)
        return next(fits, None) or self._laid_out(_SIZES_PT[0], flowing=True)

    def _laid_out(self, size_pt: float, *, flowing: bool = False) -> QTextDocument:
        page = QSizeF(self._width, self._body_height)
        return laid_out(self._writer, body(self._handover, flowing=flowing), size_pt, page)

    @property
    def _body_height(self) -> float:
        return self._height - dots(_HEAD_PT + _FOOT_PT)

    # -- head and foot ----------------------------------------------------------------------------------

    def _head(self, painter: QPainter) -> None:
        height = dots(_HEAD_PT - 8)
        room = self._width - self._mark(painter, height) - dots(8)
        top, bottom = QRectF(0, 0, room, height / 2), QRectF(0, height / 2, room, height / 2)
        painter.setFont(paper_font(13, bold=True))
        painter.drawText(top, Qt.AlignmentFlag.AlignTop, title_words())
        painter.setFont(paper_font(9))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignBottom, self._who_and_when(painter, room))

    def _who_and_when(self, painter: QPainter, room: float) -> str:
        """One line; a long name is cut here, it stands in full below."""
        person = self._handover.person
        age = _("age {age}").format(age=person.age) if person.age is not None else ""
        rest = listed([age, _("made {moment}").format(moment=moment(self._handover.made_at))])
        metrics = painter.fontMetrics()
        left = int(room) - metrics.horizontalAdvance(listed(["-", rest]))
        return listed([metrics.elidedText(one_line(person.name), Qt.TextElideMode.ElideRight, left), rest])

    def _mark(self, painter: QPainter, height: float) -> float:
        """Draw the mark in its box; returns its width."""
        painter.setFont(paper_font(14, bold=True))
        width = painter.fontMetrics().horizontalAdvance(mark_words()) + dots(16)
        box = QRectF(self._width - width, 0, width, height)
        painter.setPen(QPen(Qt.GlobalColor.black, dots(1.5)))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark_words())
        return width

    def _foot(self, painter: QPainter, page: int, pages: int) -> None:
        top = self._height - dots(_FOOT_PT - 4)
        painter.setFont(paper_font(7.5))
        box = QRectF(0, top, self._width, self._height - top)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignLeft, _versions(self._handover))
        words = _("Page {page} of {pages}").format(page=page, pages=pages)
        painter.drawText(box, bottom | Qt.AlignmentFlag.AlignRight, words)


def title_words() -> str:
    """What the page is."""
    return _("CoreCoach: page for the clinician")


def _versions(handover: Handover) -> str:
    rules = handover.rules_version or _("damaged")
    words = _("CoreCoach {app}, safety rules {rules}. {mark}.")
    return words.format(app=handover.app_version, rules=rules, mark=mark_words())
