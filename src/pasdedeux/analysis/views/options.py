"""What somebody can do now: the acts that are possible in their mind, over whom and what they know of.

The naive way binds every act with all its effects. Only conditions are made ready here, in two parts: what an act takes
whatever is said in it, and what it takes to say just this. So a room full of secrets is asked about only where somebody
is there to be told. Where a condition runs through no others than those it names it is made ready once for all times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

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
        self._parts = tuple(header_parts(action.header))
        self.says = any(p.type == CLAIM for p in action.parameters)
        self.types = tuple(dict.fromkeys(node.type for node in nodes(whole) if isinstance(node, Quantified | IsA)))

    def filled(self, words: Sequence[str]) -> str:
        """Its header with words in its slots, and `…` for what is said."""
        given = iter(words)
        said = {p.name: ANYTHING if p.type == CLAIM else next(given) for p in self.action.parameters}
        if not self.action.header:
            return f"{self.action.name}({', '.join(said.values())})"
        return " ".join("".join(said.get(p.parameter, "") if isinstance(p, Slot) else p for p in self._parts).split())

    def slots(self, who: Entity) -> Iterator[tuple[Parameter, ...]]:
        """Its slots without claims, with ``who`` in one of those whose act it is."""
        kept = tuple(p for p in self.action.parameters if p.type != CLAIM)
        for term in self.action.consents:
            if isinstance(term, Const):
                if term.value is who:
                    yield kept
            elif isinstance(term, Var):
                yield tuple(replace(p, constant=who) if p.name == term.name else p for p in kept)


@dataclass(frozen=True, eq=False, slots=True)
class Doable:
    """An act that is possible. ``words`` are what stands in its slots without claims, as texts have it."""

    deed: Deed
    words: tuple[str, ...]
    option: Option


Sayable = tuple[tuple[str, Truth], ...]  # claims as they are written, each with what it takes to say just this


class Candidate:
    """An act with its condition made ready. What it takes to say something in it is made ready when it is possible."""

    def __init__(self, deed: Deed, args: tuple[Value, ...], holds: Truth, sayable: Callable[[], Sayable]) -> None:
        self.holds, self._deed, self._args = holds, deed, args
        self._make = sayable
        self._sayable: Sayable | None = None
        self._known: dict[tuple[str, ...] | None, Doable] = {}

    def doable(self, mind: State) -> Doable | None:
        """The act, if it is possible in a mind; None where it takes something of what is said that no matter has."""
        if not self.holds(mind):
            return None
        claims = self._claims(mind) if self._deed.says else None
        if self._deed.about is not None and self._sayable and not claims:
            return None
        found = self._known.get(claims)
        if found is None:
            found = self._known[claims] = self._worded(claims)
        return found

    def _claims(self, mind: State) -> tuple[str, ...]:
        if self._sayable is None:
            self._sayable = self._make()
        return tuple(claim for claim, holds in self._sayable if holds(mind))

    def _worded(self, claims: tuple[str, ...] | None) -> Doable:
        words = tuple(map(quoted, self._args))
        written = self._deed.filled(tuple(map(spelled_value, self._args)))
        return Doable(self._deed, words, Option(self._deed.filled(words), written, claims))


class Options:
    """The acts that are possible in minds. Conditions are made ready once, the candidates once for each horizon."""

    def __init__(self) -> None:
        self._deeds: dict[Action, Deed] = {}
        self._ready: dict[object, Truth | None] = {}
        self._candidates: dict[World, tuple[Candidate, ...]] = {}
        self._made: dict[object, Candidate | None] = {}
        self._joined: dict[tuple[Deed, tuple[tuple[str, ...], ...]], tuple[str, ...]] = {}
        self._found: dict[Entity, tuple[World, State, tuple[Doable, ...]]] = {}

    def doable(self, perspective: Perspective) -> tuple[Doable, ...]:
        """What they can do now, as they see it."""
        who, world, mind = perspective.who, perspective.world, perspective.mind
        last = self._found.get(who)
        if last is None or last[0] is not world or last[1] is not mind:
            if world not in self._candidates:
                self._candidates[world] = tuple(self._of(perspective))
            acts = (candidate.doable(mind) for candidate in self._candidates[world])
            last = self._found[who] = (world, mind, tuple(act for act in acts if act is not None))
        return last[2]

    def told(self, doable: Iterable[Doable]) -> tuple[str, ...]:
        """Acts in words: those that differ in one thing only are one line."""
        groups: dict[Deed, list[tuple[str, ...]]] = {}
        for act in doable:
            groups.setdefault(act.deed, []).append(act.words)
        return tuple(sorted(line for deed, rows in groups.items() for line in self._lines(deed, tuple(rows))))

    def _lines(self, deed: Deed, rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        found = self._joined.get((deed, rows))
        if found is None:
            found = self._joined[deed, rows] = tuple(map(deed.filled, _joined(rows)))
        return found

    def _of(self, perspective: Perspective) -> Iterator[Candidate]:
        world = perspective.world
        claims = tuple(c for fluent in matters(perspective) for c in (fluent, contrary(fluent)))
        for action in world.actions:
            deed = self._deed(action)
            if any(p.type == NUMBER for p in action.parameters):
                continue
            ranges = tuple(world.values_of(type) for type in deed.types if type != NUMBER)
            for args in dict.fromkeys(a for slots in deed.slots(perspective.who) for a in world.arguments(slots)):
                key = (deed, args, ranges, claims if deed.says else ())
                if key not in self._made:
                    self._made[key] = self._candidate(deed, args, ranges, claims, world)
                if (found := self._made[key]) is not None:
                    yield found

    def _candidate(
        self, deed: Deed, args: tuple[Value, ...], ranges: object, claims: tuple[Expr, ...], world: World
    ) -> Candidate | None:
        """The act, ready to be asked about; None where it can never happen."""
        holds = self._truth(deed, deed.plain, args, None, ranges, world)
        if holds is None:
            return None
        return Candidate(deed, args, holds, partial(self._sayable, deed, args, ranges, claims, world))

    def _sayable(
        self, deed: Deed, args: tuple[Value, ...], ranges: object, claims: tuple[Expr, ...], world: World
    ) -> Sayable:
        about = TRUE if deed.about is None else deed.about
        ready = ((claim, self._truth(deed, about, args, claim, ranges, world)) for claim in claims)
        return tuple((spelled(claim), holds) for claim, holds in ready if holds is not None)

    def _truth(
        self, deed: Deed, part: Expr, args: tuple[Value, ...], claim: Expr | None, ranges: object, world: World
    ) -> Truth | None:
        key = (deed, part is deed.plain, args, claim, ranges)
        if key not in self._ready:
            self._ready[key] = _ready(deed.action, part, args, claim, world)
        return self._ready[key]

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


def _joined(rows: tuple[tuple[str, ...], ...]) -> list[list[str]]:
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
