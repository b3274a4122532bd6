"""The way through the questions on what one can do: what is kept, what is not, and when it is offered."""

from datetime import timedelta

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtWidgets import QAbstractButton

from corecoach.library import AssetError
from corecoach.pain.function import Instrument
from corecoach.ui.function_flow import FunctionFlow
from corecoach.ui.pages.function import FunctionPage
from corecoach.ui.pages.function_change import ChangePage
from corecoach.ui.pages.function_naming import NamingPage
from corecoach.ui.pages.function_rating import RatingPage
from corecoach.ui.pages.function_ticks import TicksPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.widgets import ScoreRow
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.field import Field

DAY = timedelta(days=1)
PSFS, RMDQ, CHANGE = "What matters to you", "Everyday things", "Better or worse"
NAMES = ("Put on socks", "Sit for an hour")


class Asked:
    """At the page of what one can do, ten days after the first score."""

    def __init__(self, worlds: Worlds) -> None:
        self.at: AtWindow = worlds()
        self.world = self.at.world
        self.now = self.world.clock.now()
        self.world.coach.add_pain(5, at=self.now - 9 * DAY)
        self.function = self.world.coach.pain.function
        self.flow: FunctionFlow = self.world.director.pages.function()
        self.went: list[str] = []
        self.show()

    def show(self) -> None:
        self.flow.show()
        settle()

    def later(self, days: float) -> None:
        self.world.clock.set_wall(self.now + days * DAY)

    def ask(self, title: str) -> None:
        self.at.choose(f"Answer now: {title}")

    def name(self, *names: str) -> None:
        for field, name in zip(seen(self.at.page, Field), names, strict=False):
            field.setText(name)
        self.at.choose("Continue")

    def rate(self, *ratings: int) -> None:
        for row, number in enumerate(ratings):
            self.at.score(number, row)
        self.at.choose("Save")

    def offer(self) -> None:
        self.flow.offer(lambda: self.went.append("then"))
        settle()

    @property
    def kept(self) -> int:
        view = self.function.view()
        return len(view.named) + len(view.ratings) + len(view.rmdq) + len(view.changes)


@pytest.fixture
def asked(worlds: Worlds) -> Asked:
    return Asked(worlds)


# -- own activities -----------------------------------------------------------------------------------------


def test_who_has_named_nothing_names_first_and_then_rates(asked: Asked) -> None:
    asked.ask(PSFS)
    assert isinstance(asked.at.page, NamingPage)
    asked.name(*NAMES)
    assert isinstance(asked.at.page, RatingPage) and asked.kept == 0
    asked.rate(2, 6)
    view = asked.function.view()
    assert view.activities is not None and view.activities.names == NAMES
    assert [r.ratings for r in view.ratings] == [(2, 6)]
    assert isinstance(asked.at.page, FunctionPage)
    said = asked.at.words()
    assert "Saved. Thank you." in said and "Average | 4" in said


