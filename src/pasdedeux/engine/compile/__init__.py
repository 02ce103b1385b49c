"""Compiling: from a world as declared to a task of numbers."""

from pasdedeux.engine.compile.encode import Compiled, compile_world

__all__ = ["Compiled", "compile_world"]
