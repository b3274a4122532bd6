"""Where each muscle lies: two edges from one end to the other, as places on bones (forward, up; H).

They are schematic areas inside the outline of the body, no anatomy.
"""

from typing import Final, Literal, NamedTuple

from corecoach.ui.figure.trunk import On

Host = Literal["trunk", "head", "leg", "arm", "torso"]
Cloth = Literal["shirt", "shorts", "skin"]


class Region(NamedTuple):
    """An area between two edges. `host` is the piece of the body that it is painted on; `cloth` is what it
    covers. One `behind` lies on the far side of the body; one `last` lies where a sleeve joins the shirt."""

    host: Host
    cloth: Cloth
    edge: tuple[On, ...]
    other: tuple[On, ...]
    behind: bool = False
    last: bool = False


def _along(*rows: tuple[str, float, float]) -> tuple[tuple[On, ...], tuple[On, ...]]:
    """Both edges from rows of a bone and two places forward, at its origin."""
    return tuple((b, f, 0.0) for b, f, _ in rows), tuple((b, f, 0.0) for b, _, f in rows)


def _on(bone: str, *rows: tuple[float, float, float]) -> tuple[tuple[On, ...], tuple[On, ...]]:
    """Both edges on one bone from rows of up and two places forward."""
    return tuple((bone, f, up) for up, f, _ in rows), tuple((bone, f, up) for up, _, f in rows)


_LOWER_BACK: Final = Region(
    "trunk", "shirt",
    *_along(("lum1", -0.036, -0.014), ("lum2", -0.037, -0.012), ("lum4", -0.037, -0.013),
    ("tho0", -0.035, -0.017),
            ("tho1", -0.030, -0.025)),
)  # fmt: skip
_QUADRICEPS: Final = _on("thigh", (-0.035, 0.041, 0.034), (-0.075, 0.046, 0.014), (-0.130, 0.041, 0.008),
                         (-0.180, 0.033, 0.010), (-0.218, 0.026, 0.020))  # fmt: skip

