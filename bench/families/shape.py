"""What a family can be asked for: how many people and things, which question, what limits, which throw of the dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """One problem of a family. The limits are those of the search; ``seed`` decides who and what is where."""

    characters: int
    items: int
    author: int
    character: int
    epistemic: int
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of story. ``base`` is the shape around which one number at a time is varied; ``questions`` are what can be
    asked of it, by name, each with the sentence that says what it is; ``text`` makes the problem file.
    """

    name: str
    about: str
    base: Shape
    questions: Mapping[str, str]
    text: Callable[[Shape, str], str]
    goal: Callable[[Shape, str], float]
