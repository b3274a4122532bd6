"""The choices on the page of ice and heat: what it is for, and which way."""


from PySide6.QtCore import Qt

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