SIDE_MUSCLES: Final[dict[str, Region]] = {
    "abdominals": Region("trunk", "shirt", *_along(
        ("lum1", 0.064, 0.040), ("lum3", 0.064, 0.038), ("tho0", 0.067, 0.040), ("tho2", 0.071, 0.046),
        ("tho3", 0.068, 0.058))),
    "obliques": Region("trunk", "shirt", *_along(
        ("lum1", 0.034, -0.008), ("lum3", 0.038, -0.010), ("tho0", 0.038, -0.008), ("tho1", 0.034, 0.002))),
    "erector_spinae": Region("trunk", "shirt", *_along(
        ("lum1", -0.036, -0.016), ("lum3", -0.037, -0.015), ("tho0", -0.037, -0.016),
        ("tho2", -0.036, -0.016),
        ("tho3", -0.036, -0.018), ("tho5", -0.028, -0.022))),
    "lumbar_extensors": _LOWER_BACK,
    "multifidus": _LOWER_BACK,
    "thoracic_extensors": Region("trunk", "shirt", *_along(
        ("lum4", -0.032, -0.026), ("tho1", -0.036, -0.016), ("tho3", -0.036, -0.014),
        ("tho4", -0.034, -0.016),
        ("tho5", -0.028, -0.022))),
    "scapular": Region("trunk", "shirt", *_along(
        ("tho1", -0.028, -0.020), ("tho2", -0.034, -0.006), ("tho3", -0.035, 0.0), ("tho4", -0.033, -0.004),
        ("tho5", -0.026, -0.018))),
    "lats": Region("trunk", "shirt", *_along(
        ("lum2", -0.034, -0.026), ("lum4", -0.036, -0.012), ("tho1", -0.036, 0.004), ("tho2", -0.030, 0.012),
        ("tho3", -0.016, 0.012))),
    "pectorals": Region("trunk", "shirt", *_along(
        ("tho2", 0.070, 0.056), ("tho3", 0.075, 0.034), ("tho4", 0.070, 0.026), ("tho5", 0.050, 0.034))),
    "neck_flexors": Region("head", "skin",
        (("tho5", 0.040, 0.0135), ("neck0", 0.026, 0.003), ("neck1", 0.017, 0.004), ("head", -0.001, -0.020)),
        (("tho5", 0.026, 0.0175), ("neck0", 0.011, 0.0), ("neck1", 0.001, 0.0), ("head", -0.012, -0.022))),
    "neck_extensors": Region("head", "skin",
        (("neck0", -0.025, 0.006), ("neck1", -0.0235, 0.0), ("neck2", -0.024, 0.0), ("head", -0.034, -0.012)),
        (("neck0", -0.010, 0.006), ("neck1", -0.007, 0.0), ("neck2", -0.009, 0.0), ("head", -0.021, -0.012))),
    "gluteals": Region("leg", "shorts", *_on(
        "pelvis", (0.052, -0.058, -0.040), (0.030, -0.067, -0.026), (0.0, -0.0715, -0.019),
        (-0.028, -0.064, -0.020),
        (-0.048, -0.043, -0.030))),
    "hip_flexors": Region("leg", "shorts",
        (("pelvis", 0.043, 0.058), ("pelvis", 0.052, 0.030), ("pelvis", 0.050, 0.004),
        ("thigh", 0.044, -0.055),
         ("thigh", 0.036, -0.095)),
        (("pelvis", 0.026, 0.058), ("pelvis", 0.020, 0.026), ("pelvis", 0.018, 0.0), ("thigh", 0.018, -0.050),
         ("thigh", 0.026, -0.095))),
    "hamstrings": Region("leg", "shorts", *_on(
        "thigh", (-0.052, -0.040, -0.032), (-0.085, -0.044, -0.014), (-0.135, -0.039, -0.008),
        (-0.185, -0.031, -0.010),
        (-0.222, -0.025, -0.019))),
    "quadriceps": Region("leg", "shorts", *_QUADRICEPS),
    "adductors": Region("leg", "shorts", *_on(
        "thigh", (-0.020, 0.020, 0.008), (-0.060, 0.022, -0.012), (-0.110, 0.014, -0.012),
        (-0.160, 0.004, -0.006))),
    "calves": Region("leg", "skin", *_on(
        "shin", (-0.020, -0.028, -0.020), (-0.050, -0.034, -0.008), (-0.085, -0.0345, -0.006),
        (-0.125, -0.028, -0.008),
        (-0.165, -0.019, -0.013))),
    "tibialis": Region("leg", "skin", *_on(
        "shin", (-0.030, 0.026, 0.020), (-0.065, 0.0255, 0.008), (-0.110, 0.0225, 0.006),
        (-0.165, 0.016, 0.009),
        (-0.200, 0.013, 0.011))),
    "deltoids": Region("arm", "shirt", *_on(
        "uarm", (0.024, 0.012, -0.010), (0.005, 0.029, -0.028), (-0.030, 0.028, -0.027),
        (-0.065, 0.019, -0.017),
        (-0.095, 0.004, -0.002))),
    "triceps": Region("arm", "skin", *_on(
        "uarm", (-0.045, -0.024, -0.016), (-0.075, -0.0265, -0.006), (-0.115, -0.023, -0.004),
        (-0.160, -0.018, -0.010))),
    "biceps": Region("arm", "skin", *_on(
        "uarm", (-0.045, 0.024, 0.016), (-0.075, 0.0255, 0.006), (-0.115, 0.0225, 0.004),
        (-0.160, 0.018, 0.010))),
}  # fmt: skip

