"""Lucide icons in any colour and size, drawn once for each."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@cache
def _svg(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def icon_pixmap(
    assets: Path, name: str, color: str, size_px: int, ratio: float, *, filled: bool = False
) -> QPixmap:
    """The icon `name` in `color` (#rrggbb), `size_px` logical pixels wide, for a screen of that ratio."""
    svg = _svg(assets / "icons" / f"{name}.svg").replace("currentColor", color)
    if filled:
        svg = svg.replace('fill="none"', f'fill="{color}"')
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(
    painter: QPainter, assets: Path, name: str, color: QColor, rect: QRectF, *, filled: bool = False
) -> None:
    """Draw an icon into a square rectangle."""
    ratio = painter.device().devicePixelRatioF()
    size_px = max(1, round(rect.width()))
    painter.drawPixmap(rect.topLeft(), icon_pixmap(assets, name, color.name(), size_px, ratio, filled=filled))
