"""The story language: from a .story text to a world and its events, and back."""

from pasdedeux.language.files import library_names, no_such_import
from pasdedeux.language.questions import Question, question
from pasdedeux.language.resolve import Written, read

__all__ = ["Question", "Written", "library_names", "no_such_import", "question", "read"]
