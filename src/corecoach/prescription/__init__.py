"""What was prescribed: exercises, dosage, routines and programmes."""

from corecoach.prescription.dosage import Dosage, DosageChange, Tempo, parse_tempo
from corecoach.prescription.exercise import Caution, Cues, DosageRange, Exercise, equipment_of
from corecoach.prescription.programme import (
    Author,
    BaselineEntry,
    ClearanceTerms,
    Item,
    Limits,
    PainLimits,
    PassphraseHash,
    Patient,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
)
from corecoach.prescription.resolve import Prescribed, UnknownExercise, resolve
from corecoach.prescription.schedule import PlannedDay, phase_on, plan_week, sittings_done, week_number
from corecoach.prescription.template import Template

__all__ = [
    "Author",
    "BaselineEntry",
    "Caution",
    "ClearanceTerms",
    "Cues",
    "Dosage",
    "DosageChange",
    "DosageRange",
    "Exercise",
    "Item",
    "Limits",
    "PainLimits",
    "PassphraseHash",
    "Patient",
    "PlannedDay",
    "Prescribed",
    "Programme",
    "ProgrammePhase",
    "Routine",
    "Slot",
    "Template",
    "Tempo",
    "UnknownExercise",
    "equipment_of",
    "parse_tempo",
    "phase_on",
    "plan_week",
    "resolve",
    "sittings_done",
    "week_number",
]
