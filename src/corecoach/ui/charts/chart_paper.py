"""The trend chart on paper and as a picture: the drawing of the screen in lines, light, with its legend."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from corecoach.coach.trend_views import TrendView
from corecoach.diary import replace_file
from corecoach.ui.charts.chart_legend import paint_legend
from corecoach.ui.charts.drawing import Drawing, range_of
from corecoach.ui.look import Look, load_fonts
from corecoach.ui.print.paper import ready_to_draw
from corecoach.ui.trend_beside import screen_words, what_words
from corecoach.words import _

# How high small text is in the drawing; everything else keeps its proportion to it.
SMALL_PX = 16.0
# Print tells so many points apart where a screen has one pixel.
PAPER_FINE = 4.0
# A picture for a letter or a slide.
PICTURE_PX, _EDGE_PX = QSize(1200, 720), 28
# Whoever opens it has not got the font of the app.
_FAMILY = b'font-family="Figtree Tab"'
_FAMILIES = b'font-family="Figtree Tab, Figtree, Arial, Helvetica, sans-serif"'


class PaperLook(Look):
    """The light look, in letters that can be searched and copied (see `paper_font`)."""

    def font(self, token: str, size_px: float | None = None) -> QFont:
        """See Look."""
        font = super().font(token, size_px)
        font.setFeature(QFont.Tag("locl"), 0)
        return font


def paint_chart(
    painter: QPainter, rect: QRectF, view: TrendView, assets: Path, *, text: float | None = None
) -> None:
    """Paint legend and chart into `rect`, every sign and line as a shape. `text`: how high small text is on
    paper, in the units of the painter; without it those are the pixels of a picture. `assets` is the folder
    with the fonts."""
    load_fonts(assets)
    look, scale = PaperLook(assets), (text or SMALL_PX) / SMALL_PX
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(0, 0, rect.width() / scale, rect.height() / scale)
    room.setTop(paint_legend(painter, look, view, room))
    drawing = Drawing(look, view, paper_fine=PAPER_FINE if text else 1.0)
    drawing.paint(painter, drawing.frame(room, *range_of(view)))
    painter.restore()


# -- as a picture of its own ----------------------------------------------------------------------------


def write_picture(view: TrendView, out: Path, assets: Path) -> None:
    """Write the chart with its legend and its sentences to `out`: a .svg is made of lines, any other name is
    a PNG in double resolution. Needs no screen; only the owner can read it.

    Raises NotSaved, and then what was there before is unchanged.
    """
    ready_to_draw(assets)
    picture = _Picture(view, assets)
    replace_file(out, picture.svg() if out.suffix.lower() == ".svg" else picture.png(), keep=False)


class _Picture:
    """A title, the chart, and sentences below, on the colour of a card."""

    def __init__(self, view: TrendView, assets: Path) -> None:
        self._view, self._assets, self._look = view, assets, PaperLook(assets)
        self._title, self._words = what_words(view), " ".join(screen_words(view))

    def png(self) -> bytes:
        """In double resolution, so that it is sharp where it is scaled."""
        image = QImage(PICTURE_PX * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        self._paint(image)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """In lines and letters, with a title and what it shows in words."""
        buffer = QBuffer()
        # The other version of the format, the default, knows no clipping.
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setSize(PICTURE_PX)
        generator.setViewBox(QRect(0, 0, PICTURE_PX.width(), PICTURE_PX.height()))
        generator.setTitle(_("Pain trend"))
        generator.setDescription(f"{self._title} {self._words}")
        self._paint(generator)
        return bytes(buffer.data().data()).replace(_FAMILY, _FAMILIES)

    def _paint(self, device: QPaintDevice) -> None:
        painter = QPainter(device)
        whole = QRectF(0, 0, PICTURE_PX.width(), PICTURE_PX.height())
        painter.fillRect(whole, self._look.color("surface"))
        inside = whole.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        inside.setTop(self._draw_title(painter, inside))
        painter.setFont(self._look.font("body"))
        # Another font, where this one is not installed, may be wider.
        room = QRectF(inside.left(), 0, inside.width() * 0.85, inside.height())
        words = painter.boundingRect(room, Qt.TextFlag.TextWordWrap, self._words)
        words.moveBottom(inside.bottom())
        painter.setPen(self._look.color("ink"))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._words)
        inside.setBottom(words.top() - _EDGE_PX / 2)
        paint_chart(painter, inside, self._view, self._assets)
        painter.end()

    def _draw_title(self, painter: QPainter, room: QRectF) -> float:
        """Returns where it ends."""
        painter.setFont(self._look.font("title-s"))
        painter.setPen(self._look.color("ink"))
        high = painter.fontMetrics().height()
        painter.drawText(QRectF(room.left(), room.top(), room.width(), high), self._title)
        return room.top() + high + _EDGE_PX / 4
