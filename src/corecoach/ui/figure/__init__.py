"""The figure that shows an exercise."""
