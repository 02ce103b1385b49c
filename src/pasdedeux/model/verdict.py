"""What a search or a check may answer. Each prints as a sentence and goes out as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.values import show
from pasdedeux.model.words import name

Json = Mapping[str, object]


class Soundness(StrEnum):
    """What the independent checker says of a plan and its explanations."""

    SOUND = "sound"
    UNSOUND = "unsound"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Checked:
    """The checker's answer; ``because`` says what is wrong, or why it could not be checked."""

    answer: Soundness
    because: str = ""

    def __str__(self) -> str:
        return f"{self.answer}: {self.because}" if self.because else str(self.answer)


@dataclass(frozen=True, slots=True)
class Effort:
    """What a search cost: distinct ``states``, worked-out ``transitions``, wall-clock ``seconds`` (all of them, and
    ``searching``, those of the search without making ready and checking), the number of events of the longest plans
    that were looked at (``depth``), the ``mebibytes`` that the engine took by its own account, and which ``engine`` it
    was.
    """

    states: int
    transitions: int
    seconds: float
    depth: int
    mebibytes: float = 0.0
    engine: str = ""
    searching: float = 0.0

    def to_json(self) -> Json:
        """As data; seconds rounded to milliseconds, memory to hundredths."""
        return {
            "states": self.states,
            "transitions": self.transitions,
            "seconds": round(self.seconds, 3),
            "searching": round(self.searching, 4),
            "depth": self.depth,
            "mebibytes": round(self.mebibytes, 2),
            "engine": self.engine,
        }

    def __str__(self) -> str:
        longest = "one event" if self.depth == 1 else f"{self.depth} events"
        return f"{self.states} states, plans of up to {longest}, {self.seconds:.2f} s"


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan, why everybody does what they do in it, and the checker's word on it.

    ``explanations`` has, for each event, one explanation for each character who consents to it. ``act`` is the act that
    it leads through; ``way`` counts from 1 where there are several ways through all acts, with a plan for each act.
    """

    events: tuple[Event, ...]
    utility: float
    explanations: tuple[tuple[Explanation, ...], ...]
    checked: Checked
    act: str = ""
    way: int = 0

    def to_json(self) -> Json:
        """As data: events by signature, explanation trees, the checker's answer."""
        return {
            "events": [e.signature for e in self.events],
            "utility": _plain(self.utility),
            "checked": str(self.checked.answer),
            **({"because": self.checked.because} if self.checked.because else {}),
            **({"act": self.act} if self.act else {}),
            **({"way": self.way} if self.way else {}),
            "explanations": [[explanation_json(e) for e in row] for row in self.explanations],
        }

    def __str__(self) -> str:
        lines = [f"  {number}. {event.sentence}" for number, event in enumerate(self.events, 1)]
        reasons = [[_reason(e) for e in row] for row in self.explanations]
        told = [line + "".join(f"\n       {r}" for r in why) for line, why in zip(lines, reasons, strict=True)]
        worth = f"worth {show(self.utility)} to the author"
        ends = f"ends the act{f', {worth}' if self.utility else ''}" if self.act else worth
        return "\n".join([*([self._title()] if self.act else []), *told, f"  {ends}; checked: {self.checked}"])

    def _title(self) -> str:
        return f"{self.act}, way {self.way}:" if self.way else f"{self.act}:"


def explanation_json(explanation: Explanation) -> Json:
    """An explanation tree as data."""
    return {
        "who": explanation.who.name,
        "event": explanation.event.signature,
        "plan": [
            {"event": s.event.signature, "reasons": [explanation_json(r) for r in s.reasons]} for s in explanation.steps
        ],
        "before": _plain(explanation.before),
        "after": _plain(explanation.after),
    }


def _reason(explanation: Explanation) -> str:
    rest = ", then ".join(s.event.sentence for s in explanation.steps[1:])
    hope = f", expecting: {rest}" if rest else ""
    gain = f"worth {show(explanation.after)} instead of {show(explanation.before)}"
    return f"{name(explanation.who)} wants it ({gain}){hope}"


def _plain(value: float) -> float | int:
    return int(value) if value.is_integer() else value


