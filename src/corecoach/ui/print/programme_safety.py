"""The box on a handout that says when to stop and get help: words of the rules and of the page to read."""

from collections.abc import Iterator

from corecoach.library import Country, Library
from corecoach.library.assets import AssetError
from corecoach.library.education import EducationCard
from corecoach.prescription import PainLimits
from corecoach.safety import RuleSet, Tier
from corecoach.ui.pages.lockout_head import or_go_words, or_local_words
from corecoach.ui.print.programme_blocks import Block, Setter, Space
from corecoach.ui.print.programme_pages import Unit
from corecoach.ui.programme_words import limit_words
from corecoach.words import _, ngettext

# Room for the line of the frame, and below it.
_ABOVE_PT, _BELOW_PT = 6.0, 8.0
_CARD = "get-help-now"
# Signs for which the rules send somebody to emergency care, and which the page to read does not name.
_BESIDE_CARD = ("very_unwell",)


def emergency_box(setter: Setter, library: Library, country: Country) -> Unit:
    """Signs to call for at once, and the number. Without the page to read, those of the rules."""
    return Unit(list(_emergency(setter, _card(library), library.rules, country)))


def safety_box(setter: Setter, library: Library, limits: PainLimits) -> Unit:
    """What stands in the frame below the emergencies."""
    frame = [*_today(setter, _card(library)), *_stop(setter, library.rules, limits)]
    return Unit([*frame, Space(_BELOW_PT)])


def _emergency(
    setter: Setter, card: EducationCard | None, rules: RuleSet | None, country: Country
) -> Iterator[Block]:
    say = setter.say
    yield setter.heading(say(lambda: call_words(country)), framed=True, above_pt=_ABOVE_PT)
    signs = [say.text(sign) for sign in _signs(card, rules)]
    yield from setter.listed([*signs, *map(say, _GETS_WORSE)], framed=True)
    yield setter.row(say(_go_words), framed=True, above_pt=2)


def call_words(country: Country) -> str:
    """The number to call; another one as well where nobody has checked it."""
    local = or_local_words(country)
    if not local:
        return _("Call {number} now for any of these").format(number=country.number)
    words = _("Call {number} now, {or_local_number}, for any of these")
    return words.format(number=country.number, or_local_number=local)


def _go_words() -> str:
    """What else to do than to call, as a sentence."""
    words = or_go_words()
    return words[:1].upper() + words[1:]


def weak_in_exercise_words() -> str:
    """The sign that each exercise of the library stops for at once."""
    return _("Leg weakness that comes on as you exercise.")


def getting_worse_words() -> str:
    """What the rules send to emergency care when it gets worse, and to a clinician when it is only new."""
    return _("A weak leg or unsteady walking that is getting worse.")


_GETS_WORSE = (weak_in_exercise_words, getting_worse_words)


def _signs(card: EducationCard | None, rules: RuleSet | None) -> Iterator[str]:
    """Every sign for which to call at once."""
    items = rules.items if rules else ()
    if card is not None:
        yield from card.emergency
        items = tuple(item for item in items if item.id in _BESIDE_CARD)
    yield from (item.title for item in items if item.yes.tier is Tier.EMERGENCY)


def _today(setter: Setter, card: EducationCard | None) -> Iterator[Block]:
    if card is None or not card.today:
        return
    say = setter.say
    title = say(lambda: _("None of those? Speak to a clinician today for any of these"))
    yield setter.label(title, framed=True)
    yield from setter.listed([say.text(sign) for sign in card.today], framed=True)


def _stop(setter: Setter, rules: RuleSet | None, limits: PainLimits) -> Iterator[Block]:
    """When to stop a session: signs that are asked for in one; then pain, which stops one exercise."""
    say = setter.say
    yield setter.label(say(lambda: _("Stop exercising at once for any of these")), framed=True)
    items = rules.items if rules else ()
    asked = [item for item in items if "STOP" in item.ask]
    signs = [say.text(item.title) for item in asked if item.yes.tier is not Tier.EMERGENCY]
    yield from setter.listed(signs, framed=True)
    yield setter.label(say(lambda: _("Pain in a session")), framed=True)
    yield setter.row(say(lambda: limit_words(limits)), framed=True)
    yield setter.label(say(lambda: _("The morning after")), framed=True)
    yield setter.row(say(lambda: morning_words(limits)), framed=True)
    yield setter.row(say(scale_words), framed=True)


def morning_words(limits: PainLimits) -> str:
    """What to do when the next morning is worse than the clinician allows."""
    words = ngettext(
        "Is pain {n} point or more above its score before the session? Do less, and tell your physio.",
        "Is pain {n} points or more above its score before the session? Do less, and tell your physio.",
        limits.next_morning_rise,
    )
    return words.format(n=limits.next_morning_rise)


def scale_words() -> str:
    """What a pain score is."""
    return _("Pain is a score from 0 to 10: 0 is no pain, 10 is the worst pain you can imagine.")


def _card(library: Library) -> EducationCard | None:
    try:
        return next((card for card in library.education if card.id == _CARD), None)
    except AssetError:
        return None
