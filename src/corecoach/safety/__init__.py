"""Screening, triage, lockouts and the gate. The gate is the only maker of a Permit."""

from corecoach.safety.gate import SCREENING_VALID, Reason, Refusal, Subject, covers, decide, score_rule
from corecoach.safety.lockout import (
    RECORDS_DAMAGED,
    Clearance,
    Lockout,
    active,
    needs_new_assessment,
    rescreen_from,
    united,
)
from corecoach.safety.permit import Permit, PermitError
from corecoach.safety.rules import GATE_IDS, Answer, Gate, Lock, RuleSet, ScreeningItem, Tier, faults
from corecoach.safety.screening import Screening, items_to_ask, missing, unexplained
from corecoach.safety.triage import Fired, Triage, normalise, triage

__all__ = [
    "GATE_IDS",
    "RECORDS_DAMAGED",
    "SCREENING_VALID",
    "Answer",
    "Clearance",
    "Fired",
    "Gate",
    "Lock",
    "Lockout",
    "Permit",
    "PermitError",
    "Reason",
    "Refusal",
    "RuleSet",
    "Screening",
    "ScreeningItem",
    "Subject",
    "Tier",
    "Triage",
    "active",
    "covers",
    "decide",
    "faults",
    "items_to_ask",
    "missing",
    "needs_new_assessment",
    "normalise",
    "rescreen_from",
    "score_rule",
    "triage",
    "unexplained",
    "united",
]
