"""Paints one pose of a figure with a camera that stays where it is while the figure is edited."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter

from corecoach.figure import Figure
from corecoach.figure.framing import Box, content_box, poses_box
from corecoach.figure.poses import Pose, posed
from corecoach.ui.figure.ink import Camera
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

# Room that handles and marks need at the edge (px at 100 %).
_EDGE: Final = 18


class PosePicture:
    """The picture that is edited: without arrow, and whole, however near the camera of the exercise stands.
    A camera is kept until something would leave the picture."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._scene: Scene | None = None
        self._for: tuple[object, ...] = ()
        self._camera: tuple[Camera, QSize, float] | None = None

    def forget(self) -> None:
        """Frame anew for another figure."""
        self._scene, self._camera, self._for = None, None, ()

    def frame(self, figure: Figure, size: QSize, ratio: float, *, moving: bool) -> Scene:
        """The scene for a figure; while something is `moving` it stays the same."""
        wanted = (figure, size.toTuple(), ratio)
        if self._scene is not None and (wanted == self._for or (moving and wanted[1:] == self._for[1:])):
            return self._scene
        plain = replace(figure, arrow=(), ghost=None, zoom=None)
        scene = Scene(self._look, plain, size, ratio)
        before = self._camera
        if before is not None and before[1:] == (size, ratio) and _fits(plain, before[0], size, ratio):
            scene.camera = before[0]
        self._camera = scene.camera, QSize(size), ratio
        self._scene, self._for = scene, wanted
        return scene

    def paint(
        self, painter: QPainter, figure: Figure, name: str, pose: Pose, size: QSize, ratio: float
    ) -> None:
        """Paint a pose, with hands and face as the key `name` has them."""
        scene = self._scene or self.frame(figure, size, ratio, moving=False)
        scene.paint(painter, posed(figure.keys[name], figure.view)._replace(pose=pose), muscle=0.0)

    def pixel(self, x: float, y: float) -> QPointF:
        """A place of the world (H) in points of the widget."""
        assert self._camera is not None
        camera, _size, ratio = self._camera
        return camera.pixel(x, y) / ratio

    def world(self, at: QPointF) -> tuple[float, float]:
        """A point of the widget in the world (H)."""
        assert self._camera is not None
        camera, _size, ratio = self._camera
        return (at.x() * ratio - camera.x) / camera.scale, (camera.y - at.y() * ratio) / camera.scale


def _fits(figure: Figure, camera: Camera, size: QSize, ratio: float) -> bool:
    """Whether all poses and things lie in the picture, with room for what is drawn on them."""
    box: Box = content_box(figure, body=poses_box(figure))
    edge = _EDGE * ratio
    left, top = camera.pixel(box.left, box.top).toTuple()
    right, bottom = camera.pixel(box.right, box.bottom).toTuple()
    width, height = size.width() * ratio, size.height() * ratio
    return left >= edge and top >= edge and right <= width - edge and bottom <= height - edge
