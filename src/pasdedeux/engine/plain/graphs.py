"""Graphs of states whose beliefs have no end, after `model.states`: drafts that behave alike at every depth become one
state, group by group of mutually believing ones, innermost first, by refining a partition of each.
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
        found: dict[int, Node] = {}
        for members in components(edges):
            place = {member: number for number, member in enumerate(members)}
            rows = [[_end(link, place, found) for link in edges[member]] for member in members]
            heads = [facts[member] for member in members]
            block = refined(heads, rows)
            first = [block.index(number) for number in range(max(block) + 1)]
            links = [[block[e] if isinstance(e, int) else e for e in rows[head]] for head in first]
            nodes = _Group([heads[head] for head in first], links).place(self._known, self.nodes)
            found.update((member, nodes[number]) for member, number in zip(members, block, strict=True))
        return [found[number] for number in range(len(facts))]

    def single(self, facts: Facts, beliefs: Sequence[Node | None]) -> Node:
        """The state with these beliefs; None stands for itself. No other of them leads back to it."""
        key = ((facts, tuple(0 if inner is None else inner for inner in beliefs)),)
        found = self._known.get(key)
        if found is None:
            row: list[Link] = [0 if inner is None else inner for inner in beliefs]
            found = self.states([facts], [row])[0]
        return found


def _end(link: Link, place: dict[int, int], found: dict[int, Node]) -> Link:
    """Where a link of a group leads: to a state, or to a member by its place in the group."""
    if isinstance(link, Node):
        return link
    return place[link] if link in place else found[link]


class _Group:
    """States that lead to each other, no two alike, and to known ones."""

    def __init__(self, heads: list[Facts], links: Links) -> None:
        self.heads, self.links = heads, links

    def place(self, known: dict[_Key, Node], nodes: Nodes) -> list[Node]:
        """The state of every member: known ones if the whole group is known, else new ones."""
        order, key = self._visit(0)
        state = known.get(key)
        found = self._joined() if state is None else self._recognised(order, state)
        if found is None:
            found = [nodes.made(head, UNCUT) for head in self.heads]
            for member, node in enumerate(found):
                node.beliefs = tuple(found[link] if isinstance(link, int) else link for link in self.links[member])
                node.peers = tuple(found)
                known[self._visit(member)[1]] = node
        return found

    def _visit(self, start: int) -> tuple[list[int], _Key]:
        visited, place = [start], {start: 0}
        rows: list[tuple[Facts, tuple[Link, ...]]] = []
        for member in visited:
            row: list[Link] = []
            for link in self.links[member]:
                if isinstance(link, int) and link not in place:
                    place[link] = len(visited)
                    visited.append(link)
                row.append(place[link] if isinstance(link, int) else link)
            rows.append((self.heads[member], tuple(row)))
        return visited, tuple(rows)

    def _recognised(self, order: list[int], known: Node) -> list[Node]:
        found = {order[0]: known}
        for member in order:
            for link, state in zip(self.links[member], found[member].beliefs, strict=True):
                if isinstance(link, int) and state is not None:
                    found[link] = state
        return [found[member] for member in range(len(self.heads))]

    def _joined(self) -> list[Node] | None:
        """The states of a group that leads to states which are itself: those stand beside a state that it leads to."""
        ahead = (link for row in self.links for link in row if isinstance(link, Node))
        for candidate in dict.fromkeys(peer for state in ahead for peer in state.peers):
            match = self._matched(candidate) if candidate.facts is self.heads[0] else None
            if match is not None:
                return match
        return None

    def _matched(self, candidate: Node) -> list[Node] | None:
        """The state of each member if the first is ``candidate``; None if they do not behave alike."""
        match = {0: candidate}
        for member in (order := [0]):
            if self.heads[member] is not match[member].facts:
                return None
            for link, state in zip(self.links[member], match[member].beliefs, strict=True):
                if isinstance(link, int) and state is not None and link not in match:
                    match[link] = state
                    order.append(link)
                if (match.get(link) if isinstance(link, int) else link) is not state:
                    return None
        return [match[member] for member in range(len(self.heads))]
