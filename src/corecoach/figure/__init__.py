"""The moving figure: where each bone is at a time. Geometry only; `ui/figure/` draws it."""
