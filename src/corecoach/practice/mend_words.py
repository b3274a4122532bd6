"""What the button says that puts a proposal in the place of what was pointed out."""

from collections.abc import Mapping

from corecoach.practice.doses import most_reps, whole_dose
from corecoach.practice.remark import ConfirmMend, ItemMend, LimitsMend, Remark, SlotMend
from corecoach.prescription import Dosage, Exercise, Item
from corecoach.words import _


def mend_words(remark: Remark, exercises: Mapping[str, Exercise]) -> str:
    """`Use 2 × 24 s`; empty where nothing is proposed."""
    match remark.mend:
        case ItemMend(item=None):
            return _("Leave this one out")
        case ItemMend(item=item) if item is not None:
            return _use(remark, item, exercises.get(item.exercise))
        case SlotMend(slot=slot):
            return _("Use {n} a day").format(n=slot.per_day)
        case ConfirmMend():
            return _("Confirm the plan") if remark.kind == "plan" else _("Confirm it")
        case LimitsMend(limits=limits):
            return _("Use {dose}").format(dose=getattr(limits, remark.field))
    return ""


def _use(remark: Remark, item: Item, exercise: Exercise | None) -> str:
    if exercise is None:
        return ""
    dosage = whole_dose(item, exercise)
    if remark.exercise != item.exercise or dosage is None:
        return _("Use {name}").format(name=_(exercise.short_name))
    if remark.field.startswith("rest"):
        return _("Use {n} s").format(n=getattr(dosage, remark.field))
    return _("Use {dose}").format(dose=dose_figures(dosage))


def dose_figures(dosage: Dosage) -> str:
    """`2 × 24 s`, `3 × 6 × 10 s`, `4-3-2 × 8 s`, `2 × 8`: sets, repetitions and hold, as far as there is more
    than one of each."""
    parts = [str(dosage.sets)] if dosage.sets > 1 and isinstance(dosage.reps, int) else []
    if not isinstance(dosage.reps, int):
        parts.append("-".join(str(n) for n in dosage.reps))
    elif most_reps(dosage) > 1 or not dosage.hold_s:
        parts.append(str(dosage.reps))
    if dosage.hold_s:
        parts.append(_("{n} s").format(n=dosage.hold_s))
    return " × ".join(parts)
