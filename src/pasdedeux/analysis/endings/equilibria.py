"""Pure Nash equilibria of an ending: plans for all, from which nobody alone would gain by another plan.

A plan says what somebody does at each of their turns that their own plan does not rule out (the reduced normal
form). All combinations are tried, so this is for endings of a few turns; beyond `MOST` combinations none are
listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from pasdedeux.analysis.endings.payoffs import better
from pasdedeux.model.values import Entity

MOST = 20_000  # combinations of plans


@dataclass(frozen=True, eq=False, slots=True)
class Leaf:
    """An outcome: what it is worth to each, and what each believes that it is worth."""

    worth: Mapping[Entity, float | None]
    believed: Mapping[Entity, float | None]


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """An option and what follows."""

    option: int
    text: str
    then: Node | Leaf


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """A turn: the possible options. ``by_belief`` is the option that whoever moves would take, ``in_truth`` the
    best one.
    """

    turn: int
    who: Entity
    branches: tuple[Branch, ...]
    by_belief: int | None
    in_truth: int | None


Plan = Mapping[Node, Branch]


@dataclass(frozen=True, eq=False, slots=True)
class Equilibrium:
    """One plan for each, and the outcome they lead to: the branches taken and the leaf."""

    plans: Mapping[Entity, Plan]
    taken: tuple[Branch, ...]
    leaf: Leaf


def equilibria(root: Node | Leaf) -> tuple[Equilibrium, ...] | None:
    """All pure equilibria, in the order of the options; None where there are too many combinations to try."""
    people = tuple(dict.fromkeys(node.who for node in _nodes(root)))
    if prod(_count(root, who) for who in people) > MOST:
        return None
    plans = {who: tuple(_plans(root, who)) for who in people}
    found = []
    for chosen in product(*(plans[who] for who in people)):
        profile = dict(zip(people, chosen, strict=True))
        taken, leaf = _play(root, profile)
        if all(not _gains(root, profile, who, plans[who], leaf) for who in people):
            found.append(Equilibrium(profile, taken, leaf))
    return tuple(found)


def _gains(root: Node | Leaf, profile: Mapping[Entity, Plan], who: Entity, plans: tuple[Plan, ...], leaf: Leaf) -> bool:
    """Whether another plan alone would be worth more to ``who``."""
    now = leaf.worth.get(who, 0.0)
    return any(better(_play(root, {**profile, who: plan})[1].worth.get(who, 0.0), now) for plan in plans)


def _play(root: Node | Leaf, profile: Mapping[Entity, Plan]) -> tuple[tuple[Branch, ...], Leaf]:
    taken, at = [], root
    while isinstance(at, Node):
        branch = profile[at.who][at]
        taken.append(branch)
        at = branch.then
    return tuple(taken), at


def _nodes(at: Node | Leaf) -> Iterator[Node]:
    todo = [at]
    for one in todo:
        if isinstance(one, Node):
            yield one
            todo.extend(branch.then for branch in one.branches)


def _count(at: Node | Leaf, who: Entity) -> int:
    """How many plans somebody has from here."""
    if isinstance(at, Leaf):
        return 1
    counts = [_count(branch.then, who) for branch in at.branches]
    return sum(counts) if at.who is who else prod(counts)


def _plans(at: Node | Leaf, who: Entity) -> Iterator[dict[Node, Branch]]:
    """Every reduced plan of somebody from here."""
    if isinstance(at, Leaf):
        yield {}
    elif at.who is who:
        for branch in at.branches:
            for rest in _plans(branch.then, who):
                yield {at: branch, **rest}
    else:
        for parts in product(*(tuple(_plans(branch.then, who)) for branch in at.branches)):
            yield {node: branch for part in parts for node, branch in part.items()}
