"""Who could have told it, or shown it: events of a world that would fill a gap, and where in the story they fit.

Trying every event at every moment costs the whole world at every gap. Only actions that write the missing fact (or the
facts from which a rule makes it) are bound, with what the gap itself says about their arguments; they are tried from
the gap backwards, and the search ends at a fixed effort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.acts.outcome import brings_about
from pasdedeux.analysis.acts.repertoire import Candidate, Known, kept
from pasdedeux.analysis.acts.writers import Binding, Target, bindings, with_rules
from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.model.event import Argument, Event
from pasdedeux.model.replay import Moment
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.values import Entity, Value
from pasdedeux.model.world import CLAIM, Action, Parameter, Rule

EFFORT = 6000  # transitions for all gaps, shared out by the square of the people: what each costs grows so
LEAST = 40  # transitions for all gaps, however many people there are
TRIES = 8  # events of one action that are tried at one moment
LISTED = 4000  # acts looked at for one gap


@dataclass(frozen=True, slots=True)
class Supply:
    """An event that would fill a gap if it happened right before ``moment``."""

    event: Event
    moment: Moment


class Suppliers:
    """The events of a world that could fill gaps. Candidates are kept, so that states know their events again."""

    def __init__(self, semantics: Semantics, known: Known | None = None) -> None:
        """``known`` are acts of the same world that were made ready elsewhere; it takes in those that are new."""
        self.semantics, self.world = semantics, semantics.world
        self.effort = max(LEAST, EFFORT // len(self.world.characters) ** 2) if self.world.characters else 0
        self._known: Known = {} if known is None else known

    def supplies(
        self, gap: Missing, before: Sequence[Moment], most: int = 3, *, distinct: bool = False
    ) -> Iterator[Supply]:
        """Events that would fill ``gap`` before the last of the moments ``before``, the latest places first.

        ``distinct``: only one of each action. An event counts if it is possible where it would happen, in the mind of
        everybody who consents too.
        """
        candidates = tuple(self.candidates(gap))
        found = 0
        seen: set[State] = set()
        offered: set[Action | Rule] = set()
        for moment in reversed(before):
            if moment.before in seen:
                continue
            seen.add(moment.before)
            tried: Counter[Action] = Counter()
            for act in candidates:
                action = act.action
                if (distinct and action in offered) or tried[action] >= TRIES:
                    continue
                event = self._fitting(act, moment.before)
                if event is None:
                    continue
                if found >= most or self.effort <= 0:
                    return
                tried[action] += 1
                self.effort -= 1
                if brings_about(self.semantics, moment.before, event, gap.holds):
                    offered.add(action)
                    found += 1
                    yield Supply(event, moment)

    def _fitting(self, act: Candidate, state: State) -> Event | None:
        """The candidate's event, if it can happen in ``state``."""
        event = act.event(self.world) if act.holds(state) else None
        return event if event is not None and fits(event, state) else None

    def candidates(self, gap: Missing) -> Iterator[Candidate]:
        """Acts that write what is missing, each once, action by action."""
        targets = with_rules(self.world, [Target(gap.path, f, v) for f, v in gap.answers])
        seen: set[Candidate] = set()
        left = LISTED
        for action in self.world.actions:
            if action.staging or not action.effects:
                continue
            for binding in bindings(action, targets):
                for args in self._arguments(action, binding):
                    found = None if _to_oneself(args) else kept(self.world, action, args, self._known)
                    if found is not None and found not in seen:
                        seen.add(found)
                        yield found
                    left -= 1
                    if left <= 0:
                        return

    def _arguments(self, action: Action, binding: Binding) -> Iterator[tuple[Argument, ...]]:
        """All argument lists that agree with ``binding``. A claim that is left open could be anything: none."""
        if any(p.type == CLAIM and p.name not in binding for p in action.parameters):
            return
        values = {n: v for n, v in binding.items() if isinstance(v, (bool, float, Entity))}
        open_ = tuple(p for p in action.parameters if p.type != CLAIM)
        if any(p.name in values and not self.world.accepts(p, values[p.name]) for p in open_):
            return
        fixed = tuple(_fixed(p, values) for p in open_)
        for chosen in self.world.arguments(fixed):
            rest = iter(chosen)
            yield tuple(binding[p.name] if p.type == CLAIM else next(rest) for p in action.parameters)


def _to_oneself(args: tuple[Argument, ...]) -> bool:
    """Whether somebody does it to themselves: told to oneself, nothing is news."""
    people = [a for a in args if isinstance(a, Entity) and a.is_character]
    return len(set(people)) < len(people)


def fits(event: Event, state: State) -> bool:
    """Whether an event can happen in ``state``, in the mind of everybody who consents too."""
    return event.possible(state) and all(event.possible(state.believed(who)) for who in event.consents)


def _fixed(parameter: Parameter, values: Mapping[str, Value]) -> Parameter:
    value = values.get(parameter.name)
    return parameter if value is None else Parameter(parameter.type, parameter.name, value)
