"""How far below the levels of belief that a question is about something can make a difference to its answer.

A condition that looks into a mind needs one level more than it decides about. Whether such needs add up without end is
a question of which facts depend on which: a rule that compares what somebody believes of a thing with the thing itself,
and corrects the belief, looks one level down and writes one level down, which adds nothing. If facts depend on
themselves one level further down, they add up, and beliefs cannot be cut off anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    if not any(row[0] == "believes" for row in formulas):
        return 0  # nothing looks into minds
    needs = _Needs(formulas, rules)
    for event in (*events, *rules):
        needs.add(event)
    depth = needs.settled()
    if depth is None:
        return -1
    asked = {*(e.pre for e in events), *(w for w in wants if w >= 0)}
    most = max((deep + depth.get(f, 0) for place in asked for f, deep in needs.reads(place)), default=0)
    return most if most <= MOST else -1


# A fluent by its number, or something that stands between: a formula, those who notice something, waiting rules.
Node = int | tuple[str, object]
WAITING: Node = ("waiting", None)


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
        self._edges: dict[tuple[Node, Node], int] = {}  # (decided, deciding): the most levels further down
        self._made: set[Node] = set()
        # What a rule that looks into minds would do has to wait until its mind is touched by something.
        for rule in rules:
            for write in rule.writes if any(deep for _, deep in self.reads(rule.pre)) else ():
                self._edge(write.fluent, WAITING, 0)

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
        return frozenset().union(*(self._reads[i] for i in row[1:] if isinstance(i, int)))

    def add(self, event: EventCode) -> None:
        """Take in what one event's effects, its observers and surprise at it depend on."""
        # An action is lived through in any case, a rule where it holds.
        fires = () if event.notices else (event.pre,)
        for write in event.writes:
            level = len(write.path)
            for place in (*fires, write.when, write.value):
                self._edge(write.fluent, self._formula(place), -level)
                if level:
                    self._edge(WAITING, self._formula(place), -1)
            if level:
                self._edge(WAITING, write.fluent, level - 1)
        if event.notices:
            noticed = self._noticed(event.notices)
            for f in (*(w.fluent for w in event.writes), *(f for f, _ in self.reads(event.pre)), WAITING):
                self._edge(f, noticed, 0)
            self._surprise(event.pre)

    def _formula(self, place: int) -> Node:
        """A formula, as deep as what it reads."""
        node: Node = ("formula", place)
        if node not in self._made:
            self._made.add(node)
            for f, deep in self.reads(place):
                self._edge(node, f, deep)
        return node

    def _noticed(self, notices: tuple[int, ...]) -> Node:
        """Who notices something decides about their minds, one level down."""
        node: Node = ("notices", notices)
        if node not in self._made:
            self._made.add(node)
            for place in dict.fromkeys(notices):
                self._edge(node, self._formula(place), -1)
        return node

    def _surprise(self, pre: int) -> None:
        node: Node = ("surprise", pre)
        if node in self._made:
            return
        self._made.add(node)
        row = self._formulas[pre]
        parts = [i for i in row[1:] if isinstance(i, int)] if row[0] == "and" else [pre]
        for part in parts:
            one_literal = self._formulas[part][0] not in ("and", "or", "if", "believes")
            for f, deep in self.reads(part):
                self._edge(f, self._formula(part if one_literal else pre), -deep)
                # Whether it is really possible decides, one mind further out.
                self._edge(f, self._formula(pre), -deep - 1)

    def _edge(self, decided: Node, deciding: Node, weight: int) -> None:
        key = (decided, deciding)
        if weight > self._edges.get(key, weight - 1):
            self._edges[key] = weight

    def settled(self) -> dict[Node, int] | None:
        """For each fluent the levels that must stand below it; None if there is no end to them."""
        depth: dict[Node, int] = {}
        changed = True
        while changed:
            changed = False
            for (decided, deciding), weight in self._edges.items():
                need = weight + depth.get(deciding, 0)
                if need > 2 * MOST:
                    return None
                if need > depth.get(decided, 0):
                    depth[decided], changed = need, True
        return depth
