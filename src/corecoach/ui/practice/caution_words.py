"""Cautions in the few words that clinicians use among themselves."""

from collections.abc import Iterable

from corecoach.words import _


def caution_names() -> dict[str, str]:
    """A short name for each code of the caution vocabulary."""
    return {
        "flexion-intolerant": _("flexion provokes"),
        "extension-intolerant": _("extension provokes"),
        "rotation-intolerant": _("rotation provokes"),
        "sciatica": _("leg symptoms"),
        "osteoporosis": _("low bone density"),
        "spondylolisthesis": _("spondylolisthesis"),
        "spinal-stenosis": _("spinal stenosis"),
        "recent-spinal-surgery": _("recent spinal surgery"),
        "recent-abdominal-surgery": _("recent abdominal surgery"),
        "hernia": _("hernia"),
        "pregnancy-2nd-3rd-trimester": _("pregnant, over 16 weeks"),
        "postpartum-diastasis": _("diastasis after birth"),
        "hypertension-isometric": _("high blood pressure"),
        "heart-disease": _("heart disease"),
        "dizziness": _("dizziness"),
        "balance-risk": _("risk of falls"),
        "cannot-get-to-floor": _("cannot get to the floor"),
        "neck-pain": _("neck pain"),
        "shoulder-pain": _("shoulder pain"),
        "wrist-pain": _("wrist pain"),
        "knee-pain": _("knee pain"),
        "hip-pain": _("hip pain"),
        "hip-replacement": _("hip replacement"),
    }


def caution_words(codes: Iterable[str]) -> list[str]:
    """The names of some cautions; a code that nobody knows is its own name."""
    names = caution_names()
    return [names.get(code, code) for code in codes]
