"""Ice and heat: protocols and their limits, what was used, when it is safe again, and a use while it runs.

Nothing is imported here: the window starts with the records alone, and the rest comes with the first use.
"""
