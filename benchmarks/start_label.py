"""The reference: a PySide6 script that shows one QLabel, until it is painted."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.memory import rss_kb


class Label(QLabel):
    """Says when it was painted."""

    def paintEvent(self, event: object) -> None:
        """Paint, then report and end."""
        super().paintEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self.report)

    def report(self) -> None:
        """Print the moment and the memory."""
        print(time.time(), rss_kb(), flush=True)
        QApplication.exit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    label = Label("CoreCoach")
    label.show()
    sys.exit(application.exec())
