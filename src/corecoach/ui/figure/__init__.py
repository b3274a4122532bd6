"""Draws the moving figure: its body, what it stands on, the working muscle, and the arrow of the movement."""
