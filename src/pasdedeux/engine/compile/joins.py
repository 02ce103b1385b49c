"""Joins: all ways to fill the variables of a pattern with what its condition needs.

The naive way tries every list of arguments. A join goes from fact to fact instead: who is here, what they have, who
else is here. Each part of the condition is asked as soon as its variables are filled, and the next fact is the one with
the fewest variables left open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pasdedeux.engine.compile.facts import Code
from pasdedeux.engine.compile.patterns import Atom, Pattern
from pasdedeux.engine.compile.scope import Env, getter
from pasdedeux.engine.compile.template import Template

Way = Callable[[Env], None]  # goes on with a list of codes
Test = tuple[Callable[[Env], bool], frozenset[int]]


def test_of(template: Template, false: int) -> Test:
    """Whether a condition about facts that never change can hold."""
    return (lambda env: template.place(env) != false), template.slots


class Join:
    """One pattern with the tests that its variables must pass."""

    def __init__(self, pattern: Pattern, tests: Sequence[Test], step: Callable[[], None]) -> None:
        self.pattern, self._tests, self._step = pattern, list(tests), step
        self._domains = [frozenset(values) for values in pattern.domains]
        self._fixed = frozenset(pattern.scope.layout.fixed)

    def way(self, pivot: int | None, end: Way) -> Way:
        """A function that calls ``end`` for each way to fill the variables; those of atom ``pivot`` are filled."""
        bound = set(self._fixed)
        atoms = [atom for i, atom in enumerate(self.pattern.atoms) if i != pivot]
        tests = list(self._tests)
        steps: list[Callable[[Way], Way]] = []
        if pivot is not None:
            bound.update(self.pattern.atoms[pivot].terms)
        variables = set(range(len(self._domains)))
        while True:
            for test in [t for t in tests if t[1] <= bound]:
                tests.remove(test)
                steps.append(_asking(test[0]))
            for atom in [a for a in atoms if bound.issuperset(a.terms)]:
                atoms.remove(atom)
                steps.append(_holding(atom))
            if not variables - bound:
                break
            steps.append(self._opening(atoms, bound, variables))
        for step in reversed(steps):
            end = step(end)
        return end

    def _opening(self, atoms: list[Atom], bound: set[int], variables: set[int]) -> Callable[[Way], Way]:
        """The next step that fills variables."""
        filled = [atom for atom in atoms if bound.issuperset(atom.terms[:-1])]
        if filled:
            atoms.remove(filled[0])
            bound.add(filled[0].terms[-1])
            return self._taking(filled[0])
        listed = [atom for atom in atoms if self._listed(atom)]
        if listed:
            atom = min(listed, key=lambda a: (len(set(a.terms) - bound), a.relation.size))
            if len(set(atom.terms) - bound) < len(atom.terms) or atom.relation.size <= self._count(atom):
                atoms.remove(atom)
                step = self._finding(atom, frozenset(bound))
                bound.update(atom.terms)
                return step
        slot = min(variables - bound, key=lambda s: (len(self._domains[s]), s))
        bound.add(slot)
        return self._trying(slot)

    def _count(self, atom: Atom) -> int:
        found = 1
        for slot in set(atom.terms) - self._fixed:
            found *= max(len(self._domains[slot]), 1)
        return found

    def _listed(self, atom: Atom) -> bool:
        """Whether all rows that may match stand in the index: defaults do not."""
        at, defaults = atom.terms[-1], atom.relation.defaults
        if at in self._fixed:
            return self.pattern.scope.layout.env[at] not in defaults
        return self._domains[at].isdisjoint(defaults)

    # --- steps ---

    def _trying(self, slot: int) -> Callable[[Way], Way]:
        values, step = self.pattern.domains[slot], self._step

        def before(then: Way) -> Way:
            def go(env: Env) -> None:
                for value in values:
                    step()
                    env[slot] = value
                    then(env)

            return go

        return before

    def _taking(self, atom: Atom) -> Callable[[Way], Way]:
        """The arguments are known: every value that the fact can have."""
        key, slot, fact_of = getter(atom.terms[:-1]), atom.terms[-1], atom.relation.fact
        domain = self._domains[slot]

        def before(then: Way) -> Way:
            def go(env: Env) -> None:
                fact = fact_of(key(env))
                for value in () if fact is None else [v for v, done in fact.values.items() if done and v in domain]:
                    env[slot] = value
                    then(env)

            return go

        return before

    def _finding(self, atom: Atom, bound: frozenset[int]) -> Callable[[Way], Way]:
        """Every row of the fact in which those places that are filled stand as they are."""
        terms, step = atom.terms, self._step
        given = tuple(p for p, slot in enumerate(terms) if slot in bound)
        key = getter([terms[p] for p in given])
        index = atom.relation.index(given)
        filled: dict[int, int] = {}  # the first place of each variable
        for p, slot in enumerate(terms):
            if slot not in bound:
                filled.setdefault(slot, p)
        again = [(p, filled[slot]) for p, slot in enumerate(terms) if slot not in bound and filled[slot] != p]
        takes = [(slot, p, self._domains[slot]) for slot, p in filled.items()]

        def before(then: Way) -> Way:
            def go(env: Env) -> None:
                for row in index.get(key(env), ()):
                    step()
                    if all(row[p] == row[q] for p, q in again):
                        for slot, p, domain in takes:
                            if row[p] not in domain:
                                break
                            env[slot] = row[p]
                        else:
                            then(env)

            return go

        return before


def matched(atom: Atom, row: Sequence[Code], pattern: Pattern, env: Env) -> bool:
    """Whether a row fits an atom; its variables are filled with what stands in the row."""
    seen: set[int] = set(pattern.scope.layout.fixed)
    for slot, value in zip(atom.terms, row, strict=True):
        if slot in seen:
            if env[slot] != value:
                return False
        elif value not in pattern.domains[slot]:
            return False
        else:
            env[slot] = value
            seen.add(slot)
    return True


def _asking(test: Callable[[Env], bool]) -> Callable[[Way], Way]:
    def before(then: Way) -> Way:
        def go(env: Env) -> None:
            if test(env):
                then(env)

        return go

    return before


def _holding(atom: Atom) -> Callable[[Way], Way]:
    key, at, fact_of = getter(atom.terms[:-1]), atom.terms[-1], atom.relation.fact

    def before(then: Way) -> Way:
        def go(env: Env) -> None:
            fact = fact_of(key(env))
            if fact is not None and fact.values.get(env[at]):
                then(env)

        return go

    return before
