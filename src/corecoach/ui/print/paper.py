"""A4 paper: a writer of PDF pages, its font, and rich text laid out for it. Drawn without a screen."""

import os
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from corecoach.ui.look import FAMILY, load_fonts

DPI = 600
_MARGIN_MM = 11.0


def ready_to_draw(assets: Path) -> QApplication:
    """Fonts need an application; a command has none, and no screen either. `assets` holds the fonts."""
    existing = QApplication.instance()
    if not isinstance(existing, QApplication):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        existing = QApplication(["corecoach"])
    load_fonts(assets)
    return existing


def a4_writer(device: QIODevice, title: str, creator: str) -> QPdfWriter:
    """A writer of A4 pages with narrow margins."""
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator(creator)
    return writer


def dots(points: float) -> float:
    """A length in points as dots of the paper."""
    return points / 72 * DPI


def paper_font(size_pt: float, *, bold: bool = False) -> QFont:
    """The font of the app, for paper."""
    font = QFont(FAMILY)
    font.setPointSizeF(size_pt)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # With its local forms the shipped font draws A and the space as glyphs that have no letter: on paper they
    # look right, but nobody can search or copy them.
    font.setFeature(QFont.Tag("locl"), 0)
    return font


def laid_out(writer: QPdfWriter, html: str, size_pt: float, page: QSizeF) -> QTextDocument:
    """Rich text in pages of this size, in dots."""
    text = QTextDocument()
    text.documentLayout().setPaintDevice(writer)
    text.setDefaultFont(paper_font(size_pt))
    # What somebody typed without a space must not run off the paper.
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    text.setDocumentMargin(0)
    text.setHtml(html)
    text.setPageSize(page)
    return text


def draw_page(painter: QPainter, text: QTextDocument, page: int, top: float) -> None:
    """Draw one page of a text, counted from 0, in black from `top` on."""
    size = text.pageSize()
    painter.save()
    painter.translate(0, top - page * size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, page * size.height(), size.width(), size.height())
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.setClipRect(context.clip)
    text.documentLayout().draw(painter, context)
    painter.restore()
