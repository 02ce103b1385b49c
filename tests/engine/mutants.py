"""Tasks that no compiler would write: those of small worlds with a few things changed, and a few of absurd shapes."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from pasdedeux.engine.compile import compile_world
from pasdedeux.model.rules import RuleLoop
from tests.strategies import errand

Data = Any  # what json.loads gives
NUMBERS = (0, 1, 2, 3, -1, -2, 63, 64, 255, 256, 65_535, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**63, 2**64)
FLOATS = (0.5, -0.0, 1e308, -1e308, 5e-324)
WORDS = (
    "value", "number", "fluent", "believes", "and", "or", "==", "!=", ">", "<", ">=", "<=", "+", "-", "*", "/", "if",
    "boolean", "truth", "entity", "", "nonsense",
)  # fmt: skip


@cache
def seeds(many: int = 30) -> tuple[str, ...]:
    """The tasks of some random small worlds."""
    found = []
    for seed in range(many):
        try:
            found.append(compile_world(errand(seed)).task.to_json())
        except RuleLoop:
            continue  # a world without a beginning
    return tuple(found)


def mutant(number: int) -> str:
    """The mutant of that number, as JSON; some are none any more. Always the same for a number."""
    dice = random.Random(number)
    data = json.loads(dice.choice(seeds()))
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        _change(data, dice)
    text = json.dumps(data)
    if dice.random() < 0.03:
        cut = dice.randrange(len(text))
        text = text[:cut] + dice.choice(("", "}", "[", "\\u0000", "9" * 400)) + text[cut + dice.randrange(5) :]
    return text


def _change(data: Data, dice: random.Random) -> None:
    """Change one thing: a number, a word, or what stands where."""
    places = [place for place in _places(data) if place]
    path = dice.choice(places)
    parent, key = _at(data, path[:-1]), path[-1]
    old, what = parent[key], dice.random()
    if what < 0.5 and isinstance(old, int | float) and not isinstance(old, bool):
        near = max(0, int(old) + dice.choice((-2, -1, 1, 2)))
        parent[key] = dice.choice((near, near, dice.randrange(40), dice.choice(NUMBERS), dice.choice(FLOATS)))
    elif what < 0.6 and isinstance(old, str):
        parent[key] = dice.choice(WORDS)
    elif what < 0.75:
        parent[key] = copy.deepcopy(_at(data, dice.choice(places)))
    elif what < 0.85 and isinstance(parent, list):
        parent.insert(key, copy.deepcopy(old))
    elif what < 0.95 and isinstance(parent, list):
        del parent[key]
    else:
        parent[key] = dice.choice((None, True, False, [], {}, "x"))


def _places(data: Data, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _places(value, (*path, index))


def _at(data: Data, path: tuple[Any, ...]) -> Data:
    for key in path:
        data = data[key]
    return data


def absurd(shape: str, size: int) -> str:
    """A task of an absurd shape and size, as JSON; the shapes are the methods of `_Absurd`."""
    data: dict[str, Data] = getattr(_Absurd, shape)(size)
    return json.dumps({**_plain(data.get("characters", 1)), **data})


SHAPES = {  # and sizes at which something gave way once, or might
    "nested": 100_000,
    "sum": 100_000,
    "cases": 100_000,
    "minds": 100_000,
    "shared": 60,
    "path": 100_000,
    "ring": 20_000,
    "queue": 20_000,
    "many": 300_000,
    "crowd": 1_000,
    "overflow": 1,
    "idle_rule": 1,
}


class _Absurd:
    """One method for each shape: what differs from a plain task."""

    @staticmethod
    def nested(size: int) -> Data:
        """A condition in a condition in a condition."""
        rows = [["value", 1], *(["or" if i % 2 else "and", i] for i in range(size))]
        return {"formulas": rows, "events": [_event(pre=size)]}

    @staticmethod
    def sum(size: int) -> Data:
        """A sum of very many numbers, one in the other."""
        rows = [["value", 1], ["number", 1.0], *(["+", i + 1, 1] for i in range(size))]
        return {"formulas": rows, "wants": [size + 1, size + 1]}

    @staticmethod
    def cases(size: int) -> Data:
        """A choice in a choice in a choice."""
        rows = [["value", 1], ["value", 0], *(["if", 0, 1, i + 1, 1] for i in range(size))]
        return {"formulas": rows, "wants": [size + 1, size + 1]}

    @staticmethod
    def minds(size: int) -> Data:
        """What somebody believes that they believe that they believe."""
        rows = [["value", 1], ["fluent", 0], ["==", 1, 0], *(["believes", 0, i + 2] for i in range(size))]
        return {"formulas": rows, "events": [_event(pre=size + 2)], "wants": [size + 2, size + 2]}

    @staticmethod
    def shared(size: int) -> Data:
        """Rows that use the row before them twice: written out, they would be 2 to the power of `size`."""
        rows = [
            ["fluent", 0],
            ["value", 0],
            ["==", 0, 1],
            *(["or" if i % 2 else "and", i + 2, i + 2] for i in range(size)),
        ]
        return {"formulas": rows, "events": [_event(pre=size + 2, when=size + 2)], "wants": [size + 2, size + 2]}

    @staticmethod
    def path(size: int) -> Data:
        """An effect many minds deep."""
        return {"events": [{**_event(), "writes": [[[0] * size, 0, 0, 0]]}]}

    @staticmethod
    def ring(size: int) -> Data:
        """Beliefs about beliefs that come back to where they began after very many."""
        return {"start": [[[[1, float(i)]], [(i + 1) % size]] for i in range(size)]}

    @staticmethod
    def queue(size: int) -> Data:
        """Beliefs about beliefs that end after very many."""
        return {"start": [[[[1, float(i)]], [min(i + 1, size - 1)]] for i in range(size)]}

    @staticmethod
    def many(size: int) -> Data:
        """Very many events."""
        return {"events": [_event()] * size}

    @staticmethod
    def crowd(size: int) -> Data:
        """Very many characters."""
        return {"characters": size, "entities": size, "wants": [0] * (size + 1)}

    @staticmethod
    def overflow(_: int) -> Data:
        """Numbers beyond all bounds."""
        rows = [["value", 1], ["number", 1e300], ["*", 1, 1]]
        return {"formulas": rows, "events": [{**_event(), "writes": [[[], 1, 0, 2]]}], "wants": [2, 2]}

    @staticmethod
    def idle_rule(_: int) -> Data:
        """A rule that does nothing, and holds after an event that is seen openly by one of two."""
        rows = [["value", 1], ["value", 0], ["fluent", 0], ["==", 2, 0]]
        rule = {**_event(pre=3), "writes": [], "consents": [], "notices": []}
        return {
            "characters": 2,
            "formulas": rows,
            "rules": [rule],
            "events": [{**_event(), "notices": [1, 0], "open": True}],
        }


def _event(pre: int = 0, when: int = 0, characters: int = 1) -> dict[str, Data]:
    return {
        "pre": pre,
        "writes": [[[], 0, when, 0]],
        "consents": [0],
        "notices": [0] * characters,
        "secretly": [],
        "open": False,
        "sights": [],
    }


def _plain(characters: int) -> dict[str, Data]:
    """A task with a boolean and a number, and one event that sets the boolean."""
    return {
        "characters": characters,
        "entities": characters,
        "kinds": ["boolean", "number"],
        "defaults": [0, 0.0],
        "formulas": [["value", 1]],
        "events": [_event(characters=characters)],
        "rules": [],
        "wants": [0] * (characters + 1),
        "start": [[[], [0] * characters]],
        "lookahead": -1,
    }
