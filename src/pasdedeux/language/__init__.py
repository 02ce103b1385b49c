"""The story language: from a .story text to a world and its events, and back."""

from pasdedeux.language.story.questions import Question, question
from pasdedeux.language.story.resolve import Written, read
from pasdedeux.language.written.files import library_names, no_such_import
from pasdedeux.language.written.write import format_text

__all__ = ["Question", "Written", "format_text", "library_names", "no_such_import", "question", "read"]