# Those of the person's left; a middle one has both halves in one.
MIDDLE: Final = ("abdominals",)
FRONT_MUSCLES: Final[dict[str, Region]] = {
    "abdominals": Region("torso", "shirt", *_along(
        ("lum1", -0.026, 0.026), ("lum3", -0.027, 0.027), ("tho0", -0.028, 0.028), ("tho2", -0.024, 0.024))),
    "obliques": Region("torso", "shirt", *_along(
        ("lum1", 0.069, 0.046), ("lum2", 0.067, 0.039), ("lum4", 0.068, 0.038), ("tho0", 0.071, 0.044),
        ("tho1", 0.072, 0.060))),
    "pectorals": Region("torso", "shirt",
        (("tho4", 0.008, -0.002), ("tho4", 0.030, 0.003), ("tho4", 0.058, -0.001), ("tho4", 0.080, -0.010)),
        (("tho3", 0.008, -0.008), ("tho2", 0.030, -0.002), ("tho2", 0.056, 0.004), ("tho3", 0.078, -0.004))),
    "upper_traps": Region("torso", "shirt",
        (("neck0", 0.040, 0.009), ("tho5", 0.060, 0.030), ("tho5", 0.086, 0.027)),
        (("neck0", 0.036, -0.004), ("tho5", 0.058, 0.014), ("tho5", 0.082, 0.020)), last=True),
    "gluteus_medius": Region("torso", "shorts", *_on(
        "pelvis", (0.036, 0.082, 0.068), (0.010, 0.092, 0.066), (-0.020, 0.094, 0.068),
        (-0.045, 0.090, 0.080))),
    "hip_flexors": Region("torso", "shorts", *_on(
        "pelvis", (0.040, 0.056, 0.044), (0.010, 0.060, 0.036), (-0.030, 0.056, 0.034),
        (-0.070, 0.050, 0.040))),
    "adductors": Region("leg", "shorts", *_on(
        "thigh", (-0.050, -0.038, -0.024), (-0.090, -0.040, -0.014), (-0.130, -0.034, -0.012),
        (-0.170, -0.028, -0.018))),
    "quadriceps": Region("leg", "shorts", *_on(
        "thigh", (-0.050, 0.020, -0.012), (-0.090, 0.034, -0.028), (-0.140, 0.032, -0.028),
        (-0.185, 0.024, -0.022),
        (-0.218, 0.010, -0.010))),
    "tibialis": Region("leg", "skin", *_on(
        "shin", (-0.035, 0.012, 0.004), (-0.075, 0.020, 0.002), (-0.125, 0.014, 0.002),
        (-0.185, 0.008, 0.002))),
    "deltoids": Region("arm", "shirt", *_on(
        "uarm", (0.018, 0.010, -0.008), (0.002, 0.0235, -0.0185), (-0.030, 0.027, -0.021),
        (-0.065, 0.021, -0.012),
        (-0.092, 0.008, 0.000))),
    "biceps": Region("arm", "skin", *_on(
        "uarm", (-0.090, 0.014, -0.014), (-0.110, 0.019, -0.018), (-0.140, 0.016, -0.016),
        (-0.168, 0.007, -0.007))),
    "scapular": Region("torso", "shirt", *_along(
        ("tho1", 0.070, 0.058), ("tho2", 0.080, 0.040), ("tho3", 0.082, 0.034), ("tho5", 0.066, 0.036)),
        behind=True),
    "lats": Region("torso", "shirt", *_along(
        ("lum2", 0.056, 0.044), ("lum4", 0.068, 0.036), ("tho1", 0.078, 0.040), ("tho3", 0.086, 0.060)),
        behind=True),
    "gluteals": Region("torso", "shorts", *_on(
        "pelvis", (0.030, 0.070, 0.030), (0.000, 0.084, 0.014), (-0.030, 0.084, 0.014),
        (-0.055, 0.066, 0.030)), behind=True),
    "erector_spinae": Region("torso", "shirt", *_along(
        ("lum1", 0.030, 0.008), ("lum4", 0.032, 0.008), ("tho2", 0.030, 0.008), ("tho5", 0.022, 0.010)),
        behind=True),
    "lumbar_extensors": Region("torso", "shirt", *_along(
        ("lum1", 0.032, 0.008), ("lum3", 0.034, 0.008), ("tho0", 0.028, 0.010)), behind=True),
}  # fmt: skip
