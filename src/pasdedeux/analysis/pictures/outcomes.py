"""The tree of an open ending: who chooses, what follows, what it is worth to whom, and which way it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.endings.equilibria import Branch, Leaf, Node
from pasdedeux.analysis.endings.tree import EndingTree, EndingTrees
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """An end of the tree: what it is worth to each (None: that depends on what is unknown)."""

    worth: Mapping[Entity, float | None]

    @property
    def ends(self) -> int:
        """How many ends there are from here."""
        return 1

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"worth": {who.name: value for who, value in self.worth.items()}}


@dataclass(frozen=True, eq=False, slots=True)
class Option:
    """What somebody may do at their turn, and what follows.

    ``by_belief`` and ``in_truth``: whoever moves would take it here by what they believe, if they knew everything.
    ``expected``, ``best`` and ``stable``: it lies on the way that the story goes by what people believe; if everyone
    knew everything; in some equilibrium.
    """

    text: str
    by_belief: bool
    in_truth: bool
    expected: bool
    best: bool
    stable: bool
    then: Turn | Outcome

    @property
    def marked(self) -> bool:
        """Whether it lies on a way that somebody should see."""
        return self.expected or self.best or self.stable

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "option": self.text,
            "by_belief": self.by_belief,
            "in_truth": self.in_truth,
            "expected": self.expected,
            "best": self.best,
            "stable": self.stable,
            "then": self.then.to_json(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class Turn:
    """Somebody's turn, with their options in declared order."""

    number: int
    who: Entity
    options: tuple[Option, ...]

    @property
    def ends(self) -> int:
        """How many ends there are from here."""
        return sum(option.then.ends for option in self.options)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "turn": self.number,
            "who": self.who.name,
            "name": name(self.who),
            "options": [option.to_json() for option in self.options],
        }


@dataclass(frozen=True, eq=False, slots=True)
class OutcomeTree:
    """One ending. ``people`` are those who want something; ``stable`` is None where there are too many plans to try."""

    title: str
    ids: tuple[str, ...]
    people: tuple[Entity, ...]
    root: Turn | Outcome
    stable: int | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "ending": self.title,
            "ids": list(self.ids),
            "people": [{"who": who.name, "name": name(who)} for who in self.people],
            "equilibria": self.stable,
            "tree": self.root.to_json(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class OutcomeTrees:
    """Every ending of a story."""

    story: str
    trees: tuple[OutcomeTree, ...]

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"picture": "endings", "story": self.story, "endings": [tree.to_json() for tree in self.trees]}


def outcomes(trees: EndingTrees) -> OutcomeTrees:
    """The picture of the endings of a story."""
    return OutcomeTrees(trees.story, tuple(map(_tree, trees.trees)))


def _tree(tree: EndingTree) -> OutcomeTree:
    stable = {branch for found in tree.equilibria or () for branch in found.taken}
    ways = _Ways(_way(tree.root, tree.expected), _way(tree.root, tree.best), stable)
    people = tuple(tree.expected_end.worth)
    count = None if tree.equilibria is None else len(tree.equilibria)
    return OutcomeTree(tree.ending.title, tree.ending.ids, people, ways.copied(tree.root), count)


def _way(root: Node | Leaf, taken: Sequence[int | None]) -> set[Branch]:
    """The branches of one course through the tree."""
    found, at = set(), root
    while isinstance(at, Node):
        turn = at.turn
        branch = next((b for b in at.branches if b.option == taken[turn]), None)
        if branch is None:
            break
        found.add(branch)
        at = branch.then
    return found


@dataclass(frozen=True, eq=False, slots=True)
class _Ways:
    """The branches on each of the ways that are marked."""

    expected: set[Branch]
    best: set[Branch]
    stable: set[Branch]

    def copied(self, at: Node | Leaf) -> Turn | Outcome:
        """The tree with its marks."""
        if isinstance(at, Leaf):
            return Outcome(at.worth)
        return Turn(at.turn + 1, at.who, tuple(self._option(at, branch) for branch in at.branches))

    def _option(self, node: Node, branch: Branch) -> Option:
        return Option(
            branch.text,
            branch.option == node.by_belief,
            branch.option == node.in_truth,
            branch in self.expected,
            branch in self.best,
            branch in self.stable,
            self.copied(branch.then),
        )
