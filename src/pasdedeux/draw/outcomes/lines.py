"""The lines of a tree of endings: turns, options and what is folded up, each at its depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pasdedeux.analysis.pictures.outcomes import Option, Outcome, OutcomeTree, Turn
from pasdedeux.model.values import Entity

MOST_ENDS = 40  # outcomes up to which a tree is shown whole
_MOST_PLAIN = 6  # options of one turn off all ways that are shown where the tree is not shown whole


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """One line. ``option`` is None for the heading of a turn and for what is folded up, which ``words`` tells.

    ``outcomes`` are the ends from here where no further line shows them; ``parent`` is the line that it hangs on.
    """

    depth: int
    words: str
    parent: int | None
    option: Option | None = None
    turn: Turn | None = None
    outcomes: tuple[Outcome, ...] = ()


def lines(tree: OutcomeTree) -> tuple[Line, ...]:
    """The lines of a tree from top to bottom. A wide one is folded up off the ways that are marked."""
    found: list[Line] = []
    _grow(tree.root, 0, None, tree.root.ends > MOST_ENDS, found)
    return tuple(found)


def folded(shown: tuple[Line, ...]) -> int:
    """How many outcomes have no line of their own."""
    return sum(len(line.outcomes) for line in shown if len(line.outcomes) > 1)


def _grow(at: Turn | Outcome, depth: int, parent: int | None, fold: bool, found: list[Line]) -> None:
    if isinstance(at, Outcome):
        return
    here = len(found)
    found.append(Line(depth, "", parent, turn=at))
    plain = 0
    left_out: list[Option] = []
    for option in at.options:
        if fold and not (option.marked or option.by_belief):
            plain += 1
            if plain > _MOST_PLAIN:
                left_out.append(option)
                continue
            found.append(_leafless(option, depth, here))
            continue
        found.append(_option(option, depth, here))
        _grow(option.then, depth + 1, len(found) - 1, fold, found)
    if left_out:
        ends = tuple(end for option in left_out for end in _ends(option.then))
        found.append(Line(depth, f"and {len(left_out)} more options", here, outcomes=ends))


def _option(option: Option, depth: int, parent: int) -> Line:
    outcomes = (option.then,) if isinstance(option.then, Outcome) else ()
    return Line(depth, option.text, parent, option, outcomes=outcomes)


def _leafless(option: Option, depth: int, parent: int) -> Line:
    """An option whose further course is folded up."""
    ends = tuple(_ends(option.then))
    more = f" … {len(ends)} outcomes" if len(ends) > 1 else ""
    return Line(depth, f"{option.text}{more}", parent, option, outcomes=ends)


def _ends(at: Turn | Outcome) -> Iterator[Outcome]:
    if isinstance(at, Outcome):
        yield at
    else:
        for option in at.options:
            yield from _ends(option.then)


def worth(line: Line, who: Entity) -> str:
    """What the outcomes of a line are worth to somebody: a number, a range of them, or unknown."""
    values = [end.worth.get(who) for end in line.outcomes]
    known = sorted(value for value in values if value is not None)
    if not values:
        return ""
    if len(known) < len(values):
        return "unknown"
    return f"{known[0]:g}" if known[0] == known[-1] else f"{known[0]:g} to {known[-1]:g}"
