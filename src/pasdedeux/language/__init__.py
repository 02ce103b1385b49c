"""The story language: from a .story text to a world and its events, and back."""

from pasdedeux.language.resolve import Written, read

__all__ = ["Written", "read"]
