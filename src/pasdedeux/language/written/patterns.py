"""Words with slots: how a fact, a definition or an action is said.

A pattern is a row of words and slots. Articles in it and in what is matched do not count, nor does upper case. From
`{1} is at {value}` follows `{1} is not at {value}`, from `{1} distrusts {2}` follows `{1} does not distrust {2}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from pasdedeux.language.written.cursor import ARTICLES
from pasdedeux.model.verbs import past_bases, present_base

T = TypeVar("T")

_PART = re.compile(r"\{([^{}]*)\}|([^\s{}]+)")
_LITERAL = re.compile(r"\w(?:[\w'’]|-(?=[^\W\d_]))*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Hole:
    """A slot: the index of the argument that it takes, -1 for the value."""

    index: int


Part = str | Hole
VALUE = Hole(-1)


@dataclass(frozen=True, slots=True)
class Pattern(Generic[T]):
    """A way to say `target`, or (`negative`) its opposite."""

    parts: tuple[Part, ...]
    target: T
    negative: bool = False

    @property
    def literals(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(part for part in self.parts if isinstance(part, str))

    @property
    def first(self) -> str:
        """Its first word, by which it is found; empty if it has none."""
        return next((part for part in self.parts if isinstance(part, str)), "")


def cut(template: str) -> list[str | tuple[str]]:
    """The words of a template as texts and its slots as tuples with what stands between the braces."""
    found: list[str | tuple[str]] = []
    for slot in _PART.finditer(template):
        if slot[2] is None:
            found.append((slot[1].strip(),))
        else:
            found.extend(word for word in _LITERAL.findall(slot[2].casefold()) if word not in ARTICLES)
    return found


def balanced(template: str) -> bool:
    """Whether every brace has its partner and none stands in another."""
    return not re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", template))


def negatives(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """The ways to deny a pattern that begins with a slot or a name and goes on with its verb."""
    for at, part in enumerate(parts):
        if part in ("is", "are", "was", "were", "can", "will", "must", "has"):
            found = [(*parts[: at + 1], "not", *parts[at + 1 :])]
            if part == "has":
                found.append((*parts[:at], "does", "not", "have", *parts[at + 1 :]))
            return found
        if isinstance(part, str) and at and (bases := _bases(part)):
            first, rest = parts[:at], parts[at + 1 :]
            return [(*first, aux, "not", base, *rest) for aux, base in bases]
        if isinstance(part, str) and at and parts[0] == Hole(0):
            return []
    return []


def _bases(verb: str) -> list[tuple[str, str]]:
    """How a verb is denied: `does not distrust`, `did not take`; nothing for what does not look like one."""
    past = [("did", base) for base in past_bases(verb)]
    return past or ([("does", base)] if (base := present_base(verb)) else [])


def third_person(verb: str) -> str:
    """`distrusts` of `distrust`: the other way round, for questions."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("sh", "ch", "ss", "x", "z", "o")) else "s")
