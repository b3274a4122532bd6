"""One exercise on an A4 page: its pictures, the dose, how to do it, and when to stop."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextDocument

from corecoach.coach.library_view import ExerciseView
from corecoach.coach.settings import Body
from corecoach.ui.dates import plain_date_words
from corecoach.ui.dose import dose_words
from corecoach.ui.exercise_words import line_words, notices, range_words
from corecoach.ui.figure.still import Moment
from corecoach.ui.print.exercise_picture import PaperPicture
from corecoach.ui.print.markup import Html, bold, el, joined, para
from corecoach.ui.print.paper import a4_writer, dots, draw_page, laid_out, paper_font, ready_to_draw
from corecoach.ui.programme_words import own_limit_words
from corecoach.ui.review_words import review_words, source_words
from corecoach.words import _

DEFAULT_BODY = Body()
_TITLE_PT, _PICTURE_PT, _GAP_PT, _FOOT_PT = 34.0, 150.0, 12.0, 26.0
# The largest type with which all fits on the page.
_SIZES_PT = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)


def exercise_pdf(view: ExerciseView, assets: Path, version: str, body: Body = DEFAULT_BODY) -> bytes:
    """The page as a PDF; `assets` is the folder with the fonts, `version` that of the app, `body`
    how the figure looks."""
    ready_to_draw(assets)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _Sheet(view, version, PaperPicture(assets, body), buffer).draw()
    buffer.close()
    return bytes(buffer.data().data())


class _Sheet:
    """Title, pictures and words from top to bottom, on one page; the foot says what it is."""

    def __init__(self, view: ExerciseView, version: str, picture: PaperPicture, device: QIODevice) -> None:
        self._view, self._exercise, self._version = view, view.exercise, version
        self._picture = picture
        self._writer = a4_writer(device, _(view.exercise.name), f"CoreCoach {version}")
        self._width, self._height = float(self._writer.width()), float(self._writer.height())
        # An exercise without a figure leaves no room for one.
        self._pictures_pt = _PICTURE_PT if view.exercise.figure else 0.0
        self._top = dots(_TITLE_PT + self._pictures_pt + 2 * _GAP_PT)

    def draw(self) -> None:
        """Draw the page. What would not fit in the smallest type goes on on another one."""
        text = self._fitted()
        painter = QPainter(self._writer)
        self._head(painter)
        for page in range(text.pageCount()):
            if page:
                self._writer.newPage()
            draw_page(painter, text, page, self._top)
            self._foot(painter)
        painter.end()

    def _fitted(self) -> QTextDocument:
        room = QSizeF(self._width, self._height - self._top - dots(_FOOT_PT))
        html = joined(_parts(self._view), "")
        texts = (laid_out(self._writer, html, size, room) for size in _SIZES_PT)
        fitting = next((text for text in texts if text.pageCount() == 1), None)
        return fitting or laid_out(self._writer, html, _SIZES_PT[-1], room)

    def _head(self, painter: QPainter) -> None:
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(paper_font(24, bold=True))
        title = QRectF(0, 0, self._width, dots(_TITLE_PT))
        name = painter.fontMetrics().elidedText(
            _(self._exercise.name), Qt.TextElideMode.ElideRight, int(title.width())
        )
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, name)
        half = (self._width - dots(_GAP_PT)) / 2
        moments: tuple[Moment, Moment] = ("start", "hold")
        for n, moment in enumerate(moments):
            left = n * (half + dots(_GAP_PT))
            place = QRectF(left, dots(_TITLE_PT + _GAP_PT / 2), half, dots(_PICTURE_PT))
            painter.save()
            self._picture(painter, self._exercise, moment, place)
            painter.restore()

    def _foot(self, painter: QPainter) -> None:
        """Where it comes from, that nobody reviewed it, and when it was printed."""
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(paper_font(7.5))
        foot = QRectF(0, self._height - dots(_FOOT_PT - 6), self._width, dots(_FOOT_PT - 6))
        source = source_words(self._exercise.source)
        reviewed = review_words(self._exercise.reviewed_by)
        made = _("CoreCoach {version}, {day}.").format(
            version=self._version, day=plain_date_words(self._view.today)
        )
        metrics = painter.fontMetrics()
        lines = (
            metrics.elidedText(source, Qt.TextElideMode.ElideRight, int(foot.width())),
            f"{reviewed} {made}",
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom, "\n".join(lines))


def _parts(view: ExerciseView) -> Iterator[Html]:
    exercise = view.exercise
    yield para(f"{line_words(exercise)}. {_(exercise.what_for)}")
    for notice in notices(view):
        yield _section(notice.title, *(para(joined((words, reason), " ")) for words, reason in notice.lines))
    yield _section(_("Your dose") if view.programme else _("Usual dose"), *_dose(view))
    yield _section(_("How to do it"), _list("ol", [_(line) for line in exercise.steps]))
    yield _section(_("Breathing"), para(_(exercise.breathing)))
    if exercise.mistakes:
        yield _section(_("Try not to do this"), _list("ul", [_(line) for line in exercise.mistakes]))
    own = [own_limit_words(view.limits)] if view.limits else []
    yield _section(_("Stop if"), _list("ul", [*own, *(_(line) for line in exercise.stop_if)]))


def _dose(view: ExerciseView) -> Iterator[Html]:
    yield para(dose_words(view.dose))
    if view.programme is None:
        yield para(range_words(view.exercise.dosage_range))
        return
    day = plain_date_words(view.programme.issued, view.today)
    yield para(_("Set by {name}, {day}").format(name=view.programme.author.name, day=day))
    if view.dose.note:
        yield para(_("Note: {note}").format(note=view.dose.note))


def _section(title: str, *parts: Html) -> Html:
    return joined([para(bold(title), css="margin-top:7px"), *parts], "")


def _list(tag: str, lines: list[str]) -> Html:
    return el(tag, *(el("li", line) for line in lines), css="margin-top:0;margin-bottom:0")
