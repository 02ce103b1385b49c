"""Grounding by reachability: which events could ever be possible, in reality or in any mind.

The naive way lists every argument of every action and asks afterwards. Here facts begin with the values that they have
in some state of the start, and whatever needs only values that there are so far is found by a join, and adds the values
that it may bring about, until nothing new comes up. (This is the relaxed reachability of planning, worked out as a
Datalog program, after Helmert, "Concise finite-domain representations for PDDL planning tasks", 2009.) Nothing is ever
taken back, so more may be found than can really happen, but never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from pasdedeux.engine.compile.facts import Code, Fact, Facts, Relation
from pasdedeux.engine.compile.formulas import Formulas
from pasdedeux.engine.compile.joins import Join, Test, Way, matched, test_of
from pasdedeux.engine.compile.outcomes import Outcome
from pasdedeux.engine.compile.patterns import Pattern
from pasdedeux.engine.compile.scope import Env, Scope, getter
from pasdedeux.engine.compile.templates import Templates
from pasdedeux.engine.task import UNKNOWN
from pasdedeux.model.formula import Expr, Fluent, Named
from pasdedeux.model.trees import nodes

# With more events than this nothing could be planned: each state would take seconds to look at.
MOST = 1_000_000

PATIENCE = 1024  # steps between two questions whether to go on


class TooManyEvents(Exception):
    """More things could happen in a world than any search could look at. ``name`` is the action or rule of which there
    were most instances, ``most`` the limit.
    """

    def __init__(self, name: str, count: int, most: int) -> None:
        super().__init__(f"more than {most} events could happen, {count} of them by `{name}`")
        self.name, self.count, self.most = name, count, most


class Grounding:
    """Finds what is possible of some patterns, and all values that facts can have."""

    def __init__(
        self, facts: Facts, patterns: Sequence[Pattern], go_on: Callable[[], object], most: int = MOST
    ) -> None:
        self.facts, self.patterns, self.most = facts, patterns, most
        self._go_on, self._steps, self._found = go_on, 0, 0
        # What never changes is known from the start, so conditions about it can be written and asked at once.
        self._templates = Templates(facts.world, Formulas(facts))
        self._changing = _changing(patterns)
        self._effects: dict[Outcome, _Effect] = {}
        self._constant: dict[int, bool] = {}

    def run(self) -> None:
        """Find everything.

        Raises:
            TooManyEvents: if there is no end in sight.
        """
        waiting: dict[Relation, list[tuple[int, _Finder]]] = {}
        finders = [_Finder(self, pattern) for pattern in self.patterns]
        for finder in finders:
            for i, atom in enumerate(finder.pattern.atoms):
                waiting.setdefault(atom.relation, []).append((i, finder))
        for finder in finders:
            finder.begin()
        while (new := self.facts.next()) is not None:
            fact, row = new
            for i, finder in waiting.get(fact.relation, ()):
                finder.resume(i, row)

    def step(self) -> None:
        """Called again and again while something is looked for."""
        self._steps += 1
        if self._steps % PATIENCE == 0:
            self._go_on()

    def count(self, pattern: Pattern) -> None:
        """Called for each thing that is found."""
        self._found += 1
        if self._found > self.most:
            worst = max(self.patterns, key=lambda p: len(p.found))
            raise TooManyEvents(worst.source.name, len(worst.found), self.most)
        self.step()

    def tests(self, conditions: Iterable[tuple[Expr, Scope]]) -> Iterator[Test]:
        """Those conditions that are about what never changes."""
        for expr, scope in conditions:
            if self._never_changes(expr):
                template = self._templates.truth(expr, scope)
                yield test_of(template, self._templates.formulas.false)

    def _never_changes(self, expr: Expr) -> bool:
        found = self._constant.get(id(expr))  # the patterns keep their formulas
        if found is None:
            found = not any(relation in self._changing for relation in self._relations(expr))
            self._constant[id(expr)] = found
        return found

    def _relations(self, expr: Expr) -> Iterator[Relation]:
        for node in nodes(expr):
            if isinstance(node, (Named, Fluent)):
                yield self.facts.relation(node.name, len(node.args))

    def outcomes(self, pattern: Pattern) -> list[_Effect]:
        """What may be so after a pattern's events; what could only be put right if it could be wrong is left out."""
        kept = (o for o in pattern.outcomes if not o.among or not self._changing.isdisjoint(o.among))
        return [self._effect(outcome) for outcome in kept]

    def _effect(self, outcome: Outcome) -> _Effect:
        found = self._effects.get(outcome)
        if found is None:
            found = self._effects[outcome] = _Effect(self.facts, outcome, list(self.tests(outcome.guards)))
        return found


