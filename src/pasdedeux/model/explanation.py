"""Explanations and plans, as data: what a search for reasons finds, and what its checker is given."""

from __future__ import annotations

from dataclasses import dataclass

from pasdedeux.model.event import Event
from pasdedeux.model.values import Entity

Owner = Entity | None  # whose plan: a character's, or the author's (None)


@dataclass(frozen=True, slots=True)
class Step:
    """An act of an imagined plan, with the reasons of everybody else who takes part in it."""

    event: Event
    reasons: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why ``who`` does ``event``: the plan that begins with it, from what they believe; ``before`` and ``after`` are
    what the beginning and the end are worth to them.
    """

    who: Entity
    event: Event
    steps: tuple[Step, ...]
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A minimal sequence of acts, and what its end is worth to its owner."""

    events: tuple[Event, ...]
    utility: float
