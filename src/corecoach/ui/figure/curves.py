"""Closed outlines from points. Each turns the same way, so that several in one path fill without holes."""

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

Point = tuple[float, float]
Points = Sequence[Point]
# A quarter of a circle as a curve: how far its handles reach.
_KAPPA = 0.5523
_WINDING = Qt.FillRule.WindingFill
_NONE: Point = (0.0, 0.0)
# Steps into which a curve is cut for its grown outline.
_STEPS = 5


def area(points: Points) -> float:
    """Twice the area; positive when the points turn against the clock (y up)."""
    total = 0.0
    ax, ay = points[-1]
    for x, y in points:
        total += ax * y - ay * x
        ax, ay = x, y
    return total


def turned(points: Points) -> Points:
    """The same points, against the clock."""
    return points if area(points) >= 0 else points[::-1]


def smooth(points: Points, corners: frozenset[int] = frozenset()) -> QPainterPath:
    """A closed curve through points; at `corners` (indices) it may turn sharply."""
    if area(points) < 0:
        last = len(points) - 1
        points, corners = points[::-1], frozenset(last - n for n in corners)
    path = _curve([*points, points[0]], _slopes(points, corners))
    path.closeSubpath()
    path.setFillRule(_WINDING)
    return path


def strand(points: Points) -> QPainterPath:
    """An open curve through points."""
    return _curve(points, _slopes(points, frozenset((0, len(points) - 1))))


def _curve(points: Points, slopes: list[Point | None]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    out = slopes[0]
    for n in range(1, len(points)):
        (ax, ay), (bx, by) = points[n - 1], points[n]
        back = slopes[n % len(slopes)]
        if out is None and back is None:
            path.lineTo(bx, by)
        else:
            third = hypot(bx - ax, by - ay) / 3
            (dx, dy), (ex, ey) = out or _NONE, back or _NONE
            path.cubicTo(ax + dx * third, ay + dy * third, bx - ex * third, by - ey * third, bx, by)
        out = back
    return path


def _slopes(points: Points, corners: frozenset[int]) -> list[Point | None]:
    """The direction of a closed curve at each point, weighted by its sides' length; None at a corner."""
    slopes: list[Point | None] = []
    (ax, ay), (x, y) = points[-1], points[0]
    before = hypot(x - ax, y - ay) or 1e-9
    for n in range(len(points)):
        bx, by = points[(n + 1) % len(points)]
        after = hypot(bx - x, by - y) or 1e-9
        near, far = after / (before + after) / before, before / (before + after) / after
        slope = near * (x - ax) + far * (bx - x), near * (y - ay) + far * (by - y)
        slopes.append(None if n in corners else slope)
        ax, ay, x, y, before = x, y, bx, by, after
    return slopes


def polygon(points: Points) -> QPainterPath:
    """A closed outline with straight sides."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in turned(points)]))
    path.closeSubpath()
    path.setFillRule(_WINDING)
    return path


def circle(x: float, y: float, radius: float, flat: float = 1.0) -> QPainterPath:
    """A circle, or an ellipse whose height is `flat` times its width."""
    r, s = radius, radius * flat
    k, m = r * _KAPPA, s * _KAPPA
    path = QPainterPath(QPointF(x + r, y))
    path.cubicTo(x + r, y + m, x + k, y + s, x, y + s)
    path.cubicTo(x - k, y + s, x - r, y + m, x - r, y)
    path.cubicTo(x - r, y - m, x - k, y - s, x, y - s)
    path.cubicTo(x + k, y - s, x + r, y - m, x + r, y)
    path.closeSubpath()
    path.setFillRule(_WINDING)
    return path


def capsule(a: Point, a_radius: float, b: Point, b_radius: float) -> QPainterPath:
    """The hull of two circles: a rubber band around both."""
    path = circle(*a, a_radius)
    path.addPath(circle(*b, b_radius))
    dx, dy = b[0] - a[0], b[1] - a[1]
    gap = hypot(dx, dy)
    if gap > abs(a_radius - b_radius):
        lean = (a_radius - b_radius) / gap
        side = (1 - lean * lean) ** 0.5
        ux, uy = dx / gap, dy / gap
        left = (ux * lean - uy * side, uy * lean + ux * side)
        right = (ux * lean + uy * side, uy * lean - ux * side)
        path.addPath(polygon([_off(a, left, a_radius), _off(a, right, a_radius),
                              _off(b, right, b_radius), _off(b, left, b_radius)]))  # fmt: skip
    path.setFillRule(_WINDING)
    return path


def _off(point: Point, direction: Point, length: float) -> Point:
    return point[0] + direction[0] * length, point[1] + direction[1] * length


def grown(path: QPainterPath, width: float) -> QPainterPath:
    """Each outline of a path, moved outward by `width`."""
    found = QPainterPath()
    for points in flattened(path):
        found.addPath(polygon(offset(points, width)))
    found.setFillRule(_WINDING)
    return found


def offset(points: Points, width: float) -> list[Point]:
    """The corners of a closed outline that turns against the clock, moved outward by `width`."""
    moved = []
    count = len(points)
    for n, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[n - 1], points[(n + 1) % count]
        before, after = hypot(x - ax, y - ay) or 1e-9, hypot(bx - x, by - y) or 1e-9
        nx = (y - ay) / before + (by - y) / after
        ny = (ax - x) / before + (x - bx) / after
        # At a sharp corner the true corner lies far out; two and a half widths are enough.
        share = width * 2 / max(0.64, nx * nx + ny * ny)
        moved.append((x + nx * share, y + ny * share))
    return moved


def flattened(path: QPainterPath) -> list[list[Point]]:
    """The outlines of a path as points, curves cut into steps."""
    outlines: list[list[Point]] = []
    n = 0
    while n < path.elementCount():
        element = path.elementAt(n)
        if element.isMoveTo():
            outlines.append([(element.x, element.y)])
        elif element.isLineTo():
            outlines[-1].append((element.x, element.y))
        else:
            first, second, third = (path.elementAt(n + k) for k in range(3))
            outlines[-1].extend(
                _cut(outlines[-1][-1], (first.x, first.y), (second.x, second.y), (third.x, third.y))
            )
            n += 2
        n += 1
    return [_open(points) for points in outlines]


def _cut(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        s = 1 - t
        w = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        points.append((
            w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
            w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
        ))  # fmt: skip
    return points


def _open(points: list[Point]) -> list[Point]:
    (ax, ay), (bx, by) = points[0], points[-1]
    return points[:-1] if hypot(ax - bx, ay - by) < 1e-9 else points
