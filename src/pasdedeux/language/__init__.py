"""The story language: from a .story text to a world and its events, and back."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pasdedeux.language.screenplay.read import read_screenplay
    from pasdedeux.language.screenplay.suffixes import is_screenplay
    from pasdedeux.language.screenplay.worlds import Claims
    from pasdedeux.language.story.questions import Question, question
    from pasdedeux.language.story.resolve import Written, read
    from pasdedeux.language.story.workshop import Workshop
    from pasdedeux.language.written.files import library_names, no_such_import
    from pasdedeux.language.written.write import format_text

__all__ = [
    "Claims",
    "Question",
    "Workshop",
    "Written",
    "format_text",
    "is_screenplay",
    "library_names",
    "no_such_import",
    "question",
    "read",
    "read_screenplay",
]

# Loaded when they are used: who searches in a problem of the field needs no word of this language.
_PLACES = {
    "Claims": "screenplay.worlds",
    "Question": "story.questions",
    "Workshop": "story.workshop",
    "Written": "story.resolve",
    "format_text": "written.write",
    "is_screenplay": "screenplay.suffixes",
    "library_names": "written.files",
    "no_such_import": "written.files",
    "question": "story.questions",
    "read": "story.resolve",
    "read_screenplay": "screenplay.read",
}


def __getattr__(name: str) -> object:
    """A name of this room, loaded on its first use. Raises AttributeError for any other."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = found
    return found
