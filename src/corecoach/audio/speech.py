"""The voice of the voice child: the platform's speech engine, where it has one. Never in the app."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

from corecoach.audio.output import can_be_heard
from corecoach.audio.protocol import NOTHING, Order, Say

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

WAIT_MS = 5_000  # an engine that needs longer to get ready is no use in a session
FAVOURITE = "speechd"  # where several engines are installed: the one with the desktop's own voices
PRETENDER = "mock"  # an engine for tests that makes no sound


class Speech:
    """Speaks one sentence at a time; the newest wins."""

    def __init__(self, language: str) -> None:
        """`language` is that of the sentences, such as `en_GB`: another language's voice garbles them."""
        self._language = language
        self._engine: QTextToSpeech | None = None

    def prepare(self) -> str:
        """Wake the engine; its name and voice, or `none`."""
        # Without an output the speech service of Linux hangs after some words, and then for others as well.
        if not can_be_heard():
            return NOTHING
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:  # a system without the sound libraries Qt links to
            return NOTHING
        name = choose_engine(QTextToSpeech.availableEngines())
        if name is None:
            return NOTHING
        engine = QTextToSpeech(name)
        if not _becomes_ready(engine):
            return NOTHING
        self._engine = engine
        self._speak_language()
        return f"{name} {engine.voice().name()}"

    def perform(self, order: Order) -> bool:
        """Speak the sentence instead of the one before; silence for lack of an engine is not an error."""
        if not isinstance(order, Say):
            return False
        if self._engine is not None:
            self._engine.stop()
            self._engine.setVolume(order.volume / 100)
            self._engine.setRate(order.rate / 100)
            self._engine.say(order.text)
        return True

    def hush(self) -> None:
        """Stop the sentence."""
        if self._engine is not None:
            self._engine.stop()

    def _speak_language(self) -> None:
        """Change to a voice of the wanted language, unless the person's own voice speaks it already."""
        if self._engine is None:
            return
        offered = {locale.name(): locale for locale in self._engine.availableLocales()}
        name = choose_locale(self._language, self._engine.locale().name(), list(offered))
        if name in offered:
            self._engine.setLocale(offered[name])


def choose_engine(names: list[str]) -> str | None:
    """The engine to use, of those installed; None when none of them can be heard."""
    real = [name for name in names if name != PRETENDER]
    return FAVOURITE if FAVOURITE in real else next(iter(real), None)


def choose_locale(wanted: str, own: str, offered: list[str]) -> str | None:
    """The locale to speak: the person's own region of the language, else the one wanted, else any of it."""
    language = wanted.partition("_")[0]
    choices = [own, wanted, *sorted(offered)]
    return next((name for name in choices if name in offered and name.partition("_")[0] == language), None)


def _becomes_ready(engine: "QTextToSpeech") -> bool:
    """Wait for the engine, with the event loop turning, because some engines get ready only in one."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    loop, deadline = QEventLoop(), QDeadlineTimer(WAIT_MS)
    engine.stateChanged.connect(loop.quit)
    QTimer.singleShot(WAIT_MS, loop.quit)
    ready = QTextToSpeech.State.Ready
    while engine.state() != ready and not _has_failed(engine) and not deadline.hasExpired():
        loop.exec()
    return engine.state() == ready


def _has_failed(engine: "QTextToSpeech") -> bool:
    """Whether the engine said why it cannot work. The state alone is not enough: some begin in `Error`."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    return engine.errorReason() != QTextToSpeech.ErrorReason.NoError
