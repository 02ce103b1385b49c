"""All states of a world, each kept once, however it was reached.

What an event makes is a graph of drafts. Drafts that behave alike at every depth become one state: first by refining
a partition of them (Moore's algorithm for automata), then group by group of mutually believing ones, innermost first,
by looking them up.
"""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.model.partition import components, refined
from pasdedeux.model.state import Draft, State, Values
from pasdedeux.model.values import Entity

# What tells one member of a group of mutually believing states: its values, and where each belief leads: to a state
# outside of the group, or to a member by its number in the order of first visit.
_Key = tuple[tuple[Values, tuple["State | int", ...]], ...]


class States:
    """The collection in which every state is kept once."""

    def __init__(self, characters: Sequence[Entity]) -> None:
        self.characters = tuple(characters)
        self._known: dict[_Key, State] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def settle(self, root: Draft) -> dict[Draft, State]:
        """The states of ``root`` and of every draft that can be reached from it.

        Drafts that behave alike at every depth become one state: first by refining a partition of them (Moore's
        algorithm for automata), then group by group of mutually believing ones, innermost first, by looking them up.
        """
        drafts, edges = self._explore(root)
        block = refined([d.values for d in drafts], edges)
        first: dict[int, int] = {}
        for index, number in enumerate(block):
            first.setdefault(number, index)
        heads = [drafts[first[n]] for n in range(len(first))]
        links = [[block[e] if isinstance(e, int) else e for e in edges[first[n]]] for n in range(len(first))]
        found: list[State | None] = [None] * len(first)
        for group in components(links):
            self._place(group, heads, links, found)
        return {d: _there(found[block[i]]) for i, d in enumerate(drafts)}

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

    def _place(
        self, group: list[int], heads: list[Draft], links: list[list[State | int]], found: list[State | None]
    ) -> None:
        """Give every member of one group its state: known ones if the whole group is known, else new ones."""

        def visit(start: int) -> tuple[list[int], _Key]:
            visited, place, rows = [start], {start: 0}, []
            for member in visited:
                row: list[State | int] = []
                for link in links[member]:
                    if isinstance(link, State):
                        row.append(link)
                    elif link in inside:
                        if link not in place:
                            place[link] = len(visited)
                            visited.append(link)
                        row.append(place[link])
                    else:
                        row.append(_there(found[link]))
                rows.append((heads[member].values, tuple(row)))
            return visited, tuple(rows)

        inside = set(group)
        order, key = visit(group[0])
        known = self._known.get(key)
        if known is not None:
            self._recognise(order, links, known, found)
        elif not self._join(group, heads, links, found):
            made = [State(heads[member].values, self._count + i) for i, member in enumerate(group)]
            self._count += len(made)
            peers: dict[Values, list[State]] = {}
            for member, state in zip(group, made, strict=True):
                found[member] = state
                peers.setdefault(state.values, []).append(state)
            for member, state in zip(group, made, strict=True):
                state.beliefs = tuple(x if isinstance(x, State) else _there(found[x]) for x in links[member])
                state.peers = peers
                self._known[visit(member)[1]] = state

    def _recognise(
        self, order: list[int], links: list[list[State | int]], known: State, found: list[State | None]
    ) -> None:
        found[order[0]] = known
        for member in order:
            for link, state in zip(links[member], _there(found[member]).beliefs, strict=True):
                if isinstance(link, int) and found[link] is None:
                    found[link] = state

    def _join(
        self, group: list[int], heads: list[Draft], links: list[list[State | int]], found: list[State | None]
    ) -> bool:
        """Recognise a group that leads to states which are itself: those stand beside a state that it leads to."""
        values, tried = heads[group[0]].values, set[int]()
        for link in (link for member in group for link in links[member]):
            ahead = link if isinstance(link, State) else found[link]
            if ahead is None or id(ahead.peers) in tried:
                continue
            tried.add(id(ahead.peers))
            for candidate in ahead.peers.get(values, ()):
                match = self._matched(group, heads, links, found, candidate)
                if match is not None:
                    for member, state in match.items():
                        found[member] = state
                    return True
        return False

    def _matched(
        self,
        group: list[int],
        heads: list[Draft],
        links: list[list[State | int]],
        found: list[State | None],
        candidate: State,
    ) -> dict[int, State] | None:
        """The state of each member if the first is ``candidate``; None if they do not behave alike."""
        inside = set(group)
        match = {group[0]: candidate}
        for member in (order := [group[0]]):
            if heads[member].values != match[member].values:
                return None
            for link, state in zip(links[member], match[member].beliefs, strict=True):
                if isinstance(link, int) and link in inside:
                    if link not in match:
                        match[link] = state
                        order.append(link)
                    if match[link] is not state:
                        return None
                elif (link if isinstance(link, State) else found[link]) is not state:
                    return None
        return match


def _number(who: Entity) -> int:
    return who.number


def _there(state: State | None) -> State:
    if state is None:
        raise LookupError("a state was asked for before the states that it leads to")
    return state
