"""The settings in use, and how to change them. The window holds one of these."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from corecoach.coach import SaveResult, Settings
from corecoach.ui.look import TEXT_SCALES


class SettingsInUse(QObject):
    """`changed` carries the new Settings, whether or not they could be written."""

    changed = Signal(object)

    def __init__(self, value: Settings, save: Callable[[Settings], SaveResult]) -> None:
        super().__init__()
        self._value, self._save = value, save

    @property
    def value(self) -> Settings:
        """The settings now."""
        return self._value

    def change(self, **fields: Any) -> SaveResult:
        """Change some settings; they hold at once, and are written."""
        return self.replace(msgspec.structs.replace(self._value, **fields))

    def replace(self, value: Settings) -> SaveResult:
        """Change all settings."""
        self._value = value
        result = self._save(value)
        self.changed.emit(value)
        return result

    def step_text_size(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1) by a step, or as it is at first (0)."""
        here = TEXT_SCALES.index(self._value.text_scale)
        target = 0 if step == 0 else max(0, min(len(TEXT_SCALES) - 1, here + step))
        self.change(text_scale=TEXT_SCALES[target])
