"""The head of the overview: where it comes from, the range, the ways on, and what is to be minded first."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.report import PERIOD_DAYS
from corecoach.practice.overview_views import Overview
from corecoach.ui.look import Look
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.overview_words import device_words, gap_words, report_words, source_lines
from corecoach.ui.practice.widgets.forms import flowing, held, said, small_button
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.print.report_signals import signal_name, signal_words
from corecoach.ui.widgets import Card, Icon, Kind, column, grow, row
from corecoach.words import _


class OverviewTop(QWidget):
    """`range_chosen` carries days, or None for all; the others nothing."""

    range_chosen = Signal(object)
    load_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, look: Look, view: Overview) -> None:
        super().__init__()
        options = (("weeks", _("6 weeks")), ("all", _("All")))
        value = "weeks" if view.days == PERIOD_DAYS else "all"
        ranges = Segments(look, options, name=_("Show"), value=value)
        ranges.chosen.connect(self._choose)
        self.load = small_button(
            look, _("Load a newer report"), icon="folder-input",
            on_click=lambda: self.load_requested.emit(None),
        )  # fmt: skip
        paper = small_button(
            look, _("Print"), icon="printer", on_click=lambda: self.print_requested.emit(None),
            name=_("Print the pain report"),
        )  # fmt: skip
        source, more = _source(look, view), said(look, " ".join(source_lines(view)), "ink-2")
        if look.width == "wide":
            box = row(gap=look.px(12))
            box.addWidget(source, 1)
            box.addWidget(flowing(look, ranges, self.load, paper, gap=12))
            top = held(box)
        else:
            top = held(column(source, flowing(look, ranges, self.load, paper, gap=10), gap=look.px(8)))
        self.setLayout(column(top, more, gap=look.px(6)))

    def _choose(self, value: str) -> None:
        self.range_chosen.emit(PERIOD_DAYS if value == "weeks" else None)


def _source(look: Look, view: Overview) -> QWidget:
    words = report_words(view.name, view.source, view.today)
    if view.source.device == "other":
        return _strip(look, words, "triangle-alert", "caution-soft", "on-caution-soft")
    return _strip(look, words, "badge-check", "primary-soft", "on-primary-soft")


def _strip(look: Look, words: str, icon: str, fill: str, ink: str, *more: QWidget) -> QWidget:
    """One sentence on a coloured field."""
    parts = row(Icon(look, icon, ink, 20), grow(said(look, words, ink)), *more, gap=look.px(10))
    strip = Card(look, parts, fill=fill, edge=None, radius="control", padding=(14, 8))
    strip.setAccessibleName(words)
    return strip


def problem_lines(
    look: Look, view: Overview, loaded: Sequence[Loaded], seen: Callable[[], object]
) -> Iterator[QWidget]:
    """What is to be minded, the most pressing first: locked, another computer, the signals, gaps; and what
    became of the files that were loaded."""
    if view.locked_now:
        words = _("All exercise was locked when this report was made.")
        yield _strip(look, words, "lock", "danger-soft", "on-danger-soft")
    cautions = [*_cautions(view)]
    if cautions:
        lines = [
            row(
                Icon(look, "triangle-alert", "on-caution-soft", 20),
                grow(said(look, words, "on-caution-soft")),
                gap=look.px(10),
            )
            for words in cautions
        ]
        yield Card(
            look, *lines, fill="caution-soft", edge=None, radius="control", padding=(14, 8), gap=look.px(4)
        )
    if loaded:
        yield _loaded(look, loaded, seen)


def _cautions(view: Overview) -> Iterator[str]:
    if view.damaged:
        yield _("Some of the records kept on this computer cannot be read: this overview is not complete.")
    if view.source.device == "other":
        yield device_words(view.source)
    for signal in view.signals:
        yield _("{name}: {words}").format(name=signal_name(signal), words=signal_words(signal))
    gaps = gap_words(view.source, view.today)
    if gaps:
        yield gaps


def _loaded(look: Look, loaded: Sequence[Loaded], seen: Callable[[], object]) -> QWidget:
    bad = any(line.tone == "caution" for line in loaded)
    lines = column(*(said(look, line.words) for line in loaded), gap=look.px(2))
    icon = Icon(look, "circle-alert" if bad else "circle-check", "ink", 20)
    close = small_button(look, _("Close"), Kind.QUIET, on_click=seen, name=_("Close these lines"))
    box = row(icon, grow(held(lines)), close, gap=look.px(10))
    card = Card(look, box, fill="sunken", edge=None, radius="control", padding=(14, 6))
    card.setAccessibleName(" ".join(line.words for line in loaded))
    return card
