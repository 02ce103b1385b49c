"""Rules at work: which of them may have begun to fire, and what is said of those that never end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pasdedeux.model.formula import Fluent
from pasdedeux.model.ruled import Ruled, ruled
from pasdedeux.model.selection import Selection
from pasdedeux.model.state import Draft
from pasdedeux.model.values import Value
from pasdedeux.model.world import Rule, World

# More firings of rules than this after one event, in all minds together, are a loop, even if no state comes back: a
# counter may grow for ever, or from each mind to the next mind within it.
FIRINGS = 10_000


class RuleLoop(Exception):
    """Rules that keep each other going. ``rules`` are their names in turn, ``values`` what goes round."""

    def __init__(self, rules: tuple[str, ...], values: tuple[tuple[Fluent, Value], ...]) -> None:
        self.rules = rules
        self.values = values
        round_ = ", ".join(f"{f} = {v}" for f, v in values[:6])
        super().__init__(f"the rules {', '.join(rules)} keep each other going ({round_})")


class Rules:
    """The ground rules of a world, in the order of their definition. ``before_each`` is called before each instance, of
    which there may be very many: what it raises ends the list.
    """

    def __init__(self, world: World, before_each: Callable[[Rule], object] = bool) -> None:
        self.all = tuple(one for rule in world.rules for one in ruled(world, rule, before_each))
        self._reading: dict[Fluent, list[int]] = {}
        needs = {i: rule.needs for i, rule in enumerate(self.all)}
        self._every = Selection.by_needs(needs)
        self._watchful = Selection.by_needs({i: n for i, n in needs.items() if self.all[i].looks_into_minds})
        for index, rule in enumerate(self.all):
            for fluent in rule.reads:
                self._reading.setdefault(fluent, []).append(index)

    def __iter__(self) -> Iterator[Ruled]:
        return iter(self.all)

    def first(self, draft: Draft) -> Ruled | None:
        """The first rule whose condition holds in a draft."""
        if not self.all:
            return None
        return next((self.all[i] for i in self._candidates(draft) if self.all[i].holds(draft)), None)

    def _candidates(self, draft: Draft) -> Iterable[int]:
        """The rules that may have begun to hold, in order: any, where nothing was settled before."""
        if draft.changed is None:
            return sorted(self._every.among(draft.values))
        found = set(self._watchful.among(draft.values))  # what they see in minds may have changed unnoticed
        for fluent in draft.changed:
            found.update(self._reading.get(fluent, ()))
        return sorted(found)


def loop(fired: list[str], rule: Ruled, draft: Draft) -> RuleLoop:
    """What is said of rules that fired and would fire again."""
    names = tuple(dict.fromkeys(fired or [rule.rule.name]))
    going_round = tuple((f, draft.values.get(f, f.default)) for f in rule.reads)
    return RuleLoop(names, going_round)
