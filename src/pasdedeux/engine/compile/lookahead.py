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
    needs = _Needs(formulas, rules)
    for event in (*events, *rules):
        needs.add(event)
    depth = needs.settled()
    if depth is None:
        return -1
    asked = [*(e.pre for e in events), *(w for w in wants if w >= 0)]
    most = max((deep + depth.get(f, 0) for place in asked for f, deep in needs.reads(place)), default=0)
    return most if most <= MOST else -1


class _Needs:
    """Which fluent at which depth decides about which other.

    All levels count from the one at which something happens. A fluent that is decided at level i by one that is read at
    level j must have j - i levels below it that are right, and as many more as that one.
    """

    def __init__(self, formulas: Sequence[FormulaCode], rules: Sequence[EventCode]) -> None:
        self._formulas = formulas
        self._reads: list[frozenset[Read]] = []
        for row in formulas:
            self._reads.append(self._of(row))
        self._edges: dict[tuple[int, int], int] = {}  # (decided, deciding): the most levels further down
        self._decided: dict[int, None] = {}  # all that is written, or put right
        # What a rule that looks into minds would do has to wait until its mind is touched by something.
        self._waiting = tuple(dict.fromkeys(w.fluent for r in rules if self._looks(r) for w in r.writes))

    def reads(self, place: int) -> frozenset[Read]:
        """What a formula reads."""
        return self._reads[place]

    def _looks(self, rule: EventCode) -> bool:
        return any(deep for _, deep in self.reads(rule.pre))

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
            level = len(write.path)
            reads = (*fires, *self.reads(write.when), *self.reads(write.value))
            self._edge(write.fluent, level, reads)
            for waiting in self._waiting if level else ():
                self._edge(waiting, 1, (*reads, (write.fluent, level)))
        if event.notices:
            self._surprise(event.pre)
            noticed = frozenset(read for place in set(event.notices) for read in self.reads(place))
            lived = (*(w.fluent for w in event.writes), *(f for f, _ in self.reads(event.pre)), *self._waiting)
            for f in dict.fromkeys(lived):  # in the mind of whoever notices, one level down
                self._edge(f, 1, noticed)

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
        self._decided[decided] = None
        for f, deep in reads:
            key = (decided, f)
            self._edges[key] = max(self._edges.get(key, deep - level), deep - level)

    def settled(self) -> dict[int, int] | None:
        """For each fluent the levels that must stand below it; None if there is no end to them."""
        depth = dict.fromkeys(self._decided, 0)
        changed = True
        while changed:
            changed = False
            for (decided, deciding), weight in self._edges.items():
                need = weight + depth.get(deciding, 0)
                if need > MOST:
                    return None
                if need > depth[decided]:
                    depth[decided], changed = need, True
        return depth
