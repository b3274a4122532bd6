"""The statistics of a row of scores as JSON, under the names that scripts rely on."""

from corecoach.pain.trend import Trend


def trend_value(trend: Trend) -> dict[str, object]:
    """A trend as JSON has it: null is not known. The interval is that without the allowance for AR(1), as
    `mk` is; `p_adjusted` has it."""
    mk = trend.mk
    return {
        "n": trend.n,
        "days": trend.days,
        "coverage": trend.coverage,
        "window_days": trend.window_days,
        "slope_per_week": trend.slope_per_week,
        "intercept": trend.intercept,
        "ci95_per_week": trend.ci95_per_week,
        "mk": {"s": mk.s, "var": mk.var, "z": mk.z, "p": mk.p} if mk else None,
        "p_adjusted": trend.p_adjusted,
        "median7": trend.median7,
        "baseline": trend.baseline,
        "current": trend.current,
        "change": trend.change,
        "change_percent": trend.change_percent,
        "verdict": trend.verdict,
        "meaningful": trend.meaningful,
    }
