"""The moving figure: where each bone is at a time. Geometry only; `ui/figure/` draws it."""

from corecoach.figure.pose_data import Figure

__all__ = ["Figure"]
