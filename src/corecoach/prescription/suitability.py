"""Whether an exercise suits a person: the cautions that apply, and the strongest of their actions."""

from collections.abc import Collection

from msgspec import Struct

from corecoach.prescription.exercise import Caution, CautionAction, Exercise

# The strongest first (programmes facts, section 9).
ACTIONS: tuple[CautionAction, ...] = ("avoid", "ask-physio", "modify", "monitor")


class Suitability(Struct, frozen=True):
    """What of an exercise's cautions applies to a person: (code, caution), the strongest first.

    `action` is the strongest one, None when nothing applies. `open` says whether the person may choose the
    exercise by themselves, `prescribed` whether it is one that a physiotherapist set for now.
    """

    action: CautionAction | None
    open: bool
    applying: tuple[tuple[str, Caution], ...] = ()
    prescribed: bool = False

    def notes(self, *actions: CautionAction) -> tuple[str, ...]:
        """What the applying cautions with these actions say, each sentence once."""
        said = (caution.note for _, caution in self.applying if caution.action in actions)
        return tuple(dict.fromkeys(said))


def suitability(
    exercise: Exercise,
    cautions: Collection[str],
    *,
    prescribed: bool = False,
    confirmed: Collection[str] = (),
) -> Suitability:
    """How an exercise suits a person with these caution codes.

    `prescribed`: a physiotherapist set the exercise for now, at the dose in question. `confirmed` are
    exercise ids and caution codes that the programme confirms; that answers what had to be asked, and never
    opens what is to be avoided. One that needs a prescription has to be asked about, whoever it is for.
    """
    applying = sorted(
        ((code, caution) for code, caution in exercise.cautions.items() if code in cautions),
        key=lambda pair: (ACTIONS.index(pair[1].action), pair[0]),
    )
    actions = {caution.action for _, caution in applying}
    to_ask = {code for code, caution in applying if caution.action == "ask-physio"}
    if exercise.needs_prescription:
        actions.add("ask-physio")
        to_ask.add(exercise.id)
    asked = exercise.id in confirmed or to_ask <= set(confirmed)
    return Suitability(
        action=min(actions, key=ACTIONS.index, default=None),
        open=prescribed or ("avoid" not in actions and asked),
        applying=tuple(applying),
        prescribed=prescribed,
    )
