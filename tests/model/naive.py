"""The meaning of events once more, the naive way: beliefs as endless trees, unfolded only where looked at.

Written from the definition alone, without sharing, cycles or interning, as a judge of `pasdedeux.model.semantics`. It
is slow, forgets nothing, and must only be asked for shallow beliefs after few events.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pasdedeux.model.binding import all_events
from pasdedeux.model.evaluate import negate
from pasdedeux.model.reads import true_literals
from pasdedeux.model.values import UNKNOWN, same

Facts = dict[Any, Any]


class Tree:
    """Values, and a way to find what each character believes. ``touched`` tells whose belief an event reached."""

    def __init__(self, values: Facts, believed: Callable[[Any], Tree], touched: Callable[[Any], bool]) -> None:
        self.values, self._find, self._touched = values, believed, touched
        self._known: dict[Any, Tree] = {}

    def believed(self, who):
        if who not in self._known:
            self._known[who] = self._find(who)
        return self._known[who]

    def touched(self, who) -> bool:
        return self._touched(who)


def rooted(state) -> Tree:
    """A tree that unfolds a state of the engine."""
    return Tree(dict(state.values), lambda who: rooted(state.believed(who)), lambda who: False)


def value(tree: Tree, path, fluent):
    """The value of a fluent in somebody's mind."""
    for who in path:
        tree = tree.believed(who)
    return tree.values.get(fluent, fluent.default)


def put(values: Facts, fluent, new) -> Facts:
    """The values with one of them changed; defaults are left out."""
    changed = {f: v for f, v in values.items() if f is not fluent}
    return changed if same(new, fluent.default) else {**changed, fluent: new}


def update(tree: Tree, owner, path, fluent, new) -> Tree:
    """upd(b, c, [path]f, v): section 10 of the definition."""
    if same(value(tree, path, fluent), new):
        return tree

    def believed(who):
        inner = tree.believed(who)
        if who is owner:
            inner = update(inner, owner, path, fluent, new)
        if path and who is path[0]:
            inner = update(inner, who, path[1:], fluent, new)
        return inner

    def touched(who):
        return tree.touched(who) or who is owner or (bool(path) and who is path[0])

    return Tree(tree.values if path else put(tree.values, fluent, new), believed, touched)


def apply(tree: Tree, event, seen=None) -> Tree:
    """Sections 4.1 and 4.2, without rules. Of an open event it is given who is `seen` to notice it."""
    values = dict(tree.values)
    told: dict[Any, list[Any]] = {}
    for write in event.writes:
        if write.holds(tree):
            if write.path:
                told.setdefault(write.path[0], []).append((write.path[1:], write.fluent, write.read(tree)))
            else:
                values = put(values, write.fluent, write.read(tree))

    def notices(who) -> bool:
        if seen is not None:
            return who in seen.witnesses or (who in event.secretly and event.secretly[who](tree))
        return who in event.observing and event.observing[who](tree)

    def believed(who):
        mind = tree.believed(who)
        if notices(who):
            mind = surprise(tree, event, mind, who)
            mind = mind if seen is None else sighted(seen, event, mind, who)
            mind = apply(mind, event, seen)
        for path, fluent, new in told.get(who, ()):
            mind = update(mind, who, path, fluent, new)
        return mind

    def touched(who):
        return notices(who) or tree.touched(who) or who in told

    return Tree(values, believed, touched)


class Seen:
    """How an open event really is: where it happens, and who notices it openly."""

    def __init__(self, root: Tree, event, characters) -> None:
        self.root = root
        self.noticing = [who for who in characters if event.observing[who](root)]
        self.witnesses = [w for w in self.noticing if w not in event.secretly or not event.secretly[w](root)]


def sighted(seen: Seen, event, mind: Tree, owner) -> Tree:
    """Whoever notices an open event sees who else does, and who does not; not who listens in secret."""
    for who, formula in event.observing_formula.items():
        openly = who in seen.witnesses
        hidden = who in event.secretly and event.secretly[who](mind)
        if not hidden and openly == (who in seen.noticing) and event.observing[who](mind) != openly:
            mind = put_right(seen.root, formula if openly else negate(formula), mind, owner)
    return mind


def surprise(tree: Tree, event, mind: Tree, who) -> Tree:
    """Section 4.3."""
    if event.possible(mind) or not event.possible(tree):
        return mind
    return put_right(tree, event.precondition, mind, who)


def put_right(tree: Tree, condition, mind: Tree, who) -> Tree:
    """Every literal that makes the condition true in the tree, set in the mind."""
    for literal in true_literals(condition, tree):
        for path, fluent in literal.settable:
            if not literal.holds(mind):
                exact = literal.op == "==" or fluent.kind == "boolean"
                mind = update(mind, who, path, fluent, value(tree, path, fluent) if exact else UNKNOWN)
    return mind


def settle(tree: Tree, rules) -> Tree:
    """Choice 3: the rules of this state first, then those of every mind that was touched."""
    for _ in range(50):
        rule = next((r for r in rules if r.possible(tree)), None)
        if rule is None:
            break
        tree = apply(tree, rule)
    else:
        raise OverflowError("the rules go round")
    done = tree

    def believed(who):
        return settle(done.believed(who), rules) if done.touched(who) else done.believed(who)

    return Tree(done.values, believed, lambda who: False)


def after(world, state, event) -> Tree:
    """What the engine's `after` should be."""
    ground_rules = [e for rule in world.rules for e in all_events(world, rule)]
    seen = Seen(rooted(state), event, world.characters) if event.open else None
    return settle(apply(rooted(state), event, seen), ground_rules)
