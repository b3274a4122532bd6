"""What can be said of the patient in a programme: known signs, confirmations, cautions."""

from msgspec import Struct

from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.ui.practice.caution_words import caution_names
from corecoach.ui.practice.widgets.signed_list import SignedRow
from corecoach.words import _


class PersonChoices(Struct, frozen=True):
    """`items` are screening items that a programme may declare known, `plans` what it can confirm, `cautions`
    what it can mind: each as (id, words)."""

    items: tuple[tuple[str, str], ...]
    plans: tuple[tuple[str, str], ...]
    cautions: tuple[tuple[str, str], ...]


def person_choices(practice: Practice, name: str) -> PersonChoices:
    """What the safety rules and the library know, said of the patient of this name."""
    rules = practice.library.rules
    items = rules.items if rules else ()
    named = plan_words(name)
    plans = {rule.plan: named.get(rule.plan, _(rule.title)) for rule in rules.persons} if rules else {}
    short = caution_names()
    return PersonChoices(
        items=tuple((item.id, _(item.title)) for item in items if item.baseline == "plan"),
        plans=tuple(plans.items()),
        cautions=tuple((c.code, _begun(short.get(c.code, _(c.question)))) for c in practice.library.cautions),
    )


def plan_words(name: str) -> dict[str, str]:
    """What a confirmed plan is for, by its id, of the patient of this name."""
    words = {
        "child_plan_confirmed": _("{name} is under 18"),
        "pregnancy_plan_confirmed": _("{name} is pregnant, or had a baby in the last 6 weeks"),
        "postop_plan_confirmed": _("{name} had a back operation or injection in the last 12 weeks"),
        "aaa_plan_confirmed": _("{name} has a widened main artery in the abdomen"),
        "osteoporosis_plan_confirmed": _("{name} has low bone density"),
    }
    return {plan: text.format(name=name) for plan, text in words.items()}


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def signed_rows(file: PatientFile) -> tuple[SignedRow, ...]:
    """The signed versions, the newest first, and when the handout of each was saved last."""
    handouts = {line.version: line.at.date() for line in reversed(file.log()) if line.what == "handout"}
    return tuple(
        SignedRow(copy.version, copy.programme.title, copy.programme.issued, handouts.get(copy.version))
        for copy in file.signed()
    )


def side_choices() -> tuple[tuple[str, str], ...]:
    """Which side a sign is on."""
    return (
        ("", _("no side")), ("left", _("left")), ("right", _("right")), ("both", _("both sides"))
    )  # fmt: skip


def reach_choices() -> tuple[tuple[str, str], ...]:
    """How far down a sign goes."""
    return (
        ("", _("no leg")), ("buttock", _("to the buttock")), ("thigh", _("to the thigh")),
        ("calf", _("to the calf")), ("foot", _("to the foot")),
    )  # fmt: skip
