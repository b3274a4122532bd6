"""Ice and heat in words: what it is for, the ways there are, and what stands in the way of a use."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from corecoach.coach.pack_shelf import LOCK_OF
from corecoach.coach.pack_views import Kind, PackCard, PacksView
from corecoach.thermal.protocol import REST, Aim, Group
from corecoach.thermal.rules import Condition
from corecoach.thermal.start import Hindrance
from corecoach.ui.dates import day_words, time_words
from corecoach.ui.dose import minutes_words
from corecoach.words import _, ngettext

# What belongs to the time of a use, and not to a protocol that is wrong in itself, has these rules.
_OF_PERSON = {"TH14", "TH15", "TH16", "TH19", "TH20"}
_HOUR_MIN = 60


class WayWords(Struct, frozen=True):
    """What stands on the card of one way. `short`: the title leaves room for a badge beside it. `state` is an
    icon and words for what is in the way; empty strings: nothing."""

    title: str
    line: str
    minutes: str
    badges: tuple[str, ...] = ()
    first: str = ""
    state: tuple[str, str] = ("", "")
    short: bool = False

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        said = (self.title, *self.badges, self.line, self.minutes, self.first, self.state[1])
        return _(". ").join(part.rstrip(".") for part in said if part)


# -- what it is for ----------------------------------------------------------------------------------------


def aim_options() -> tuple[tuple[Aim, str], ...]:
    """What somebody can want it for."""
    return (
        ("knock", _("First two days, after a fall or knock")),
        ("stiff", _("Stiff or in spasm")),
        ("before", _("Before exercise")),
        ("after", _("After exercise")),
    )


def aim_note(aim: Aim | None) -> str:
    """What is known of it, and what is not; before an aim is chosen, of all of it."""
    if aim is None:
        return _("Ice and heat are for comfort. For back pain, heat has the better evidence.")
    return {
        "knock": _("Ice is for comfort in the first days. No heat yet: it can add to swelling."),
        "stiff": _(
            "Heat has the better evidence for back pain. Ice, and taking turns, are for comfort. "
            "Use what feels better."
        ),
        "before": _("Warm up, then exercise within 10 minutes. No ice just before exercise: it hides pain."),
        "after": _("Only if it is sore."),
    }[aim]


# -- one way -----------------------------------------------------------------------------------------------


def group_words(group: Group) -> str:
    """`ice` or `heat`."""
    return {"cold": _("ice"), "heat": _("heat")}[group]


def thing_words(card: PackCard) -> str:
    """What is put on, inside of a sentence."""
    if card.protocol.modes == ("wrap",):
        return _("the heat wrap")
    if card.protocol.modes == ("ice-massage",):
        return _("ice massage")
    return {"heat": _("heat"), "ice": _("ice"), "both": _("ice and heat")}[card.kind]


def kind_words(kind: Kind) -> str:
    """What it is, as a title."""
    return {"heat": _("Heat"), "ice": _("Ice"), "both": _("Ice and heat")}[kind]


def time_of(card: PackCard) -> str:
    """`15 min` or `8 hours`; nothing for what may not run."""
    hours, rest = divmod(card.minutes, _HOUR_MIN)
    if hours > 1 and not rest:
        return ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return minutes_words(card.minutes) if card.minutes else ""


def way_words(card: PackCard, state: tuple[str, str]) -> WayWords:
    """The card of a way; `state` is what `state_words` says of it."""
    usual = card.main and not card.protocol.by_clinician and card.kind != "both"
    badges = (_("From your physio"),) if card.protocol.by_clinician else ()
    return WayWords(
        title=kind_words(card.kind) if usual else _(card.protocol.title),
        line=_line(card, usual=usual),
        minutes=time_of(card),
        # What cannot be used now is no suggestion.
        badges=(*badges, _("Suggested")) if card.suggested and not state[1] else badges,
        first="" if state[1] else _first(card),
        state=state,
        short=usual,
    )


def _line(card: PackCard, *, usual: bool) -> str:
    if usual:
        lines = {"heat": _("Warm, never hot. Eases tight muscles."), "ice": _("In a damp cloth. Numbs pain.")}
        return lines[card.kind]
    # The first sentence of a note says how it is used, or how it differs from the others.
    first, dot, _rest = _(card.protocol.note).partition(". ")
    return f"{first}{dot.rstrip()}" if first else _("As your physio wrote it.")


def _first(card: PackCard) -> str:
    """What is different the first time: an early check, and with some less time."""
    if not card.first_use or not set(card.protocol.modes) & {"ice", "heat"}:
        return ""
    if card.minutes * 60 < card.protocol.total_s:
        return _("First time: shorter, with an early check")
    return _("First time: with an early check")


def start_words(card: PackCard) -> str:
    """The words on the button that starts it."""
    thing, minutes = thing_words(card), time_of(card)
    whole = card.kind != "both" and not any(step.do == REST for step in card.protocol.steps)
    if not whole or not minutes or card.protocol.modes == ("wrap",):
        # With rests between, the minutes of all are not those of ice or heat.
        return _("Start {thing}").format(thing=thing)
    return _("Start {minutes} of {thing}").format(thing=thing, minutes=minutes)


# -- what is in the way --------------------------------------------------------------------------------------


def locked_groups(view: PacksView) -> frozenset[Group]:
    """Cold or heat that is locked."""
    locks = {lock for lockout in view.lockouts for lock in lockout.locks}
    return frozenset(group for group, lock in LOCK_OF.items() if lock in locks)


def is_locked(card: PackCard, view: PacksView) -> bool:
    """Whether something that it puts on is locked."""
    return bool(locked_groups(view) & set(card.protocol.groups))


def locked_words(view: PacksView) -> str:
    """Which of them is locked."""
    groups = locked_groups(view)
    if len(groups) > 1:
        return _("Ice and heat are locked for now.")
    if "cold" in groups:
        return _("Ice is locked for now.")
    return _("Heat is locked for now.")


def state_words(card: PackCard, view: PacksView, now: datetime) -> tuple[str, str]:
    """What is in the way of a card in one line, with its icon; empty strings when nothing is."""
    if is_locked(card, view):
        return "lock", _("Locked")
    if card.safe_from is not None:
        return "clock", safe_again_words(card.safe_from, now)
    found = _lasting(card.in_the_way)
    return ("circle-alert", hindrance_words(found[0], view.conditions, now)) if found else ("", "")


def why_words(card: PackCard, view: PacksView, now: datetime) -> tuple[tuple[str, str], ...]:
    """Everything in the way of a card: an icon and a sentence each, what lasts before what time ends."""
    if is_locked(card, view):
        return (("lock", _("It is locked for now. See why above.")),)
    if card.safe_from is not None:
        return (("clock", rest_words(card, card.safe_from, now)),)
    found = (hindrance_words(h, view.conditions, now) for h in _lasting(card.in_the_way))
    return tuple(("circle-alert", words) for words in dict.fromkeys(found))


def _lasting(found: Iterable[Hindrance]) -> list[Hindrance]:
    return sorted(found, key=lambda h: h.wait is not None)


def safe_again_words(at: datetime, now: datetime) -> str:
    """`Safe again from 17:05`, with the day if it is not today."""
    return _("Safe again from {moment}").format(moment=_moment(at, now))


def rest_words(card: PackCard, at: datetime, now: datetime) -> str:
    """What to do until then, and when it can be used again."""
    words = _("Give your skin a rest. Next safe time for {thing}: {moment}.")
    return words.format(thing=thing_words(card), moment=_moment(at, now))


def _moment(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    if local.date() == now.date():
        return time_words(local)
    day = day_words(local.date(), now.date())
    return _("{day} {time}").format(day=day, time=time_words(local))


def hindrance_words(h: Hindrance, rules_conditions: Sequence[Condition], now: datetime) -> str:
    """One thing in the way, or one that is only said, in a sentence."""
    if h.wait is not None:
        return safe_again_words(h.wait.until(now), now)
    if h.rule == "TH18" and h.about and h.about[0] in ("wrap", "cold", "heat"):
        return _days_words(h.about[0], h.days)
    if h.rule not in _OF_PERSON:
        return _("Cannot be used: it breaks {rule}. Tell your physio.").format(rule=h.rule)
    if h.rule == "TH15":
        return _condition_words(h, rules_conditions)
    about = h.about[0] if h.about else ""
    return {
        ("TH14", "knock"): _("Not in the first two days after a knock"),
        ("TH16", "night"): _("Not in your sleeping hours"),
        ("TH19", "cannot_remove"): _("Not where you cannot take it off alone, unless a clinician planned it"),
        ("TH19", "age"): _("Under 18, or age not known: only what a clinician planned"),
        ("TH20", "answers"): _("A few questions come first"),
    }.get((h.rule, about), _("Not until every box is ticked"))


def _days_words(about: str, days: int) -> str:
    ask = _("Ask your physio or GP before you go on.")
    used = {
        "wrap": ngettext("You have used a wrap {n} day.", "You have used a wrap {n} days in a row.", days),
        "cold": ngettext("You have used ice for {n} day.", "You have used ice {n} days in a row.", days),
        "heat": ngettext("You have used heat for {n} day.", "You have used heat {n} days in a row.", days),
    }[about]
    return f"{used.format(n=days)} {ask}"


def _condition_words(h: Hindrance, conditions: Sequence[Condition]) -> str:
    named = next((c for c in conditions if h.about and c.id == h.about[0]), None)
    if named is None:
        return _("Not until every box is ticked")
    weight = h.about[2] if len(h.about) > 2 else "block"
    words = {
        "short": _("Too long for thin skin, or for your age"),
        "ask": _("Ask a clinician first: “{condition}”"),
    }.get(weight, _("Not for you without a clinician's word: “{condition}”"))
    return words.format(condition=_(named.words))


# -- the log, in one line ----------------------------------------------------------------------------------


def last_words(last: tuple[Group, datetime] | None, now: datetime) -> str:
    """`Last used: heat, yesterday 20:10`; nothing when nothing was used."""
    if last is None:
        return ""
    group, at = last
    local = at.astimezone(now.tzinfo)
    day = day_words(local.date(), now.date())
    when = _("{day} {time}").format(day=day, time=time_words(local))
    return _("Last used: {thing}, {moment}").format(thing=group_words(group), moment=when)
