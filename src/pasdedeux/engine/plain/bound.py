"""A bound on what can be reached: how much a state can be worth to somebody after so many more acts, at the most.

A plan that cannot end better than it must is not looked for. The bound is that of planning by relaxed reachability
(hmax, Bonet and Geffner 2001): each fluent keeps every value that it may have had, an act costs one, rules cost
nothing. It reads values only, so that it is worked out once for all states that differ in beliefs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from math import inf

from pasdedeux.engine.plain.acts import Act
from pasdedeux.engine.plain.facts import Facts
from pasdedeux.engine.plain.formulas import Formulas
from pasdedeux.engine.plain.layers import Layer, Reach
from pasdedeux.engine.plain.ranges import ANYTHING, NOTHING, Range, united
from pasdedeux.engine.plain.relaxed import Bounds, Need, Relaxed, holding
from pasdedeux.engine.task import Task, WriteCode

AUTHOR = -1
_FAR = 64  # acts after which numbers that still grow are taken to have no bounds
_MOST = 2  # rounds of rules after which a number that still grows is taken to have no bounds


class _Write:
    """A possible change of one fluent: under which condition, and which values it brings."""

    __slots__ = ("adds", "bits", "bounds", "fluent", "others", "source")

    def __init__(self, need: Need, code: WriteCode, relaxed: Relaxed) -> None:
        self.bits, self.others = need
        self.fluent, self.adds = code.fluent, 0
        self.source: int | None = None  # a fluent whose values are copied
        self.bounds: Bounds | None = None  # of a number
        if relaxed.layout.kinds[code.fluent] == "number":
            self.bounds = relaxed.bounds(code.value)
            return
        match relaxed.formulas.table[code.value]:
            case ("value", int(value)):
                self.adds = relaxed.bit(code.fluent, value)
            case ("fluent", int(source)) if relaxed.layout.kinds[source] != "number":
                self.source = source
            case _:
                self.adds = relaxed.field(code.fluent)


class _Op:
    """An event or rule: what it needs, and its changes of values."""

    __slots__ = ("adds", "bits", "other", "others", "writes")

    def __init__(self, act: Act, relaxed: Relaxed) -> None:
        self.bits, self.others = relaxed.need(act.code.pre)
        self.writes = [_Write(relaxed.need(w.when), w, relaxed) for w in act.code.writes if not w.path]
        self.adds = 0  # all that it may add, besides what it copies and calculates
        for write in self.writes:
            self.adds |= write.adds
        self.other = any(write.source is not None or write.bounds is not None for write in self.writes)


class Bound:
    """Upper bounds for a task. The author may choose any act, characters only those that somebody does."""

    def __init__(self, task: Task, formulas: Formulas, events: Iterable[Act], rules: Iterable[Act]) -> None:
        self.relaxed = Relaxed(task, formulas)
        made = [(act, _Op(act, self.relaxed)) for act in events]
        self._ops = {
            True: [op for _, op in made if op.writes],
            False: [op for a, op in made if op.writes and a.consents],
        }
        self._rules = [op for act in rules if (op := _Op(act, self.relaxed)).writes]
        self.layers = 0  # that are kept
        self._wants = [self.relaxed.bounds(p) if p >= 0 else None for p in task.wants]

    def most(self, facts: Facts, owner: int, acts: float) -> float:
        """The most that anything within so many acts can be worth to the owner (-inf: it cannot be a number)."""
        row = facts.bounds.get(owner)
        if row is None:
            row = facts.bounds[owner] = []
        if acts < len(row):
            return row[int(acts)]
        if row and row[-1] == inf:
            return inf
        return self._extended(row, facts, owner, acts)

    def _extended(self, row: list[float], facts: Facts, owner: int, acts: float) -> float:
        want = self._wants[owner]
        if want is None:
            return 0.0
        reach = facts.reach.get(owner == AUTHOR)
        if reach is None:
            self.layers += 1
            reach = facts.reach[owner == AUTHOR] = Reach([self._closed(self.relaxed.begun(facts.values))])
        while len(row) <= acts:
            if len(row) >= len(reach.layers) and not self._grown(reach, self._ops[owner == AUTHOR]):
                if acts > _FAR:
                    return row[-1]
                row.extend([row[-1]] * (int(acts) + 1 - len(row)))
            elif len(row) > _FAR:
                return inf
            else:
                row.append(want(reach.layers[len(row)])[1])
        return row[int(acts)]

    def _grown(self, reach: Reach, ops: list[_Op]) -> bool:
        """Add what one more act may bring about; False if that is nothing."""
        if reach.complete:
            return False
        last = reach.layers[-1]
        after = self._closed(self._applied(last, ops))
        reach.complete = after.bits == last.bits and after.ranges == last.ranges
        if not reach.complete:
            reach.layers.append(after)
            self.layers += 1
        return not reach.complete

    def _closed(self, layer: Layer) -> Layer:
        """The layer after all rules that may fire."""
        if not self._rules:
            return layer
        for rounds in count():
            after = self._applied(layer, self._rules)
            changed = [fluent for fluent, span in after.ranges.items() if span != layer.ranges[fluent]]
            if after.bits == layer.bits and not changed:
                break
            if rounds >= _MOST:
                after.ranges.update(dict.fromkeys(changed, ANYTHING))
            layer = after
        return layer

    def _applied(self, layer: Layer, ops: list[_Op]) -> Layer:
        bits = start = layer.bits
        missing = ~start
        ranges: dict[int, Range] | None = None
        for op in ops:
            if (
                op.bits & missing
                or not (op.adds & missing or op.other)
                or (op.others and not holding(op.others, layer))
            ):
                continue
            for write in op.writes:
                if write.bits & missing or (write.others and not holding(write.others, layer)):
                    continue
                bits |= write.adds
                if write.source is not None:
                    bits |= self.relaxed.copied(layer, write.source, write.fluent)
                elif write.bounds is not None:
                    if ranges is None:
                        ranges = dict(layer.ranges)
                    value = write.bounds(layer)
                    ranges[write.fluent] = ANYTHING if value == NOTHING else united(ranges[write.fluent], value)
        return Layer(bits, layer.ranges if ranges is None else ranges)
