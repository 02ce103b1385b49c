"""Nodes: states, each kept once, however it was reached.

A state is its facts and, for everybody, the state that they believe. Where beliefs are cut off below some depth, a
state leads only to states of less depth, and is known by what it leads to: one look into a table. Where they are not,
whoever is right about everything believes the very state they are in, and `graphs` finds out which states are alike.
"""

from __future__ import annotations

from pasdedeux.engine.plain.facts import Facts

UNCUT = -1


class Node:
    """One state. ``depth`` is how many levels of belief it has, UNCUT if there is no end to them."""

    __slots__ = ("after", "beliefs", "cuts", "depth", "facts", "number", "peers", "values")

    def __init__(self, facts: Facts, depth: int, number: int) -> None:
        self.facts, self.values, self.depth, self.number = facts, facts.values, depth, number
        self.beliefs: tuple[Node | None, ...] = ()  # None: beyond the depth at which beliefs are cut off
        self.peers: tuple[Node, ...] = (self,)  # those that lead back here, itself included
        self.after: dict[int, Node] = {}  # by event
        self.cuts: dict[int, Node] = {}  # by depth

    def believed(self, who: int) -> Node | None:
        """What somebody believes."""
        return self.beliefs[who]

    def __repr__(self) -> str:
        return f"<node {self.number}, depth {self.depth}>"


Beliefs = tuple["Node | None", ...]


class Nodes:
    """The collection in which every state is kept once."""

    def __init__(self, characters: int) -> None:
        self.characters = characters
        self.all: list[Node] = []
        self._beyond: Beliefs = (None,) * characters
        self._leaves: dict[Facts, Node] = {}
        self._known: dict[tuple[Facts, Beliefs], Node] = {}

    def __len__(self) -> int:
        return len(self.all)

    def made(self, facts: Facts, depth: int) -> Node:
        """A new state, its beliefs still to be filled in."""
        node = Node(facts, depth, len(self.all))
        self.all.append(node)
        return node

    def leaf(self, facts: Facts) -> Node:
        """The state without beliefs."""
        found = self._leaves.get(facts)
        if found is None:
            found = self._leaves[facts] = self.made(facts, 0)
            found.beliefs = self._beyond
        return found

    def tree(self, facts: Facts, beliefs: Beliefs, depth: int) -> Node:
        """The state of ``depth`` levels with these beliefs, which have a level less."""
        key = (facts, beliefs)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.made(facts, depth)
            found.beliefs = beliefs
        return found

    def cut(self, node: Node, depth: int) -> Node:
        """The state with beliefs cut off below ``depth`` levels; itself if it has no more."""
        if (node.depth != UNCUT and node.depth <= depth) or not self.characters:
            return node
        if depth <= 0:
            return self.leaf(node.facts)
        found = node.cuts.get(depth)
        if found is None:
            beliefs = tuple(None if inner is None else self.cut(inner, depth - 1) for inner in node.beliefs)
            found = node.cuts[depth] = self.tree(node.facts, beliefs, depth)
        return found


def known(node: Node | None) -> Node:
    """A belief that must be there. Raises LookupError if it is beyond the depth at which beliefs are cut off."""
    if node is None:
        raise LookupError("a belief was asked for beyond the depth at which beliefs are cut off")
    return node
