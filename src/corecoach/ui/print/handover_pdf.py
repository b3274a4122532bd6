"""The page for the clinician as a PDF: A4, black on white, drawn without a screen."""

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from corecoach.exchange.handover import Handover
from corecoach.exchange.problems import one_line
from corecoach.ui.look import FAMILY, load_fonts
from corecoach.ui.print.handover_page import body
from corecoach.ui.print.handover_words import listed, mark_words, moment
from corecoach.words import _

_DPI = 600
_MARGIN_MM = 11.0
_HEAD_PT, _FOOT_PT = 38.0, 15.0
# The largest type with which all fits on one page; what does not fit in the last flows on in the first.
_SIZES_PT = (9.0, 8.5, 8.0, 7.5, 7.0)


def pdf_bytes(handover: Handover, assets: Path) -> bytes:
    """The page as a PDF; `assets` is the folder with the fonts."""
    _application()
    load_fonts(assets)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _Paper(handover, buffer).draw()
    buffer.close()
    return bytes(buffer.data().data())


def _application() -> QApplication:
    """Fonts need one; a command has none, and no screen either."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["corecoach"])


class _Paper:
    """A4 pages, each with the mark at its head and the versions at its foot."""

    def __init__(self, handover: Handover, device: QIODevice) -> None:
        self._handover = handover
        self._writer = QPdfWriter(device)
        self._writer.setResolution(_DPI)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        self._writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._writer.setTitle(title_words())
        self._writer.setCreator(f"CoreCoach {handover.app_version}")
        self._width, self._height = float(self._writer.width()), float(self._writer.height())

    def draw(self) -> None:
        """Draw every page."""
        text = self._fitted()
        painter = QPainter(self._writer)
        for page in range(text.pageCount()):
            if page:
                self._writer.newPage()
            self._head(painter)
            self._body(painter, text, page)
            self._foot(painter, page + 1, text.pageCount())
        painter.end()

    def _dots(self, points: float) -> float:
        return points / 72 * _DPI

    # -- the text ---------------------------------------------------------------------------------------

    def _fitted(self) -> QTextDocument:
        fits = (text for size in _SIZES_PT if (text := self._laid_out(size)).pageCount() == 1)
        return next(fits, None) or self._laid_out(_SIZES_PT[0], flowing=True)

    def _laid_out(self, size_pt: float, *, flowing: bool = False) -> QTextDocument:
        text = QTextDocument()
        text.documentLayout().setPaintDevice(self._writer)
        text.setDefaultFont(_font(size_pt))
        # What somebody typed without a space must not run off the paper.
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text.setDefaultTextOption(option)
        text.setDocumentMargin(0)
        text.setHtml(body(self._handover, flowing=flowing))
        text.setPageSize(QSizeF(self._width, self._body_height))
        return text

    @property
    def _body_height(self) -> float:
        return self._height - self._dots(_HEAD_PT + _FOOT_PT)

    def _body(self, painter: QPainter, text: QTextDocument, page: int) -> None:
        painter.save()
        painter.translate(0, self._dots(_HEAD_PT) - page * self._body_height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page * self._body_height, self._width, self._body_height)
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        painter.setClipRect(context.clip)
        text.documentLayout().draw(painter, context)
        painter.restore()

    # -- head and foot ----------------------------------------------------------------------------------

    def _head(self, painter: QPainter) -> None:
        height = self._dots(_HEAD_PT - 8)
        room = self._width - self._mark(painter, height) - self._dots(8)
        top, bottom = QRectF(0, 0, room, height / 2), QRectF(0, height / 2, room, height / 2)
        painter.setFont(_font(13, bold=True))
        painter.drawText(top, Qt.AlignmentFlag.AlignTop, title_words())
        painter.setFont(_font(9))
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
        painter.setFont(_font(14, bold=True))
        width = painter.fontMetrics().horizontalAdvance(mark_words()) + self._dots(16)
        box = QRectF(self._width - width, 0, width, height)
        painter.setPen(QPen(Qt.GlobalColor.black, self._dots(1.5)))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark_words())
        return width

    def _foot(self, painter: QPainter, page: int, pages: int) -> None:
        top = self._height - self._dots(_FOOT_PT - 4)
        painter.setFont(_font(7.5))
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


def _font(size_pt: float, *, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(size_pt)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # With its local forms the shipped font draws A and the space as glyphs that have no letter: on paper they
    # look right, but nobody can search or copy them.
    font.setFeature(QFont.Tag("locl"), 0)
    return font
