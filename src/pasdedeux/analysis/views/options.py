"""What somebody can do now: the acts that are possible in their mind, over whom and what they know of.

The naive way binds every act with all its effects. Only conditions are made ready here, in two parts: what an act takes
whatever is said in it, and what it takes to say just this. So a room full of secrets is asked about only where somebody
is there to be told. Where a condition runs through no others than those it names it is made ready once for all times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pasdedeux.analysis.perspectives.perspective import Perspective
from pasdedeux.analysis.spelling import spelled, spelled_value
from pasdedeux.analysis.views.facts import matters
from pasdedeux.analysis.views.parts import Option
from pasdedeux.analysis.wording import listed
from pasdedeux.model.evaluate import Truth, truth
from pasdedeux.model.event import Argument
from pasdedeux.model.formula import FALSE, TRUE, And, Claim, Const, Expr, IsA, Quantified, Var
from pasdedeux.model.ground import Ungroundable, contrary, ground
from pasdedeux.model.state import State
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.words import Slot, header_parts, quoted
from pasdedeux.model.world import CLAIM, NUMBER, Action, Parameter, World

ANYTHING = "…"  # stands for what is said


class Deed:
    """One action as one character could do it: its condition in two parts, and through which types it runs."""

    def __init__(self, action: Action) -> None:
        self.action = action
        whole = action.precondition
        parts = whole.parts if isinstance(whole, And) else (whole,)
        about = [part for part in parts if any(isinstance(node, Claim) for node in nodes(part))]
        self.plain: Expr = And(tuple(part for part in parts if part not in about))
        self.about: Expr | None = And(tuple(about)) if about else None
        self.says = any(p.type == CLAIM for p in action.parameters)
        self.types = tuple(dict.fromkeys(node.type for node in nodes(whole) if isinstance(node, Quantified | IsA)))

    def slots(self, who: Entity) -> Iterator[tuple[Parameter, ...]]:
        """Its slots without claims, with ``who`` in one of those whose act it is."""
        kept = tuple(p for p in self.action.parameters if p.type != CLAIM)
        for term in self.action.consents:
            if isinstance(term, Const):
                if term.value is who:
                    yield kept
            elif isinstance(term, Var):
                yield tuple(replace(p, constant=who) if p.name == term.name else p for p in kept)


@dataclass(frozen=True, slots=True)
class Doable:
    """An act that is possible. ``args`` are those of its slots without claims."""

    deed: Deed
    args: tuple[Value, ...]
    claims: tuple[Expr, ...]

    def option(self) -> Option:
        """The act in words."""
        claims = tuple(map(spelled, self.claims)) if self.deed.says else None
        written = _filled(self.deed.action, [spelled_value(arg) for arg in self.args])
        return Option(_filled(self.deed.action, list(map(quoted, self.args))), written, claims)


class Options:
    """The acts that are possible in minds. Conditions are made ready once."""

    def __init__(self) -> None:
        self._deeds: dict[Action, Deed] = {}
        self._ready: dict[object, Truth | None] = {}
        self._found: dict[Entity, tuple[World, State, tuple[Doable, ...]]] = {}

    def doable(self, perspective: Perspective) -> tuple[Doable, ...]:
        """What they can do now, as they see it."""
        who, world, mind = perspective.who, perspective.world, perspective.mind
        last = self._found.get(who)
        if last is None or last[0] is not world or last[1] is not mind:
            last = self._found[who] = (world, mind, tuple(self._possible(perspective)))
        return last[2]

    def _possible(self, perspective: Perspective) -> Iterator[Doable]:
        world, mind = perspective.world, perspective.mind
        claims = tuple(c for fluent in matters(perspective) for c in (fluent, contrary(fluent)))
        for action in world.actions:
            deed = self._deed(action)
            if any(p.type == NUMBER for p in action.parameters):
                continue
            ranges = tuple(world.values_of(type) for type in deed.types if type != NUMBER)
            for args in dict.fromkeys(a for slots in deed.slots(perspective.who) for a in world.arguments(slots)):
                if self._holds(deed, deed.plain, args, None, ranges, world, mind):
                    sayable = self._sayable(deed, args, claims, ranges, world, mind)
                    if sayable is not None:
                        yield Doable(deed, args, sayable)

    def _sayable(
        self, deed: Deed, args: tuple[Value, ...], claims: tuple[Expr, ...], ranges: object, world: World, mind: State
    ) -> tuple[Expr, ...] | None:
        """What could be said in an act; None where it takes something of what is said that no matter has."""
        if not deed.says:
            return ()
        about = deed.about
        if about is None:
            return claims
        found = tuple(c for c in claims if self._holds(deed, about, args, c, ranges, world, mind))
        return found if found or not claims else None

    def _holds(
        self,
        deed: Deed,
        part: Expr,
        args: tuple[Value, ...],
        claim: Expr | None,
        ranges: object,
        world: World,
        mind: State,
    ) -> bool:
        key = (deed, part is deed.plain, args, claim, ranges)
        if key not in self._ready:
            self._ready[key] = _ready(deed.action, part, args, claim, world)
        holds = self._ready[key]
        return holds is not None and holds(mind)

    def _deed(self, action: Action) -> Deed:
        found = self._deeds.get(action)
        if found is None:
            found = self._deeds[action] = Deed(action)
        return found


def _ready(action: Action, part: Expr, args: tuple[Value, ...], claim: Expr | None, world: World) -> Truth | None:
    """The condition as a function of a mind; None where it never holds, or has no meaning with these arguments."""
    try:
        found = ground(part, world, _binding(action, args, claim))
    except (Ungroundable, ArithmeticError):
        return None
    return None if found == FALSE else truth(found)


def _binding(action: Action, args: tuple[Value, ...], claim: Expr | None) -> Mapping[str, Argument]:
    given = iter(args)
    return {p.name: (TRUE if claim is None else claim) if p.type == CLAIM else next(given) for p in action.parameters}


def _filled(action: Action, given: list[str]) -> str:
    """The header of an action with words in its slots, and `…` for what is said."""
    words = iter(given)
    said = {p.name: ANYTHING if p.type == CLAIM else next(words) for p in action.parameters}
    if not action.header:
        return f"{action.name}({', '.join(said.values())})"
    parts = header_parts(action.header)
    return " ".join("".join(said.get(p.parameter, "") if isinstance(p, Slot) else p for p in parts).split())


def told(doable: Iterable[Doable]) -> tuple[str, ...]:
    """Acts in words: those that differ in one thing only are one line."""
    groups: dict[Deed, list[tuple[str, ...]]] = {}
    for act in doable:
        groups.setdefault(act.deed, []).append(tuple(map(quoted, act.args)))
    lines = (_filled(deed.action, row) for deed, rows in groups.items() for row in _joined(rows))
    return tuple(sorted(lines))


def _joined(rows: list[tuple[str, ...]]) -> list[list[str]]:
    """Rows joined in one place after the other wherever they are alike in all others."""
    cells: list[list[tuple[str, ...]]] = [[(word,) for word in row] for row in rows]
    for place in reversed(range(len(rows[0]))):
        alike: dict[object, list[list[tuple[str, ...]]]] = {}
        for row in cells:
            alike.setdefault((*row[:place], *row[place + 1 :]), []).append(row)
        cells = [_together(same, place) for same in alike.values()]
    return [[listed(cell, "or") for cell in row] for row in cells]


def _together(rows: list[list[tuple[str, ...]]], place: int) -> list[tuple[str, ...]]:
    words = sorted({word for row in rows for word in row[place]})
    return [*rows[0][:place], tuple(words), *rows[0][place + 1 :]]
