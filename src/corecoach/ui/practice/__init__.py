"""The clinician's side of the window: its own shell, pages and flows."""
