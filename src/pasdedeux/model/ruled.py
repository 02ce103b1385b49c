"""Ground rules, each bound when it is needed: most of them never come near to firing.

The naive way binds every rule with every argument before a story begins. Of most conditions it can be told without that
which facts they read, and which values they cannot do without: that is all it takes to know when to look closer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pasdedeux.model.binding import all_events, bind
from pasdedeux.model.evaluate import compare
from pasdedeux.model.event import Event
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent, Named, Not, Term, Var
from pasdedeux.model.ground import Grounding
from pasdedeux.model.reads import fluents
from pasdedeux.model.selection import Needed, needs_of
from pasdedeux.model.state import Draft
from pasdedeux.model.values import Value, same
from pasdedeux.model.world import Rule, World


class Ruled:
    """A ground rule. ``reads`` is what its condition reads outside of minds; ``needs`` are values without which it does
    not hold.
    """

    def __init__(
        self, rule: Rule, made: Callable[[], Event], reads: tuple[Fluent, ...], minds: bool, needs: tuple[Needed, ...]
    ) -> None:
        self.rule, self.reads, self.looks_into_minds, self.needs = rule, reads, minds, needs
        self._made = made
        self._event: Event | None = None

    @staticmethod
    def of(event: Event) -> Ruled:
        """A rule that is bound already."""
        read = tuple(fluents(event.precondition))
        reads = tuple(dict.fromkeys(f for path, f in read if not path))
        if not isinstance(event.source, Rule):
            raise TypeError(f"no rule: {event}")
        needs = tuple(dict.fromkeys(needs_of(event.precondition)))
        return Ruled(event.source, lambda: event, reads, any(path for path, _ in read), needs)

    @property
    def event(self) -> Event:
        """The rule as an event."""
        if self._event is None:
            self._event = self._made()
        return self._event

    def holds(self, draft: Draft) -> bool:
        """Whether its condition holds. It is bound only where nothing that it needs is missing."""
        if self._event is None:
            values = draft.values
            if not all(same(values.get(fluent, fluent.default), value) for fluent, value in self.needs):
                return False
        return self.event.possible(draft)


def ruled(world: World, rule: Rule, before_each: Callable[[Rule], object] = bool) -> Iterator[Ruled]:
    """Every ground rule of a declaration whose condition is not false outright, arguments in order. ``before_each`` is
    called before each.
    """
    parts = list(_parts(rule.condition, False))
    if all(part is not None for part in parts):
        found = _Plain(world, rule, [part for part in parts if part is not None]).all()
    else:
        found = map(Ruled.of, all_events(world, rule))
    for one in found:
        before_each(rule)
        yield one


_Part = tuple[Not | Named | Compare, bool]  # one comparison, and whether it is read in somebody's mind


def _parts(expr: Expr, believed: bool) -> Iterator[_Part | None]:
    """The comparisons that must all hold; None for anything of another kind."""
    match expr:
        case And(parts):
            for part in parts:
                yield from _parts(part, believed)
        case Believes(_, body):
            yield from _parts(body, True)
        case Named() | Not(Named()):
            yield expr, believed
        case Compare(_, left, right) if _is_plain(left) and _is_plain(right):
            yield expr, believed
        case _:
            yield None


def _is_plain(expr: Expr) -> bool:
    return isinstance(expr, (Const, Var, Named)) or (isinstance(expr, Believes) and isinstance(expr.body, Named))


class _Plain:
    """A rule whose condition is a list of comparisons."""

    def __init__(self, world: World, rule: Rule, parts: Iterable[_Part]) -> None:
        self._world, self._rule = world, rule
        self._read: list[tuple[Named, bool]] = []
        self._needed: list[tuple[Named, Term]] = []
        self._decided: list[Compare] = []  # between parameters
        self._fluents: dict[tuple[int, tuple[object, ...]], Fluent] = {}
        for part, believed in parts:
            self._sort(part, believed)

    def _sort(self, part: Not | Named | Compare, believed: bool) -> None:
        match part:
            case Compare(_, Const() | Var(), Const() | Var()):
                self._decided.append(part)
            case Compare(op, left, right):
                self._reads(left, believed)
                self._reads(right, believed)
                if op == "==" and isinstance(left, Named) and isinstance(right, (Const, Var)) and not believed:
                    self._needed.append((left, right))
            case Not(body):
                self._reads(body, believed)
            case Named():
                self._reads(part, believed)
                if not believed:
                    self._needed.append((part, Const(True)))

    def _reads(self, side: Expr, believed: bool) -> None:
        if isinstance(side, Named):
            self._read.append((side, believed))
        elif isinstance(side, Believes):
            self._reads(side.body, True)

    def all(self) -> Iterator[Ruled]:
        """Every instance."""
        minds = any(believed for _, believed in self._read)
        for args in self._world.arguments(self._rule.parameters):
            named = {p.name: a for p, a in zip(self._rule.parameters, args, strict=True) if p.name}
            at = Grounding(self._world, named)
            if all(compare(c.op, self._value(c.left, at), self._value(c.right, at)) for c in self._decided):
                reads = tuple(dict.fromkeys(self._fluent(f, at) for f, believed in self._read if not believed))
                needs = tuple(dict.fromkeys((self._fluent(f, at), at.term(t)) for f, t in self._needed))
                yield Ruled(self._rule, partial(bind, self._world, self._rule, args), reads, minds, needs)

    def _value(self, term: Expr, at: Grounding) -> Value:
        if isinstance(term, (Const, Var)):
            return at.term(term)
        raise TypeError(f"no parameter: {term}")

    def _fluent(self, target: Named, at: Grounding) -> Fluent:
        args = tuple(map(at.term, target.args))
        key = (id(target), args)  # one place in the rule: a truth value cannot be taken for a number there
        found = self._fluents.get(key)
        if found is None:
            found = self._fluents[key] = at.fluent(target)
        return found
