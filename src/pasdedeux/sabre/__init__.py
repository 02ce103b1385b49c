"""The second front end: the problem files of the field, read into worlds and written from them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pasdedeux.sabre.content import is_problem
    from pasdedeux.sabre.problem import read
    from pasdedeux.sabre.writer import Unwritable, write

__all__ = ["Unwritable", "is_problem", "read", "write"]

# Loaded when they are used: who asks whether a text is a problem may go on to read it as something else.
_PLACES = {"Unwritable": "writer", "is_problem": "content", "read": "problem", "write": "writer"}


def __getattr__(name: str) -> object:
    """A name of this room, loaded on its first use. Raises AttributeError for any other."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = found
    return found
