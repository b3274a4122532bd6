"""Draws every screen in every state with sample data, through the real window and flows."""

from corecoach.tour.draw import draw_all, scene_names

__all__ = ["draw_all", "scene_names"]
