"""Counter-evidence: the smallest changes of a world after which a search finds the story that it said is impossible."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from pasdedeux.analysis.counter.changes import Change
from pasdedeux.analysis.wording import listed
from pasdedeux.model.event import Event
from pasdedeux.model.values import Entity
from pasdedeux.model.verdict import FoundPlan, Impossible
from pasdedeux.model.words import name, sentence
from pasdedeux.model.world import World

_STOPPED = {
    "time": "stopped by time: more of it lets more be tried",
    "number": "more could be tried",
    "interruption": "stopped by hand",
}


@dataclass(frozen=True, eq=False)
class Remedy:
    """Changes that are enough together, and no part of them is; ``plans`` is the story that they make possible, one
    plan for each act that has a goal. ``world`` is the changed world.
    """

    changes: tuple[Change, ...]
    before: World
    world: World
    plans: tuple[FoundPlan, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What to do, a clause for each change."""
        return tuple(change.words(self.before) for change in self.changes)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        told = [
            {"kind": change.kind, "what": what, **change.data(self.before)}
            for change, what in zip(self.changes, self.words, strict=True)
        ]
        return {"changes": told, "plans": [plan.to_json() for plan in self.plans]}

    def __str__(self) -> str:
        return "\n".join([sentence(", and ".join(self.words)), *map(str, self.plans)])


@dataclass(frozen=True, eq=False)
class CounterEvidence:
    """What would have to change for another ``verdict``.

    ``way`` is what could happen if nobody needed a reason, and ``lacking`` who has no reason for which act of it. Where
    it is None nothing reaches the goal even so, which is sure if it is ``hopeless``; else nothing was found in time.

    ``tried`` sets of changes were searched with; ``open`` of them came to no answer within the limits of a try.
    ``stopped_by`` is empty where all that can matter was tried one by one, else "enough" (as many were found as were
    wanted), "number" (of tries), "time" or "interruption".
    """

    verdict: Impossible
    remedies: tuple[Remedy, ...]
    way: tuple[Event, ...] | None
    hopeless: bool
    lacking: tuple[tuple[Event, Entity], ...]
    tried: int
    open: int
    stopped_by: str
    seconds: float

    def to_json(self) -> dict[str, object]:
        """The verdict as plain data, and beside it what would have to change."""
        return {**self.verdict.to_json(), "counter_evidence": self._data()}

    def _data(self) -> dict[str, object]:
        return {
            "mends": [remedy.to_json() for remedy in self.remedies],
            "without_reasons": None if self.way is None else [event.signature for event in self.way],
            "hopeless": self.hopeless,
            "lacking": [{"event": event.signature, "who": who.name} for event, who in self.lacking],
            "tried": self.tried,
            "undecided": self.open,
            "stopped_by": self.stopped_by,
            "seconds": round(self.seconds, 3),
        }

    def __str__(self) -> str:
        return "\n\n".join([str(self.verdict), self._missing(), *self._found(), f"({self._effort()})"])

    def _missing(self) -> str:
        if self.hopeless:
            return "Even if nobody needed a reason, nothing within the limits would reach the goal."
        if self.way is None:
            return "What would reach the goal if nobody needed a reason was not found in time."
        acts = ", then ".join(event.sentence for event in self.way)
        said = f"If nobody needed a reason, this would reach the goal: {acts}."
        who = [f"{name(who)} for “{event.sentence}”" for event, who in self.lacking]
        return f"{said}\nBut there is no reason: {listed(who)}." if who else said

    def _found(self) -> list[str]:
        if not self.remedies:
            return ["No small change was found that makes a story possible."]
        many = len(self.remedies) > 1
        head = "Each of these would make a story possible:" if many else "This would make a story possible:"
        return [head, *(f"{letter}) {remedy}" for letter, remedy in zip(ascii_uppercase, self.remedies, strict=False))]

    def _effort(self) -> str:
        tried = f"{self.tried} change{'' if self.tried == 1 else 's'} tried, {self.seconds:.1f} s"
        left = f"{self.open} of them not decided within the limits of a try" if self.open else ""
        return "; ".join(part for part in (tried, left, _STOPPED.get(self.stopped_by, "")) if part)
