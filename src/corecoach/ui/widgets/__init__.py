"""The parts that pages are made of. Every one takes the Look first."""

from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.card import Card, Line, column, grow, row
from corecoach.ui.widgets.day_marks import DayMarks
from corecoach.ui.widgets.key_cap import KeyCap, paint_key_cap
from corecoach.ui.widgets.message import Message
from corecoach.ui.widgets.page import FlowPage, Page
from corecoach.ui.widgets.score_row import ScoreRow
from corecoach.ui.widgets.segmented import Segmented
from corecoach.ui.widgets.switch import Switch
from corecoach.ui.widgets.text import Icon, Text

__all__ = [
    "Button",
    "Card",
    "DayMarks",
    "FlowPage",
    "Icon",
    "KeyCap",
    "Kind",
    "Line",
    "Message",
    "Page",
    "ScoreRow",
    "Segmented",
    "Switch",
    "Text",
    "column",
    "grow",
    "paint_key_cap",
    "row",
]
