"""All states of a world, each kept once, however it was reached.

What an event makes is a graph of drafts. Drafts that behave alike at every depth become one state: group by group of
mutually believing ones, innermost first, by refining a partition of the group (Moore's algorithm for automata), and by
looking up what is left of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.model.partition import components, refined
from pasdedeux.model.state import Draft, State, Values
from pasdedeux.model.values import Entity

# What tells one member of a group of mutually believing states: its values, and where each belief leads: to a state
# outside of the group, or to a member by its number in the order of first visit.
_Key = tuple[tuple[Values, tuple["State | int", ...]], ...]
_Row = list["State | int"]  # where the beliefs of a member lead


class States:
    """The collection in which every state is kept once."""

    def __init__(self, characters: Sequence[Entity]) -> None:
        self.characters = tuple(characters)
        self._known: dict[_Key, State] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def settle(self, root: Draft) -> dict[Draft, State]:
        """The states of ``root`` and of every draft that can be reached from it: those that behave alike at every depth
        are one.

        Group by group of mutually believing ones, innermost first. Only once it is known which states a group leads to
        can be told which of its members are alike.
        """
        drafts, edges = self._explore(root)
        found: dict[int, State] = {}
        for group in components(edges):
            place = {member: number for number, member in enumerate(group)}
            rows = [[_end(link, place, found) for link in edges[member]] for member in group]
            values = [drafts[member].values for member in group]
            block = refined(values, rows)
            first = [block.index(number) for number in range(max(block) + 1)]
            links: list[_Row] = [[block[e] if isinstance(e, int) else e for e in rows[head]] for head in first]
            states = self._kept([values[head] for head in first], links)
            found.update((member, states[number]) for member, number in zip(group, block, strict=True))
        return {draft: found[number] for number, draft in enumerate(drafts)}

    def _explore(self, root: Draft) -> tuple[list[Draft], list[list[State | int]]]:
        """Every draft that can be reached, and where each belief leads; few beliefs differ from those before."""
        index: dict[Draft, int] = {root: 0}
        drafts: list[Draft] = [root]
        edges: list[list[State | int]] = []
        for draft in drafts:
            before, touched = draft.origin()
            row: list[State | int] = [] if before is None else list(before.beliefs)
            for who in self.characters if before is None else sorted(touched, key=_number):
                inner = draft.believed(who)
                link: State | int = inner if isinstance(inner, State) else index.setdefault(inner, len(drafts))
                if link == len(drafts) and not isinstance(inner, State):
                    drafts.append(inner)
                row[who.number : who.number + 1] = [link]
            edges.append(row)
        return drafts, edges

    def _kept(self, values: list[Values], links: list[_Row]) -> list[State]:
        """The states of a group that lead to each other, no two alike: known ones if it is known, else new ones."""
        order, key = _visit(values, links, 0)
        known = self._known.get(key)
        found = self._joined(values, links) if known is None else _recognised(order, links, known)
        if found is None:
            found = [State(each, self._count + number) for number, each in enumerate(values)]
            self._count += len(found)
            peers: dict[Values, list[State]] = {}
            for state in found:
                peers.setdefault(state.values, []).append(state)
            for number, state in enumerate(found):
                state.beliefs = tuple(found[link] if isinstance(link, int) else link for link in links[number])
                state.peers = peers
                self._known[_visit(values, links, number)[1] if number else key] = state
        return found

    def _joined(self, values: list[Values], links: list[_Row]) -> list[State] | None:
        """The states of a group that leads to states which are itself: those stand beside a state that it leads to."""
        tried = set[int]()
        for link in (link for row in links for link in row if isinstance(link, State)):
            if id(link.peers) not in tried:
                tried.add(id(link.peers))
                for candidate in link.peers.get(values[0], ()):
                    match = _matched(values, links, candidate)
                    if match is not None:
                        return match
        return None


def _end(link: State | int, place: dict[int, int], found: dict[int, State]) -> State | int:
    """Where a link of a group leads: to a state, or to a member by its place in the group."""
    if isinstance(link, State):
        return link
    return place[link] if link in place else found[link]


def _visit(values: list[Values], links: list[_Row], start: int) -> tuple[list[int], _Key]:
    """The members of a group in the order of first visit, and what tells them from all others."""
    if len(values) == 1:  # as most groups are: nothing is to be put in order
        return [0], ((values[0], tuple(links[0])),)
    visited, place, rows = [start], {start: 0}, []
    for member in visited:
        row: _Row = []
        for link in links[member]:
            if isinstance(link, int) and link not in place:
                place[link] = len(visited)
                visited.append(link)
            row.append(place[link] if isinstance(link, int) else link)
        rows.append((values[member], tuple(row)))
    return visited, tuple(rows)


def _recognised(order: list[int], links: list[_Row], known: State) -> list[State]:
    """The states of a group whose first in ``order`` is ``known``."""
    found = {order[0]: known}
    for member in order:
        for link, state in zip(links[member], found[member].beliefs, strict=True):
            if isinstance(link, int):
                found[link] = state
    return [found[member] for member in range(len(links))]


def _matched(values: list[Values], links: list[_Row], candidate: State) -> list[State] | None:
    """The state of each member if the first is ``candidate``; None if they do not behave alike."""
    match = {0: candidate}
    for member in (order := [0]):
        if values[member] != match[member].values:
            return None
        for link, state in zip(links[member], match[member].beliefs, strict=True):
            if isinstance(link, int) and link not in match:
                match[link] = state
                order.append(link)
            if (match[link] if isinstance(link, int) else link) is not state:
                return None
    return [match[member] for member in range(len(links))]


def _number(who: Entity) -> int:
    return who.number
