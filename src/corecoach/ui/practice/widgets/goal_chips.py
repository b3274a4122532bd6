"""The chips above the shelf, in the clinician's size."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.one_of import ALL_ARROWS, OneOf


class _Chip(Button):
    """Narrower than the usual one, so that two rows hold them all."""

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        hint = super().sizeHint()
        hint.setWidth(hint.width() - 2 * self.look.px(8))
        return hint


class GoalChips(OneOf):
    """A choice of one chip. Arrows move, Space and Enter choose."""

    steps = ALL_ARROWS

    def __init__(
        self,
        look: Look,
        options: Sequence[tuple[str, str]],
        *,
        name: str,
        value: str,
        icons: Mapping[str, str],
    ) -> None:
        """`options` are (value, words); one that is in `icons` shows that instead of its words."""
        chips = {
            option: _Chip(
                look,
                "" if option in icons else words,
                Kind.CHIP,
                icon=icons.get(option, ""),
                height=36,
                size_px=15,
                name=f"{name}: {words}",
            )
            for option, words in options
        }
        super().__init__(name, chips)
        self.setLayout(Flowing(*chips.values(), gap=look.px(6)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_value(value)
