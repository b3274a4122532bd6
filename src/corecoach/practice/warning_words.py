"""What is pointed out, in words for a clinician: a few for the title, a sentence or two, and where a number
comes from."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from corecoach.practice.draft import Draft
from corecoach.practice.item_words import ITEM_WORDS
from corecoach.practice.mend_words import mend_words
from corecoach.practice.remark import Remark
from corecoach.practice.words_around import Around, Said, plainly
from corecoach.prescription import Exercise
from corecoach.words import _, ngettext


class RemarkWords(Struct, frozen=True):
    """A remark in words. `mend` and `keep` are for buttons, empty where there is nothing to press; `source`
    says in a phrase where the rule comes from."""

    title: str
    text: str
    source: str
    mend: str
    keep: str


def words_of(
    remark: Remark,
    draft: Draft,
    exercises: Mapping[str, Exercise],
    cautions: Mapping[str, str] | None = None,
) -> RemarkWords:
    """A remark on this draft in words. `cautions` are short names by code."""
    around = Around(remark, draft, exercises.get(remark.exercise), cautions or {})
    title, text, source = _WORDS[remark.kind](around)
    return RemarkWords(
        title=title,
        text=text,
        source=source,
        mend=mend_words(remark, exercises),
        keep=_("Keep, say why") if remark.severity == "settle" and remark.keepable else "",
    )


# -- routines and weeks ---------------------------------------------------------------------------------


def _many(a: Around) -> Said:
    title = _("{n} exercises in {routine}").format(n=a.n("value"), routine=a.routine)
    text = _("Fewer are done better. No template has more than {most}.").format(most=a.n("most"))
    return title, text, _("Henry 1999 (programme facts, 6)")


def _long(a: Around) -> Said:
    title = _("{routine} takes {n} minutes").format(routine=a.routine, n=a.n("value"))
    text = _("Sessions of 20 to {most} minutes did most in trials.").format(most=a.n("most"))
    return title, text, _("Mueller and Niederer 2020 (programme facts, 2)")


def _empty_routine(a: Around) -> Said:
    return _("{routine} is empty").format(routine=a.routine), _("Add an exercise, or remove it."), ""


def _unplanned(a: Around) -> Said:
    title = _("{routine} is on no day").format(routine=a.routine)
    return title, _("It can be chosen beside the plan, and no day asks for it."), ""


def _empty_phase(a: Around) -> Said:
    return _("{phase} has no plan").format(phase=a.phase), _("Choose at least one day for a routine."), ""


def _sessions(a: Around) -> Said:
    title = _("{name}: {n} times a day").format(name=a.name, n=a.n("value"))
    return title, _often(a, _("In {phase}. Usual: at most {most} a day.")), _("Dose range of the exercise")


def _days(a: Around) -> Said:
    title = _("{name}: {n} days a week").format(name=a.name, n=a.n("value"))
    text = _("In {phase}. Usual: at most {most} days, with days of rest between.")
    return title, _often(a, text), _("Dose range of the exercise")


def _often(a: Around, text: str) -> str:
    said = text.format(phase=a.phase, most=a.n("most"))
    others = a.n("others")
    if not others:
        return said
    more = ngettext("So with {n} more exercise.", "So with {n} more exercises.", others).format(n=others)
    return f"{said} {more}"


# -- the whole programme --------------------------------------------------------------------------------


def _no_progression(_a: Around) -> Said:
    text = _(
        "Every week asks for the same. State the most that may be done of an exercise, so that the app may "
        "propose a step up, or add a phase."
    )
    return _("No way to do more"), text, _("No step up without a stated most (programme facts, rule 4)")


def _no_stop(a: Around) -> Said:
    if a.remark.field == "stop_rise":
        text = _("With a rise of {n} points, no rise in pain ends an exercise.").format(n=a.n("value"))
    else:
        text = _("With {n} out of 10, no pain ends an exercise.").format(n=a.n("value"))
    return _("No stop limit"), text, _("Above 5, or 2 more than at the start (programme facts, rule 2)")


def _late_stop(a: Around) -> Said:
    text = {
        "stop_above": _("An exercise ends above {n} out of 10. Usual: {most}."),
        "stop_rise": _("An exercise ends when pain rises by more than {n} points. Usual: {most}."),
    }.get(a.remark.field, _("The next morning may be worse by up to {n} points. Usual: {most}."))
    return _("Pain stops it late"), text.format(n=a.n("value"), most=a.n("most")), _(
        "Usual limits of pain (programme facts, rules 2 and 6)"
    )  # fmt: skip


def _no_review(_a: Around) -> Said:
    text = _("A day for a review lets you both see what changed. Six weeks is usual.")
    return _("No day for a review"), text, _("A programme has a day of review (programme facts, rule 10)")


def _plan(a: Around) -> Said:
    text = _("The app locks {what} until a programme confirms a plan for it.").format(what=_locked(a))
    return _("No plan confirmed: {what}").format(what=_of_plan(a)), text, _("Safety rules on the person")


def _of_plan(a: Around) -> str:
    """What a plan is for."""
    return {
        "osteoporosis_plan_confirmed": _("low bone density"),
        "pregnancy_plan_confirmed": _("pregnancy"),
        "postop_plan_confirmed": _("recent spinal surgery"),
        "aaa_plan_confirmed": _("widened main artery"),
        "child_plan_confirmed": _("under 18"),
    }.get(a.remark.names[0], a.remark.names[0])


def _locked(a: Around) -> str:
    """What the rules lock without the plan."""
    return {
        "osteoporosis_plan_confirmed": _("steps up"),
        "pregnancy_plan_confirmed": _("strengthening"),
    }.get(a.remark.names[0], _("all exercise"))


def _baseline(a: Around) -> Said:
    symptom = a.remark.names[1]
    title = _("{symptom}: no programme can say it is known").format(symptom=_(symptom))
    return title, _("The app asks about it as new. A clearance can say that it is known."), _("Safety rules")


def _baseline_vague(a: Around) -> Said:
    symptom, unsaid = a.remark.names[1], a.remark.names[2:]
    what = {
        "side": _("the side is not said"),
        "reaches": _("how far down is not said"),
    }.get("+".join(unsaid), _("side and reach are not said"))
    title = _("{symptom}: {what}").format(symptom=_(symptom), what=what)
    text = _("The safety check takes the sign as known wherever it is. Say where you found it.")
    return title, text, _("Safety rules")


def _protocol(a: Around) -> Said:
    number = a.remark.at or 0
    protocols = a.draft.protocols
    name = str(protocols[number].get("title", "")) if number < len(protocols) else ""
    what, better = (*a.remark.names, "", "")[:2]
    return name or _("Ice or heat"), plainly(what, better), _("Limits of ice and heat")


_WORDS: dict[str, Callable[[Around], Said]] = {
    **ITEM_WORDS,
    "many-exercises": _many, "long": _long, "empty-routine": _empty_routine, "unplanned": _unplanned,
    "empty-phase": _empty_phase, "sessions": _sessions, "days": _days, "no-progression": _no_progression,
    "no-stop-limit": _no_stop, "late-stop": _late_stop, "no-review": _no_review, "plan": _plan,
    "baseline": _baseline, "baseline-vague": _baseline_vague, "protocol": _protocol,
}  # fmt: skip
