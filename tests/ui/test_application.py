"""A file that the desktop opens by an event, before the window is there and after."""

import json
import subprocess
import sys

# There is one application object a process, and that of the tests is another.
SEND = """
import json, sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from corecoach.ui.application import Application

application, taken = Application(sys.argv[:1]), []

def send(what):
    application.postEvent(application, QFileOpenEvent(what))
    application.processEvents()

send("/tmp/Zoë's first.corecoach")
send(QUrl("https://example.org/programme"))
before = list(taken)
application.open_with(lambda file: taken.append(str(file)))
send("/tmp/second.ccclear")
print(json.dumps([before, taken]))
"""


def test_a_file_waits_for_the_window_and_the_next_goes_straight_to_it() -> None:
    done = subprocess.run([sys.executable, "-c", SEND], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [[], ["/tmp/Zoë's first.corecoach", "/tmp/second.ccclear"]]
