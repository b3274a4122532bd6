"""All scenes: each brings a world into one state of one screen."""

from corecoach.tour import (
    check_in_scenes,
    check_scenes,
    export_scenes,
    function_scenes,
    library_scenes,
    lock_scenes,
    pack_run_scenes,
    pack_scenes,
    person_scenes,
    place_scenes,
    session_scenes,
    shelf_scenes,
    trend_scenes,
)
from corecoach.tour.registry import SCENES, Scene

__all__ = [
    "SCENES",
    "Scene",
    "check_in_scenes",
    "check_scenes",
    "export_scenes",
    "function_scenes",
    "library_scenes",
    "lock_scenes",
    "pack_run_scenes",
    "pack_scenes",
    "person_scenes",
    "place_scenes",
    "session_scenes",
    "shelf_scenes",
    "trend_scenes",
]
