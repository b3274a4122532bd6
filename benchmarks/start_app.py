"""CoreCoach itself, from the command's own entry to the first painted Today page. Argument: a data folder.

Only the event loop is replaced, by one that reports the first paint; the order of imports is the command's.
"""

import sys
import time

from benchmarks.memory import rss_kb
from corecoach.cli import main


def _watch() -> None:
    """Make the event loop report and end at the first paint of the Today page."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    import corecoach.home
    import corecoach.ui.quick_start  # noqa: F401

    run = QApplication.exec

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # After this event all of the page is painted: its parts are painted right behind it.
                QTimer.singleShot(0, report)
            return False

    watch = Watch()

    def report() -> None:
        print(time.time(), rss_kb(), flush=True)
        QApplication.closeAllWindows()
        QApplication.exit()

    def watched() -> int:
        from corecoach.ui.pages.today import TodayPage
        from corecoach.ui.widgets import Card

        window = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
        page = window.findChild(TodayPage)
        assert page is not None, "Today is the first page"
        # The page itself lies behind its cards; the card with Start is the first of them.
        card = page.findChild(Card)
        assert card is not None
        card.installEventFilter(watch)
        return run()

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]


if __name__ == "__main__":
    _watch()
    sys.exit(main(["--home", sys.argv[1]]))
