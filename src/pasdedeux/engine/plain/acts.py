"""Acts: the events and rules of a task, made ready to happen."""

from __future__ import annotations

from pasdedeux.engine.plain.corrections import Corrections
from pasdedeux.engine.plain.facts import Effect, Facts, FactsTable
from pasdedeux.engine.plain.formulas import Formulas, Reader, Test, View
from pasdedeux.engine.plain.literals import Literals, LiteralsOf
from pasdedeux.engine.plain.table import Path
from pasdedeux.engine.plain.values import Value
from pasdedeux.engine.task import FALSE, TRUE, EventCode, SightCode


class Write:
    """One effect: where ``holds``, ``[path]fluent`` gets the value that ``value`` reads."""

    __slots__ = ("fluent", "holds", "path", "value")

    def __init__(self, path: Path, fluent: int, holds: Test, value: Reader) -> None:
        self.path, self.fluent, self.holds, self.value = path, fluent, holds, value


class Act:
    """One event (or rule, by a number beyond those of the events)."""

    def __init__(self, number: int, code: EventCode, formulas: Formulas) -> None:
        self.number, self.code, self._formulas = number, code, formulas
        self.open, self.consents = code.open, code.consents
        self.holds = formulas.test(code.pre)
        self.reads_minds = not formulas.flat(code.pre)
        needed = [*code.notices, *(place for w in code.writes for place in (w.when, w.value))]
        self.flat = all(map(formulas.flat, needed)) and not code.open
        self._literals: dict[int, Literals] = {}  # by formula
        self._ready: tuple[list[Write], list[tuple[int, Test]], tuple[int, ...]] | None = None

    @property
    def literals(self) -> Literals:
        """What of the condition makes it true, as far as surprise corrects it."""
        return self._literals_of(self.code.pre)

    def showing(self, sight: SightCode, *, openly: bool) -> Literals:
        """What shows that somebody notices it (``openly``), or that they do not."""
        return self._literals_of(sight.shown if openly else sight.hidden)

    def _literals_of(self, place: int) -> Literals:
        found = self._literals.get(place)
        if found is None:
            found = self._literals[place] = LiteralsOf(self._formulas).of(place)
        return found

    def _prepared(self) -> tuple[list[Write], list[tuple[int, Test]], tuple[int, ...]]:
        """Effects, who may notice under which condition, and who notices in any case."""
        if self._ready is None:
            table, test = self._formulas.table, self._formulas.test
            writes = [Write(w.path, w.fluent, test(w.when), self._formulas.reader(w.value)) for w in self.code.writes]
            notices = [(c, place) for c, place in enumerate(self.code.notices) if table[place] != ("value", FALSE)]
            always = tuple(c for c, place in notices if table[place] == ("value", TRUE))
            self._ready = (writes, [(c, test(place)) for c, place in notices], always)
        return self._ready

    def effect(self, state: View, facts: Facts, table: FactsTable) -> Effect:
        """What happens in a state with these facts. Raises ArithmeticError."""
        if self.flat and (known := facts.effects.get(self.number)) is not None:
            return known
        changes: dict[int, Value] = {}
        told: dict[int, dict[tuple[Path, int], Value]] = {}
        for write in self._prepared()[0]:
            if write.holds(state) and (value := write.value(state)) is not None:
                if write.path:
                    said = told.setdefault(write.path[0], {})
                    said.pop((write.path[1:], write.fluent), None)  # what is said last counts, in its place
                    said[write.path[1:], write.fluent] = value
                else:
                    changes[write.fluent] = value
        after = table.changed(facts, changes.items()) if changes else facts
        noticed = self.noticed(state) if self.flat else None
        made = Effect(after, noticed, {who: _listed(said) for who, said in told.items()})
        if self.flat:
            facts.effects[self.number] = made
        return made

    def noticed(self, state: View) -> tuple[int, ...]:
        """Those who notice the event where it happens in this state."""
        _, notices, always = self._prepared()
        if len(always) == len(notices):
            return always
        return tuple(who for who, test in notices if test(state))

    def notices(self, who: int, state: View) -> bool:
        """Whether somebody notices the event where it happens in this state."""
        return bool(self.code.notices) and self._formulas.test(self.code.notices[who])(state)

    def listens(self, who: int, state: View) -> bool:
        """Whether somebody notices an open event without being noticed."""
        secretly = self.code.secretly
        return bool(secretly) and secretly[who] >= 0 and self._formulas.test(secretly[who])(state)


def _listed(said: dict[tuple[Path, int], Value]) -> Corrections:
    return tuple((path, fluent, value) for (path, fluent), value in said.items())
