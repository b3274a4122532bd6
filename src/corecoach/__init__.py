"""CoreCoach: guided home exercise for back spasm and low back pain, as prescribed, offline."""

__version__ = "0.1.0"
