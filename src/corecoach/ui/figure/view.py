"""The figure in a window: draws where the session is. It owns no clock, and paints nothing twice."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from corecoach.figure import Figure
from corecoach.figure.motion import BREATH_H, Motion
from corecoach.figure.poses import Posed
from corecoach.figure.spot import Spot
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.pair import Pair, moment_now
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

# A breath is some pictures that are kept: to draw the body each time would cost more than all the rest.
BREATHS = 8


class FigureView(QWidget):
    """Shows one figure at a `Spot`. Somebody who wants less movement sees the start beside the held pose."""

    def __init__(self, look: Look, bakery: Bakery, *, field: str) -> None:
        """`field` is the colour role of what lies behind it."""
        super().__init__()
        self._look, self._bakery, self._field = look, bakery, field
        self._figure: Figure | None = None
        self._mirrored = False
        self._spot = Spot("start")
        self._scenes: dict[tuple[object, ...], Scene] = {}
        self._breaths: dict[tuple[int, int, float], QPixmap] = {}
        self._drawn: tuple[object, ...] = ()
        bakery.baked.connect(self._on_baked)

    def show_spot(self, figure: Figure, spot: Spot, *, mirrored: bool) -> None:
        """Show where the figure is. Nothing is painted when that looks the same as before."""
        if figure is not self._figure:
            self._figure = figure
            self._forget()
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self._breaths.clear()
        self._spot = spot
        key = self._key()
        if key != self._drawn:
            self.update()
            self._drawn = key

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure."""
        if self._figure is None or self.width() < 1 or self.height() < 1:
            return
        painter = QPainter(self)
        if self._look.still:
            self._pair(painter)
        elif self._only_breathes:
            painter.drawPixmap(0, 0, self._breath(self._level()))
        else:
            self._moving(painter)

    def resizeEvent(self, event: object) -> None:
        """Frame it anew."""
        self._forget()

    # -- what is drawn ----------------------------------------------------------------------------------

    def _key(self) -> tuple[object, ...]:
        """What the picture depends on."""
        spot, side = self._spot, (id(self._figure), self._mirrored, self.devicePixelRatioF())
        cycle = self._motion.cycle(spot.rep)
        if self._look.still:
            return *side, cycle, moment_now(spot)
        if self._only_breathes:
            return *side, "hold", cycle, self._level()
        return *side, *spot

    @property
    def _motion(self) -> Motion:
        assert self._figure is not None
        return self._bakery.ask(self._figure)

    @property
    def _only_breathes(self) -> bool:
        """Whether the pose is held; so is one that lasts, when there is no movement to go round."""
        assert self._figure is not None
        part = self._spot.part
        return part == "hold" or (part == "round" and not self._figure.goes_round)

    def _level(self) -> int:
        """How far in the breath is, in steps."""
        motion = self._motion
        breath = motion.position(self._spot).belly - motion.held(self._spot.rep).belly
        return round(breath / BREATH_H * (BREATHS - 1))

    def _moving(self, painter: QPainter) -> None:
        motion, spot = self._motion, self._spot
        arrow = arrow_at(motion, spot)
        self._scene().paint(painter, motion.position(spot), muscle=muscle_at(spot), arrow=arrow)

    def _breath(self, level: int) -> QPixmap:
        key = self._motion.cycle(self._spot.rep), level, self.devicePixelRatioF()
        if key not in self._breaths:
            held = self._motion.held(self._spot.rep)
            belly = held.belly + BREATH_H * level / (BREATHS - 1)
            self._breaths[key] = self._picture(self._scene(), held._replace(belly=belly))
        return self._breaths[key]

    def _picture(self, scene: Scene, posed: Posed) -> QPixmap:
        picture = QPixmap(scene.size * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(picture)
        scene.paint(painter, posed, muscle=1.0)
        painter.end()
        return picture

    def _pair(self, painter: QPainter) -> None:
        """Start and held pose beside each other; a pose without a movement stands alone."""
        motion, rep = self._motion, self._spot.rep
        pair = Pair(self._look, self.size())
        if motion.start(rep) == motion.held(rep) or not pair.has_room:
            self._scene().paint(painter, motion.held(rep))
        else:
            pair.paint(painter, self._scene(pair.picture), motion, self._spot)

    def _scene(self, size: QSize | None = None) -> Scene:
        """The scene of this side of the body, as large as the view unless told."""
        size, dpr = size or self.size(), self.devicePixelRatioF()
        key = self._mirrored, size.toTuple(), dpr
        if key not in self._scenes:
            assert self._figure is not None
            self._scenes[key] = Scene(
                self._look, self._figure, size, dpr, mirrored=self._mirrored, field=self._field
            )
        return self._scenes[key]

    def _forget(self) -> None:
        self._scenes.clear()
        self._breaths.clear()
        self._drawn = ()

    def _on_baked(self, figure: Figure) -> None:
        """Only what moves looks different now: key poses were there before."""
        if figure is self._figure and not self._look.still and not self._only_breathes:
            self.update()
