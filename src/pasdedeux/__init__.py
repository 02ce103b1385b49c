"""Who knows what, who lied, and why they did it: stories in which people know different things."""

__all__ = ["__version__"]

__version__ = "0.1.0"