def _changing(patterns: Sequence[Pattern]) -> frozenset[Relation]:
    """The facts that may change, or of which minds differ: those that something writes, and those that surprise may
    spoil because they stand beside such in one comparison.
    """
    outcomes = [outcome for pattern in patterns for outcome in pattern.outcomes]
    changing = {o.target[0] for o in outcomes if not o.among}
    changing.update(r for o in outcomes for r in o.among if not r.uniform)
    spoilt = [o for o in outcomes if o.among]
    while more := {o.target[0] for o in spoilt if not changing.isdisjoint(o.among)} - changing:
        changing |= more
    return frozenset(changing)


class _Finder:
    """Finds the instances of one pattern as values come up."""

    def __init__(self, grounding: Grounding, pattern: Pattern) -> None:
        self.pattern, self._grounding = pattern, grounding
        self._tests = list(grounding.tests((other, pattern.scope) for other in pattern.others))
        self._effects = grounding.outcomes(pattern)
        self._ways: dict[int | None, Way] = {}
        self._env: Env = list(pattern.scope.layout.env)
        self._variables = getter(range(len(pattern.domains)))

    def begin(self) -> None:
        """Everything that is possible with the values of the start."""
        self._way(None)(self._env)

    def resume(self, atom: int, row: Sequence[Code]) -> None:
        """Everything that has become possible by a new value."""
        if matched(self.pattern.atoms[atom], row, self.pattern, self._env):
            self._way(atom)(self._env)

    def _way(self, pivot: int | None) -> Way:
        if pivot not in self._ways:
            join = Join(self.pattern, self._tests, self._grounding.step)
            self._ways[pivot] = join.way(pivot, self._take)
        return self._ways[pivot]

    def _take(self, env: Env) -> None:
        key = self._variables(env)
        if key not in self.pattern.found:
            self.pattern.found[key] = None
            self._grounding.count(self.pattern)
            for effect in self._effects:
                effect.add(env)


class _Effect:
    """One outcome, added once for each combination of what it depends on."""

    def __init__(self, facts: Facts, outcome: Outcome, guards: Sequence[Test]) -> None:
        self._facts, self._outcome, self._guards = facts, outcome, guards
        self._relation, self._key, args = outcome.target
        slots = {*args, *(s for _, guard in guards for s in guard)}
        slots.update(() if outcome.slot is None else (outcome.slot,), outcome.source[2] if outcome.source else ())
        extra = {slot for slot, _ in outcome.extras}
        self._depends = getter(sorted(slots - extra - outcome.scope.layout.fixed))
        self._done: set[tuple[Code, ...]] = set()

    def add(self, env: Env) -> None:
        """Take account of it for these arguments."""
        key = self._depends(env)
        if key in self._done:
            return
        self._done.add(key)
        slots = [slot for slot, _ in self._outcome.extras]
        for values in product(*(values for _, values in self._outcome.extras)):
            for slot, value in zip(slots, values, strict=True):
                env[slot] = value
            if all(test(env) for test, _ in self._guards):
                self._once(env)

    def _once(self, env: Env) -> None:
        fact = self._relation.fact(self._key(env))
        if fact is not None:
            self._fill(fact, env)

    def _fill(self, fact: Fact, env: Env) -> None:
        outcome, facts = self._outcome, self._facts
        if outcome.slot is not None:
            facts.add(fact, env[outcome.slot])
        if outcome.source is not None:
            source = outcome.source[0].fact(outcome.source[1](env))
            if source is not None:
                facts.flow(source, fact)
        for code in outcome.codes:
            if code != UNKNOWN or fact.fluent.kind != "boolean":
                facts.add(fact, code)
