"""How far below the levels of belief that a question is about something can make a difference to its answer.

A condition that looks into a mind needs one level more than it decides about. Whether such needs add up without end is
a question of which facts depend on which: a rule that compares what somebody believes of a thing with the thing itself,
and corrects the belief, looks one level down and writes one level down, which adds nothing. If facts depend on
themselves one level further down, they add up, and beliefs cannot be cut off anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pasdedeux.engine.task import EventCode, FormulaCode

# Beyond so many levels, cutting beliefs off saves nothing.
MOST = 6

Read = tuple[int, int]  # a fluent, and how many minds deep it is read


def lookahead(
    formulas: Sequence[FormulaCode], events: Sequence[EventCode], rules: Sequence[EventCode], wants: Sequence[int]
) -> int:
    """The number of levels, -1 if there is no end to them (or more than MOST, or some event is seen openly)."""
    if any(event.open for event in events):
        return -1
    needs = _Needs(formulas)
    for event in (*events, *rules):
        needs.add(event)
    depth = needs.settled()
    if depth is None:
        return -1
    asked = [*(e.pre for e in events), *(w for w in wants if w >= 0)]
    most = max((deep + depth.get(f, 0) for place in asked for f, deep in needs.reads(place)), default=0)
    return most if most <= MOST else -1


class _Needs:
    """Which fluent at which depth decides about which other."""

    def __init__(self, formulas: Sequence[FormulaCode]) -> None:
        self._formulas = formulas
        self._reads: list[frozenset[Read]] = []
        for row in formulas:
            self._reads.append(self._of(row))
        self._edges: dict[tuple[int, int], int] = {}  # (decided, deciding): the most levels further down
        self._everything: dict[int, int] = {}  # what decides who notices: it decides about all that is believed

    def reads(self, place: int) -> frozenset[Read]:
        """What a formula reads."""
        return self._reads[place]

    def _of(self, row: FormulaCode) -> frozenset[Read]:
        match row:
            case ("fluent", int(f)):
                return frozenset({(f, 0)})
            case ("believes", _, int(i)):
                return frozenset((f, deep + 1) for f, deep in self._reads[i])
            case ("value", _) | ("number", _):
                return frozenset()
        return frozenset(read for i in row[1:] if isinstance(i, int) for read in self._reads[i])

    def add(self, event: EventCode) -> None:
        """Take in what one event's effects, its observers and surprise at it depend on."""
        fires = () if event.notices else self.reads(event.pre)  # a rule; an action is lived through in any case
        for write in event.writes:
            self._edge(write.fluent, len(write.path), (*fires, *self.reads(write.when), *self.reads(write.value)))
        for place in event.notices:
            for f, deep in self.reads(place):
                self._everything[f] = max(self._everything.get(f, 0), deep - 1)
        if event.notices:
            self._surprise(event.pre)

    def _surprise(self, pre: int) -> None:
        whole = self.reads(pre)
        row = self._formulas[pre]
        parts = [i for i in row[1:] if isinstance(i, int)] if row[0] == "and" else [pre]
        for part in parts:
            own = self.reads(part)
            one_literal = self._formulas[part][0] not in ("and", "or", "if", "believes")
            for f, deep in own:
                self._edge(f, deep, own if one_literal else whole)
                self._edge(f, deep + 1, whole)  # whether it is really possible decides, one mind further out

    def _edge(self, decided: int, level: int, reads: Iterable[Read]) -> None:
        for f, deep in reads:
            key = (decided, f)
            self._edges[key] = max(self._edges.get(key, deep - level), deep - level)

    def settled(self) -> dict[int, int] | None:
        """For each fluent the levels that must stand below it; None if there is no end to them."""
        depth: dict[int, int] = {}
        changed = True
        while changed:
            changed = False
            common = max((w + depth.get(f, 0) for f, w in self._everything.items()), default=0)
            for (decided, deciding), weight in self._edges.items():
                need = max(weight + depth.get(deciding, 0), common)
                if need > depth.get(decided, 0):
                    if need > MOST:
                        return None
                    depth[decided] = need
                    changed = True
        return depth
