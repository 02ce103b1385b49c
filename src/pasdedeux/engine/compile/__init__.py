"""Compiling: from a world as declared to a task of numbers."""

from pasdedeux.engine.compile.encode import Compiled, Unforeseen, compile_world
from pasdedeux.engine.compile.grounding import TooManyEvents

__all__ = ["Compiled", "TooManyEvents", "Unforeseen", "compile_world"]
