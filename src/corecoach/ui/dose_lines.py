"""What is suggested for today, in words: each exercise's dose and why, and what the physio should know."""

from collections.abc import Collection, Iterable, Mapping

from corecoach.coach.views import Change
from corecoach.prescription import Exercise, Prescribed, Routine, resolve
from corecoach.prescription.proposal import Alert, ItemPlan, Plan, Proposal
from corecoach.safety import Lock
from corecoach.ui.dose import dose_words
from corecoach.ui.pages.dose import DoseLine
from corecoach.words import _, ngettext


def dose_lines(
    plan: Plan, routine: Routine, exercises: Mapping[str, Exercise], changes: Iterable[Change] = ()
) -> list[DoseLine]:
    """A line for each exercise, when the dose of at least one differs from what is prescribed; else none.
    What to do in another way stands with its exercise."""
    prescribed = resolve(routine, exercises)
    planned = [_resolved(item, exercises) for item in plan.items]
    if all(p.dosage == q.dosage for p, q in zip(prescribed, planned, strict=True)):
        return []
    notes = {change.exercise: change.notes for change in changes}
    return [
        _line(p, q, item.proposal, notes.get(p.exercise.id, ()))
        for p, q, item in zip(planned, prescribed, plan.items, strict=True)
    ]


def _line(
    planned: Prescribed, prescribed: Prescribed, proposal: Proposal, notes: tuple[str, ...]
) -> DoseLine:
    dose, usual = dose_words(planned), dose_words(prescribed)
    return DoseLine(
        name=_(planned.exercise.name),
        change=proposal.change,
        dose=dose,
        why=why_words(proposal),
        prescribed=usual if usual != dose else "",
        notes=notes,
    )


def _resolved(item: ItemPlan, exercises: Mapping[str, Exercise]) -> Prescribed:
    return resolve(Routine("x", "x", (item.item,)), exercises)[0]


def alert_words(plan: Plan) -> list[str]:
    """What the physiotherapist should know, a sentence each."""
    return [_alert(alert) for alert in plan.alerts]


def _alert(alert: Alert) -> str:
    words = {
        "two-flares": _("Two flares in a week. Tell your physio before you do more."),
        "three-amber": _("Three sessions in a row hurt more than planned. Tell your physio."),
        "restart": _("It is over 3 weeks since your last session. Start gently, and tell your physio."),
    }
    return words[alert.code]


def too_sore_words() -> list[str]:
    """What to say when pain is too high for a session."""
    return [
        _("With pain this high, this session does not start."),
        _("Rest, and try again when it has settled."),
        _("If it stays this high, tell your physio or GP."),
    ]


def part_words(part: Routine, locks: Collection[Lock]) -> str:
    """The button that starts what stays open of a session."""
    count = len(part.items)
    if Lock.STRENGTHENING in locks:
        words = ngettext("Do the gentle part: {n} exercise", "Do the gentle part: {n} exercises", count)
    else:
        words = ngettext("Do the rest: {n} exercise", "Do the rest: {n} exercises", count)
    return words.format(n=count)


def part_lines(reason: str, locks: Collection[Lock]) -> list[str]:
    """Why only a part of a session stays open."""
    if reason == "pain":
        return [_("With pain this high, only gentle exercises stay open."), *too_sore_words()[1:]]
    if Lock.STRENGTHENING in locks:
        return [_("Strengthening is locked. Gentle exercises stay open.")]
    return [_("An exercise that hurt is locked. The others stay open.")]


def why_words(proposal: Proposal) -> str:
    """Why an exercise stays, goes down or goes up, in one sentence."""
    if proposal.change == "hold" and proposal.why in _LESS:
        return _("There is no smaller dose of this one. Leave it out if it hurts.")
    return _WHY[proposal.why]().format(**proposal.numbers)


# Reasons for less; where the dose cannot be cut any more, the exercise stays as it is.
_LESS = {
    "pain-high", "pain-next-morning", "still-easier", "flare-rest", "flare-return", "three-amber", "gap",
    "cleared",
}  # fmt: skip
_WHY = {
    "as-prescribed": lambda: _("As your physio set it."),
    "steady": lambda: _("It went well last time. The same again."),
    "others-first": lambda: _("Two other exercises step up today. This one waits."),
    "more-reps": lambda: _("Two good sessions in a row: a little more."),
    "more-sets": lambda: _("Two good sessions in a row: one more set."),
    "ask-physio": lambda: _("Ready for a harder one? Ask your physio first."),
    "at-limit": lambda: _("This is the most that your physio set."),
    "relief": lambda: _("Your scores came after pain relief, so it stays the same."),
    "unknown": lambda: _("A score is missing, so it stays the same."),
    "form": lambda: _("You said your form slipped, so it stays the same."),
    "amber": lambda: _("It hurt a bit more than planned, so it stays the same."),
    "part-done": lambda: _("You did {percent} % last time, so it stays the same."),
    "little-done": lambda: _("You did {percent} % last time. Tell your physio if it is too much."),
    "hurt": lambda: _("It hurt last time. Stop if it hurts again."),
    "other-hurt": lambda: _("Another exercise hurt last time. This one stays the same."),
    "pain-high": lambda: _("Your pain reached {pain} last time, so it is less today."),
    "pain-next-morning": lambda: _("The morning after was {morning}, up from {start}, so it is less today."),
    "still-easier": lambda: _("One more easy session before it goes back up."),
    "flare-rest": lambda: _("After a flare: about {percent} % for a day or two."),
    "flare-return": lambda: _("Coming back after a flare: about {percent} % today."),
    "three-amber": lambda: _("Three sessions in a row hurt more than planned, so it is less today."),
    "cleared": lambda: _("The first session after a lock is one step easier."),
    "gap": lambda: _("{days} days without a session, so it is less today."),
    "long-gap": lambda: _("{days} days without a session, so it starts easy again."),
}
