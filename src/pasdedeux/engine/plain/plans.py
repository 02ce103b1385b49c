"""Plans of the author: made as short as they can be, and told with everybody's reasons."""

from __future__ import annotations

from collections.abc import Callable

from pasdedeux.engine.core import AUTHOR, Candidate, Reason
from pasdedeux.engine.plain.horizon import horizon
from pasdedeux.engine.plain.nodes import Node, known
from pasdedeux.engine.plain.reasons import Reasons
from pasdedeux.model.limits import Limits

Events = tuple[int, ...]


def told(
    reasons: Reasons, mind: Node, event: int, who: int, limits: Limits, minds: int = 1, position: int = 1
) -> Reason | None:
    """The shortest reason of somebody who believes ``mind``, with the reasons of all others in it. Raises NoOutcome."""
    plan = reasons.reason(mind, event, who, *horizon(limits, minds, position))
    if plan is None:
        return None
    before, others = reasons.worth.of(mind, who), list[tuple[Reason, ...]]()
    for index, act in enumerate(plan):
        row = (
            told(reasons, known(mind.beliefs[other]), act, other, limits, minds + 1, position + index)
            for other in (reasons.others(act, who) if index else ())
        )
        others.append(tuple(reason for reason in row if reason is not None))
        mind = reasons.work.after(mind, act)
    return Reason(who, plan, tuple(others), before or 0.0, reasons.worth.of(mind, who) or 0.0)


class Plans:
    """The author's plans from one state within some limits."""

    def __init__(self, reasons: Reasons, start: Node, limits: Limits) -> None:
        self.reasons, self.start, self.limits = reasons, start, limits
        self.asked = horizon(limits)
        self.wanted: Callable[[float, float], bool] = lambda worth, goal: worth >= goal

    def explained(self, state: Node, event: int) -> bool:
        """Whether everybody who takes part in an event has a reason."""
        return self.reasons.explained(state, event, AUTHOR, *self.asked)

    def told(self, events: Events, worth: float) -> Candidate:
        """A plan with everybody's reasons."""
        state, rows = self.start, list[tuple[Reason, ...]]()
        for event in events:
            row = (
                told(self.reasons, known(state.beliefs[who]), event, who, self.limits)
                for who in self.reasons.work.events[event].consents
            )
            rows.append(tuple(reason for reason in row if reason is not None))
            state = self.reasons.work.after(state, event)
        return Candidate(events, worth, tuple(rows))

    def shortened(self, events: Events, worth: float) -> Events:
        """The acts without those that can be left out: what comes first by estimates may take detours."""
        return self._fewest(self.start, events, worth, {}) or events

    def _fewest(
        self, state: Node, events: Events, worth: float, found: dict[tuple[Node, int], Events | None]
    ) -> Events | None:
        """The fewest of some acts, in their order, after which it is worth as much."""
        key = (state, len(events))
        if key not in found:
            self.reasons.go_on()
            now = self.reasons.worth.of(state, AUTHOR)
            if now is not None and now >= worth:
                found[key] = ()
            elif not events or self.reasons.bound.most(state.facts, AUTHOR, len(events)) < worth:
                found[key] = None
            else:
                without = self._fewest(state, events[1:], worth, found)
                kept = self._kept(state, events, worth, found)
                found[key] = without if kept is None or (without is not None and len(without) <= len(kept)) else kept
        return found[key]

    def _kept(
        self, state: Node, events: Events, worth: float, found: dict[tuple[Node, int], Events | None]
    ) -> Events | None:
        """The same if the first of them happens."""
        work, event = self.reasons.work, events[0]
        if not work.is_possible(work.events[event], state) or not self.explained(state, event):
            return None
        rest = self._fewest(work.after(state, event), events[1:], worth, found)
        return None if rest is None else (event, *rest)
