"""The lines between the app and its audio children."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.audio.protocol import (
    TEXT_LIMIT,
    Answer,
    Hush,
    Order,
    Ping,
    Play,
    Quit,
    Ready,
    Say,
    order_line,
    parse_order,
    parse_reply,
)


@pytest.mark.parametrize(
    "order",
    [Play("tick", 70), Say("Hold. Breathe out, slowly…", 100, -20), Hush(), Ping(), Quit()],
)
def test_an_order_survives_the_journey(order: Order) -> None:
    assert parse_order(order_line(7, order).decode()) == (7, order)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("", 0),
        ("play", 0),
        ("-3 ping", 0),
        ("1_0 ping", 0),
        ("٣ ping", 0),
        ("99999999999999999999 ping", 0),
        ("4", 4),
        ("4 dance", 4),
        ("4 play", 4),
        ("4 play tick", 4),
        ("4 play tick loud", 4),
        ("4 play tick 50 60", 4),
        ("4 say 50 0", 4),
        ("4 say 50 slow hello", 4),
        ("4 hush now", 4),
    ],
)
def test_a_line_that_is_not_understood_asks_for_nothing(line: str, number: int) -> None:
    assert parse_order(line) == (number, None)


def test_volume_and_rate_stay_within_their_limits() -> None:
    assert parse_order("1 play tick 900") == (1, Play("tick", 100))
    assert parse_order("1 say -5 -900 hello") == (1, Say("hello", 0, -100))
    assert order_line(1, Play("tick", 101)) == b"1 play tick 100\n"


@given(st.text())
def test_spoken_text_never_breaks_its_line(text: str) -> None:
    line = order_line(1, Say(text, 50, 0))
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert len(line.decode()) <= TEXT_LIMIT + 20


@given(st.text())
def test_no_line_upsets_the_parsers(line: str) -> None:
    number, _ = parse_order(line)
    assert number >= 0
    parse_reply(line)


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("ready tones none\n", Ready("tones", "none")),
        (
            "ready voice speechd English (Great Britain)\r\n",
            Ready("voice", "speechd English (Great Britain)"),
        ),
        ("3 ok", Answer(3, True)),
        ("3 bad", Answer(3, False)),
        ("ok", None),
        ("x ok", None),
        ("ready", None),
        ("3 ok thanks", None),
    ],
)
def test_replies(line: str, reply: object) -> None:
    assert parse_reply(line) == reply
