"""Graphs of states whose beliefs have no end, after `model.states`: drafts that behave alike at every depth become one
state, first by refining a partition of them, then group by group of mutually believing ones, innermost first.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.engine.plain.drafts import Settled
from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.nodes import UNCUT, Node, Nodes
from pasdedeux.model.partition import components, refined

Link = Node | int  # a belief: a known state, or the place of another of the same graph
Links = list[list[Link]]
# What tells one member of a group: facts, and where each belief leads: out of the group, or to a member by the order
# of first visit.
_Key = tuple[tuple[Facts, tuple[Link, ...]], ...]


class Graphs:
    """The states without end that are known."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self._known: dict[_Key, Node] = {}

    def settle(self, root: Settled) -> Node:
        """The state of a draft."""
        drafts, edges = self._explore(root)
        return self.states([draft.facts for draft in drafts], edges)[0]

    def _explore(self, root: Settled) -> tuple[list[Settled], Links]:
        index, drafts, edges = {root: 0}, [root], Links()
        for draft in drafts:
            row: list[Link] = []
            for who in range(self.nodes.characters):
                inner = draft.believed(who)
                if inner is None:
                    raise LookupError("a state without end leads to one that is cut off")
                if isinstance(inner, Node):
                    row.append(inner)
                    continue
                if inner not in index:
                    index[inner] = len(drafts)
                    drafts.append(inner)
                row.append(index[inner])
            edges.append(row)
        return drafts, edges

    def states(self, facts: Sequence[Facts], edges: Links) -> list[Node]:
        """The state of each node of a graph."""
        block = refined(facts, edges)
        first: dict[int, int] = {}
        for index, number in enumerate(block):
            first.setdefault(number, index)
        heads = [facts[first[n]] for n in range(len(first))]
        links = [[block[e] if isinstance(e, int) else e for e in edges[first[n]]] for n in range(len(first))]
        found: dict[int, Node] = {}
        for group in components(links):
            _Group(group, heads, links, found).place(self._known, self.nodes)
        return [found[number] for number in block]

    def single(self, facts: Facts, beliefs: Sequence[Node | None]) -> Node:
        """The state with these beliefs; None stands for itself. No other of them leads back to it."""
        key = ((facts, tuple(0 if inner is None else inner for inner in beliefs)),)
        found = self._known.get(key)
        if found is None:
            row: list[Link] = [0 if inner is None else inner for inner in beliefs]
            found = self.states([facts], [row])[0]
        return found


class _Group:
    """States that lead to each other: a component of a graph whose other states are ``found`` already."""

    def __init__(self, members: list[int], heads: list[Facts], links: Links, found: dict[int, Node]) -> None:
        self.members, self.inside = members, set(members)
        self.heads, self.links, self.found = heads, links, found

    def place(self, known: dict[_Key, Node], nodes: Nodes) -> None:
        """Give every member its state: known ones if the whole group is known, else new ones."""
        order, key = self._visit(self.members[0])
        state = known.get(key)
        if state is not None:
            self._recognise(order, state)
        elif not self._join():
            made = [nodes.made(self.heads[member], UNCUT) for member in self.members]
            self.found.update(zip(self.members, made, strict=True))
            for member, node in zip(self.members, made, strict=True):
                node.beliefs = tuple(self._target(link) for link in self.links[member])
                node.peers = tuple(made)
                known[self._visit(member)[1]] = node

    def _target(self, link: Link) -> Node:
        return link if isinstance(link, Node) else self.found[link]

    def _visit(self, start: int) -> tuple[list[int], _Key]:
        visited, place = [start], {start: 0}
        rows: list[tuple[Facts, tuple[Link, ...]]] = []
        for member in visited:
            row: list[Link] = []
            for link in self.links[member]:
                if isinstance(link, Node) or link not in self.inside:
                    row.append(self._target(link))
                    continue
                if link not in place:
                    place[link] = len(visited)
                    visited.append(link)
                row.append(place[link])
            rows.append((self.heads[member], tuple(row)))
        return visited, tuple(rows)

    def _recognise(self, order: list[int], known: Node) -> None:
        self.found[order[0]] = known
        for member in order:
            for link, state in zip(self.links[member], self.found[member].beliefs, strict=True):
                if isinstance(link, int) and state is not None:
                    self.found.setdefault(link, state)

    def _join(self) -> bool:
        """Recognise a group that leads to states which are itself: those stand beside a state that it leads to."""
        ahead = (
            self._target(link)
            for member in self.members
            for link in self.links[member]
            if isinstance(link, Node) or link in self.found
        )
        for candidate in dict.fromkeys(peer for state in ahead for peer in state.peers):
            match = self._matched(candidate) if candidate.facts is self.heads[self.members[0]] else None
            if match is not None:
                self.found.update(match)
                return True
        return False

    def _matched(self, candidate: Node) -> dict[int, Node] | None:
        """The state of each member if the first is ``candidate``; None if they do not behave alike."""
        match = {self.members[0]: candidate}
        for member in (order := [self.members[0]]):
            if self.heads[member] is not match[member].facts:
                return None
            for link, state in zip(self.links[member], match[member].beliefs, strict=True):
                if state is not None and isinstance(link, int) and link in self.inside:
                    if link not in match:
                        match[link] = state
                        order.append(link)
                    if match[link] is not state:
                        return None
                elif self._target(link) is not state:
                    return None
        return match