def test_the_same_ones_are_rated_again_and_compared_with_the_first(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    for days, ratings in ((14, (3, 6)), (28, (6, 8))):
        asked.later(days)
        asked.ask(PSFS)
        asked.rate(*ratings)
    said = asked.at.words()
    assert "Put on socks | 2 | 6 | Sit for an hour | 6 | 8 | Average | 4 | 7" in said
    assert "Up by 3." in said


def test_others_begin_a_new_list_and_the_one_before_stays_in_sight(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.later(14)
    asked.ask(PSFS)
    asked.at.choose("Name other activities")
    asked.name("Dig the garden")
    asked.rate(4)
    view = asked.function.view()
    assert [named.names for named in view.named] == [NAMES, ("Dig the garden",)]
    said = asked.at.words()
    assert "Dig the garden | 4" in said
    assert "Earlier: Put on socks, Sit for an hour. Average 4 on 17 November." in said


def test_a_name_given_twice_is_rated_once(asked: Asked) -> None:
    asked.ask(PSFS)
    asked.name("Sit", " Sit ")
    assert len(seen(asked.at.page, ScoreRow)) == 1
    asked.rate(3)
    assert asked.function.view().ratings[0].ratings == (3,)


def test_going_back_keeps_what_was_typed_and_stores_nothing(asked: Asked) -> None:
    asked.ask(PSFS)
    asked.name(*NAMES)
    asked.at.score(2)
    asked.at.choose("Back")
    assert [f.text() for f in seen(asked.at.page, Field)][:2] == list(NAMES)
    asked.at.choose("Back")
    assert isinstance(asked.at.page, FunctionPage) and asked.kept == 0
    assert "Saved" not in asked.at.words()


def test_back_from_other_names_leads_to_the_known_ones(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.ask(PSFS)
    asked.at.choose("Name other activities")
    asked.at.press(Key.Key_Escape)
    assert isinstance(asked.at.page, RatingPage) and asked.kept == 2


def test_what_is_given_outlives_another_text_size(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.ask(PSFS)
    asked.at.score(9)
    asked.world.app.settings.change(text_scale=150)
    settle()
    assert [row.score for row in seen(asked.at.page, ScoreRow)] == [9, None]


# -- the others ---------------------------------------------------------------------------------------------


def test_sentences_are_ticked_and_counted(asked: Asked) -> None:
    asked.ask(RMDQ)
    assert isinstance(asked.at.page, TicksPage)
    asked.at.choose("I sleep less well because of my back.")
    asked.at.choose("I stay at home most of the time because of my back.")
    asked.at.choose("Save")
    assert [answer.ticked for answer in asked.function.view().rmdq] == [(1, 18)]
    assert "2 of 24 sentences" in asked.at.words()


def test_then_and_now_are_said_with_what_the_difference_means(asked: Asked) -> None:
    asked.function.tick(range(1, 13))
    asked.later(28)
    asked.function.tick(range(1, 8))
    asked.show()
    said = asked.at.words()
    assert "12 of 24 sentences | 7 of 24 sentences | Down by 5." in said


def test_a_change_and_an_effort_are_kept(asked: Asked) -> None:
    asked.ask(CHANGE)
    assert isinstance(asked.at.page, ChangePage)
    assert "Your pain diary began on 8 November." in asked.at.words()
    asked.at.choose("+2")
    asked.at.score(6)
    asked.at.choose("Save")
    (answer,) = asked.function.view().changes
    assert (answer.change, answer.effort) == (2, 6)
    assert "better (+2) | 6 of 10" in asked.at.words()


@pytest.mark.parametrize("title", [RMDQ, CHANGE])
def test_half_an_answer_is_not_kept(asked: Asked, title: str) -> None:
    asked.ask(title)
    first = "I sleep less well because of my back." if title == RMDQ else "+2"
    asked.at.choose(first)
    asked.at.press(Key.Key_Escape)
    assert isinstance(asked.at.page, FunctionPage) and asked.kept == 0
    asked.ask(title)
    assert not asked.at.button(first).isChecked()


def test_what_could_not_be_written_is_said(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "no space")

    asked.ask(RMDQ)
    with monkeypatch.context() as broken:
        broken.setattr("corecoach.diary.ground.create_file", full)
        asked.at.choose("Save")
        assert any("disk is full" in words for words in asked.at.words().split(" | "))
        assert len(asked.function.view().rmdq) == 1
    asked.at.choose("Retry")
    assert asked.world.coach.pending == 0


def answer(asked: Asked, title: str) -> None:
    """Answer one set of questions by click."""
    asked.ask(title)
    if title == PSFS:
        asked.name(*NAMES)
        asked.rate(2, 6)
        return
    if title == CHANGE:
        asked.at.choose("+2")
    asked.at.choose("Save")


@pytest.mark.parametrize("title", [PSFS, RMDQ, CHANGE])
def test_a_wrong_answer_is_taken_back_and_asked_for_again(asked: Asked, title: str) -> None:
    before = asked.function.agenda()
    answer(asked, title)
    asked.at.choose("Undo")
    view = asked.function.view()
    assert (view.ratings, view.rmdq, view.changes) == ((), (), ())
    assert asked.function.agenda() == before
    assert "Taken back. You can answer again." in asked.at.words()
    assert "Undo" not in [b.text() for b in seen(asked.at.page, QAbstractButton)]


def test_undo_takes_back_only_the_answer_just_given(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.later(14)
    asked.ask(PSFS)
    asked.rate(9, 9)
    asked.at.choose("Undo")
    assert [r.ratings for r in asked.function.view().ratings] == [(2, 6)]
    assert "Average | 4" in asked.at.words()


# -- the overview -------------------------------------------------------------------------------------------


def primary(at: AtWindow) -> list[str]:
    return [b.accessibleName() for b in seen(at.page, Button) if b.kind is Kind.PRIMARY]


def test_what_is_due_is_the_one_green_button_and_has_the_keyboard(asked: Asked) -> None:
    assert primary(asked.at) == [f"Answer now: {PSFS}"]
    assert asked.at.focus is asked.at.button(f"Answer now: {PSFS}")
    assert "Not reviewed by a clinician yet." in asked.at.words()
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.show()
    assert primary(asked.at) == []
    assert "Next: from Tuesday 1 December." in asked.at.words()


def test_it_leads_back_to_the_trend(asked: Asked) -> None:
    asked.at.press(Key.Key_Escape)
    assert isinstance(asked.at.page, TrendPage)
    asked.show()
    asked.at.choose("Back to pain trend")
    assert isinstance(asked.at.page, TrendPage)


def test_while_exercise_is_locked_it_can_be_answered(asked: Asked) -> None:
    asked.world.coach.report({"leg_numb": "yes"})
    asked.show()
    asked.ask(RMDQ)
    asked.at.choose("Save")
    assert len(asked.function.view().rmdq) == 1


# -- the offer ----------------------------------------------------------------------------------------------


def test_nothing_due_goes_on_at_once(asked: Asked) -> None:
    asked.function.name_and_rate(NAMES, (2, 6))
    asked.offer()
    assert asked.went == ["then"] and isinstance(asked.at.page, FunctionPage)


def test_an_offer_can_be_taken_and_goes_on_after_it(asked: Asked) -> None:
    asked.offer()
    assert isinstance(asked.at.page, NoticePage) and asked.went == []
    assert "Two minutes more?" in asked.at.words()
    asked.at.choose("Answer now")
    asked.name("Sit")
    asked.rate(3)
    assert (asked.went, len(asked.function.view().ratings)) == (["then"], 1)


@pytest.mark.parametrize("begun", [False, True])
def test_not_today_is_not_offered_again_today(asked: Asked, begun: bool) -> None:
    asked.offer()
    if begun:
        asked.at.choose("Answer now")
    asked.at.choose("Not today")
    assert (asked.went, asked.kept) == (["then"], 0)
    asked.offer()
    assert asked.went == ["then", "then"]
    asked.later(1)
    asked.offer()
    assert isinstance(asked.at.page, NoticePage)


def test_esc_is_not_today(asked: Asked) -> None:
    asked.offer()
    asked.at.press(Key.Key_Escape)
    assert asked.went == ["then"]


def test_nobody_who_needs_help_now_is_asked_for_two_minutes(asked: Asked) -> None:
    asked.world.coach.report({"ces_saddle": "yes"})
    asked.offer()
    assert asked.went == ["then"]


@pytest.mark.parametrize(("due", "offered"), [("rmdq", False), ("change", True)])
def test_damaged_sentences_are_neither_offered_nor_asked(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, due: Instrument, offered: bool
) -> None:
    def damaged(_folder: object) -> None:
        raise AssetError("rmdq-24.json: damaged")

    asked.world.coach.library.__dict__.pop("questionnaires", None)
    monkeypatch.setattr("corecoach.library.questionnaires.read_questionnaires", damaged)
    monkeypatch.setattr(asked.function, "due", lambda: due)
    asked.offer()
    assert isinstance(asked.at.page, NoticePage) == offered
    asked.show()
    assert "These questions are damaged." in asked.at.words()
    names = [b.accessibleName() for b in seen(asked.at.page, QAbstractButton)]
    assert f"Answer now: {RMDQ}" not in names and f"Answer now: {PSFS}" in names


def test_then_may_lead_to_today(asked: Asked) -> None:
    asked.flow.offer(asked.world.director.show_today)
    settle()
    asked.at.choose("Not today")
    assert isinstance(asked.at.page, TodayPage)