@dataclass(frozen=True, slots=True)
class Searched:
    """What every verdict says of the search: its goal and limits, and what it cost."""

    goal: float
    limits: Limits
    effort: Effort

    def to_json(self) -> dict[str, object]:
        """As data."""
        limits = {"author": self.limits.author, "character": self.limits.character, "epistemic": self.limits.epistemic}
        return {"goal": _plain(self.goal), "limits": limits, "effort": dict(self.effort.to_json())}

    def limits_words(self) -> str:
        """The limits as a clause."""
        named = (
            ("author", self.limits.author),
            ("character", self.limits.character),
            ("epistemic", self.limits.epistemic),
        )
        said = [f"{name} limit {limit}" for name, limit in named if limit != UNLIMITED]
        return ", ".join(said) or "no limits"


@dataclass(frozen=True, slots=True)
class Found:
    """Plans that reach the goal (or, where all were asked for, all that improve on the start)."""

    plans: tuple[FoundPlan, ...]
    searched: Searched
    complete: bool = True
    stopped_by: str = ""

    def to_json(self) -> Json:
        """As data."""
        stopped = {"stopped_by": self.stopped_by} if self.stopped_by else {}
        plans = [p.to_json() for p in self.plans]
        return {"verdict": "found", "plans": plans, "complete": self.complete, **stopped, **self.searched.to_json()}

    def __str__(self) -> str:
        count = self._count()
        why = "these are as many as were asked for" if self.stopped_by == "number" else f"stopped by {self.stopped_by}"
        rest = "" if self.complete else f"\nThere may be more: {why}."
        plans = "\n\n".join(map(str, self.plans))
        effort = self.searched.effort
        cost = f"{effort.states} states, {effort.seconds:.2f} s; {self.searched.limits_words()}"
        return f"found {count}\n{plans}\n({cost}){rest}"

    def _count(self) -> str:
        ways = max((plan.way for plan in self.plans), default=0)
        if not self.plans:
            return "that nothing need happen: every act is at its goal from the start"
        if ways:
            return f"{ways} ways through all acts" if ways > 1 else "one way through all acts"
        if self.plans[0].act:
            return f"a story in {len(self.plans)} acts" if len(self.plans) > 1 else "a story in one act"
        return f"{len(self.plans)} stories" if len(self.plans) > 1 else "a story"


@dataclass(frozen=True, slots=True)
class Impossible:
    """Everything within the limits was looked at, and nothing reaches the goal. ``best`` falls short of it."""

    searched: Searched
    best: FoundPlan | None = None
    where: str = ""

    def to_json(self) -> Json:
        """As data."""
        best = {"best": self.best.to_json()} if self.best else {}
        where = {"act": self.where} if self.where else {}
        return {"verdict": "impossible", "plans": [], **best, **where, **self.searched.to_json()}

    def __str__(self) -> str:
        where = f" in the act {self.where!r}" if self.where else ""
        said = (
            f"no story{where}: nothing reaches the goal {show(self.searched.goal)} when everybody needs a reason\n"
            f"  everything within {self.searched.limits_words()} was seen: {self.searched.effort}"
        )
        return f"{said}\nThe best that falls short of it:\n{self.best}" if self.best else said


_RAISE = {
    "time": "--time",
    "memory": "--memory",
    "states": "--states",
    "acts": "nothing: more than a million acts could happen in this world. Narrow the types of what takes part in it, "
    "or ask in their conditions for what never changes (which place is next to which)",
    "interruption": "nothing: it was stopped by hand",
    "length": "nothing: plans of so many acts cannot be looked through; ask for less with --author-limit or --goal",
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """The search was stopped before it could say. ``stopped_by``: time, memory, states, length (of
    plans), acts (too many of them to begin) or interruption.
    """

    searched: Searched
    stopped_by: str
    best: FoundPlan | None = field(default=None)

    def to_json(self) -> Json:
        """As data."""
        best = {"best": self.best.to_json()} if self.best else {}
        advice = {"raise": _RAISE[self.stopped_by]}
        return {
            "verdict": "unknown",
            "plans": [],
            "stopped_by": self.stopped_by,
            **advice,
            **best,
            **self.searched.to_json(),
        }

    def __str__(self) -> str:
        said = (
            f"not known: stopped by {self.stopped_by} after {self.searched.effort}\n"
            f"To look further, raise {_RAISE[self.stopped_by]}."
        )
        return f"{said}\nThe best so far:\n{self.best}" if self.best else said


Verdict = Found | Impossible | Unknown
