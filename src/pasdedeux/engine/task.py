"""A task: a world in numbers only, as both engines read it.

Values, fluents, characters and events are numbers. A value's code is 0 for false, 1 for true, 2 for unknown, and from 3
on the entities in the world's order; numbers have no codes of their own, an engine gives them out as they come up.

Formulas stand in one table, each made of earlier ones, so that what many events share is written once:

    ["value", code]            a truth value, an entity or unknown
    ["number", 2.5]            a number
    ["fluent", f]              the value of a fluent, where the formula is read
    ["believes", c, i]         formula i, read in what character c believes
    ["and", i, ...]            every one holds; ["or", i, ...]: one of them does
    ["==", i, j]               and "!=", ">", "<", ">=", "<=": two values compared
    ["+", i, j]                and "-", "*", "/": two numbers combined; unknown if either is
    ["if", c, n, v, ..., e]    the value v of the first c that holds, else e; n is the negation of c

There is no "not": a negation is pushed down to the comparisons when a task is compiled. An event's `pre` decides
whether it is possible; `writes` are read before it and made at once; `notices` has a formula for each character.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

# Codes of values; entities begin at ENTITIES.
FALSE, TRUE, UNKNOWN, ENTITIES = 0, 1, 2, 3

FormulaCode = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class WriteCode:
    """Where formula ``when`` holds before the event, ``[path]fluent`` gets the value of formula ``value``."""

    path: tuple[int, ...]
    fluent: int
    when: int
    value: int

    def data(self) -> list[object]:
        """As JSON has it."""
        return [list(self.path), self.fluent, self.when, self.value]


@dataclass(frozen=True, slots=True)
class SightCode:
    """Of an open event, what shows that ``who`` notices it (``shown``) or does not (``hidden``)."""

    who: int
    shown: int
    hidden: int

    def data(self) -> list[object]:
        """As JSON has it."""
        return [self.who, self.shown, self.hidden]


@dataclass(frozen=True, slots=True)
class EventCode:
    """One event or rule. ``notices`` has a formula for each character (none for rules: nobody observes them);
    ``secretly`` too, for open events with eavesdroppers, -1 for who cannot be one.
    """

    pre: int
    writes: tuple[WriteCode, ...]
    consents: tuple[int, ...] = ()
    notices: tuple[int, ...] = ()
    secretly: tuple[int, ...] = ()
    open: bool = False
    sights: tuple[SightCode, ...] = ()

    def data(self) -> dict[str, object]:
        """As JSON has it."""
        return {
            "pre": self.pre,
            "writes": [w.data() for w in self.writes],
            "consents": list(self.consents),
            "notices": list(self.notices),
            "secretly": list(self.secretly),
            "open": self.open,
            "sights": [s.data() for s in self.sights],
        }


@dataclass(frozen=True, slots=True)
class StateCode:
    """One state of the start: the fluents that differ from ``Task.defaults``, and for each character the place in the
    list of the state that they believe.
    """

    values: tuple[tuple[int, int | float], ...]  # a float is a number, an int a code
    beliefs: tuple[int, ...]

    def data(self) -> list[object]:
        """As JSON has it."""
        return [[list(v) for v in self.values], list(self.beliefs)]


@dataclass(frozen=True, slots=True)
class Task:
    """A world in numbers. ``kinds`` are the kinds of the fluents' values: "boolean", "truth", "number" or "entity";
    ``wants`` has a formula for each character, then one for the author, -1 for who wants nothing. ``start`` is a
    graph whose first state is the real one. ``lookahead`` is how many levels of belief below those that a question is
    about can make a difference to its answer, -1 if there is no end to them.
    """

    characters: int
    entities: int
    kinds: tuple[str, ...]
    defaults: tuple[int | float, ...]
    formulas: tuple[FormulaCode, ...]
    events: tuple[EventCode, ...]
    rules: tuple[EventCode, ...]
    wants: tuple[int, ...]
    start: tuple[StateCode, ...]
    lookahead: int = -1
    names: Sequence[str] = field(default=(), compare=False, repr=False)

    def to_json(self) -> str:
        """The task as the core reads it."""
        return json.dumps(
            {
                "characters": self.characters,
                "entities": self.entities,
                "kinds": self.kinds,
                "defaults": self.defaults,
                "formulas": self.formulas,
                "events": [e.data() for e in self.events],
                "rules": [r.data() for r in self.rules],
                "wants": self.wants,
                "start": [s.data() for s in self.start],
                "lookahead": self.lookahead,
            },
            separators=(",", ":"),
        )
