"""The reasons of a story's characters, worked out once for a whole replay.

`model.reasons` searches among all events of a world. In a story only those can end an imagined plan that touch
what somebody wants, so with plans of at most two acts nothing else need be bound at all: binding thousands of acts is
what would make `check` slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pasdedeux.analysis.acts.repertoire import Known, Repertoire
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation
from pasdedeux.model.formula import (
    Assign,
    Claim,
    Each,
    Effects,
    Expr,
    Fluent,
    Hold,
    Named,
    When,
)
from pasdedeux.model.ground import ground
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import claims_of
from pasdedeux.model.reads import fluents
from pasdedeux.model.reasons import Reasons
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Line, Story
from pasdedeux.model.trees import nodes
from pasdedeux.model.values import Entity, Unknown
from pasdedeux.model.world import CLAIM, Action, World

STORY_LIMITS = Limits(character=2, epistemic=1)  # what people of a story think ahead: their act, and one after it
ANY_CLAIM = "(a claim)"  # stands for the facts of a claim, among names of facts
NO_REASON = "C204"  # the finding of an act without a reason
SHORT = 2  # acts of a plan of which only the last is not given


class Motives:
    """Who has which reason in one story. Reasons found once are kept, also for replays with events taken out.

    ``acts`` are the acts of the world that were made ready, for whatever looks at acts that nobody did.
    """

    def __init__(
        self, story: Story, semantics: Semantics, limits: Limits = STORY_LIMITS, stop: Callable[[], bool] | None = None
    ) -> None:
        self.story, self.semantics, self.limits, self._stop = story, semantics, limits, stop
        self._reasons: Reasons | None = None
        self.acts: Known = {}

    def of(self, story: Story) -> Motives:
        """The reasons in another story of the same world: these, where the same may be imagined in it."""
        if _claims(story) == _claims(self.story):
            return self
        other = Motives(story, self.semantics, self.limits, self._stop)
        other.acts = self.acts
        return other

    @property
    def wanting(self) -> tuple[Entity, ...]:
        """The characters whose wants are declared, in order."""
        return tuple(who for who in self.semantics.world.characters if who in self.semantics.world.utilities)

    @property
    def reasons(self) -> Reasons:
        """The shared computation. What may be imagined is bound on first use."""
        if self._reasons is None:
            self._reasons = Reasons(
                self.semantics, imaginable(self.story, self.limits, self.acts), self.limits, self._stop
            )
        return self._reasons

    def explain(self, state: State, event: Event, who: Entity) -> Explanation | None:
        """The shortest reason of ``who`` for ``event`` in ``state``."""
        return self.reasons.explain(state, event, who)

    def explained(self, state: State, event: Event, who: Entity) -> bool:
        """Whether there is one."""
        return self.reasons.explained(state, event, who)

    def called_for(self, line: Line, state: State, who: Entity) -> bool:
        """Whether a reason is to be looked for: where the author accepts that there is none (C204), only one that the
        act itself would be. Looking further than that is dear, and nobody has asked.
        """
        at_once = self.limits.character  # the last place in a plan leaves room for this act alone
        return not line.accepts(NO_REASON) or self.reasons.explained(state, line.event, who, position=at_once)


def imaginable(story: Story, limits: Limits, known: Known | None = None) -> Repertoire:
    """What somebody of the story may plan with: all acts that could make a difference within ``limits``."""
    world, actions = story.world, story.world.actions
    claims = _claims(story)
    if 0 <= limits.character <= SHORT:
        touching = _closure(world, frozenset((ANY_CLAIM, *_wanted(world))))
        actions = tuple(a for a in actions if _touched(a) & touching)
        claims = tuple(c for c in claims if {f.name for _, f in fluents(c)} & touching)
    return Repertoire(world, actions, claims, known)


def _claims(story: Story) -> tuple[Expr, ...]:
    """What may be said in an imagined future: what the world knows to say, and what is said in the story."""
    return tuple(dict.fromkeys((*claims_of(story.world), *_said(story))))


def _said(story: Story) -> Iterator[Expr]:
    """The claims that the story's own events make."""
    for line in story.lines:
        if line.staging:
            continue  # it joins several moves, and says nothing
        for parameter, argument in zip(line.event.source.parameters, line.event.args, strict=True):
            if parameter.type == CLAIM and not isinstance(argument, bool | float | Entity | Unknown):
                yield argument


def _wanted(world: World) -> Iterator[str]:
    for who in world.utilities:
        if who is not None:
            for _, fluent in fluents(ground(world.utilities[who].value, world)):
                yield fluent.name


def _closure(world: World, names: frozenset[str]) -> frozenset[str]:
    """The facts that may bring about a change of those named, by way of rules."""
    grown = set(names)
    while True:
        before = len(grown)
        for rule in world.rules:
            if not grown.isdisjoint(_written(rule.effects)):
                grown.update(_names(rule.condition))
        if len(grown) == before:
            return frozenset(grown)


def _touched(action: Action) -> frozenset[str]:
    """The facts that an action may change: those that it writes, and those that it may put right by surprise."""
    return frozenset((*_written(action.effects), *_names(action.precondition)))


def _written(effects: Effects) -> Iterator[str]:
    for effect in effects:
        match effect:
            case Assign(_, target, _):
                yield target.name
            case Hold(_, claim):
                yield from _names(claim)
            case When(cases, otherwise):
                for _, body in cases:
                    yield from _written(body)
                yield from _written(otherwise)
            case Each(_, _, body):
                yield from _written(body)


def _names(expr: Expr) -> Iterator[str]:
    """The names of the facts that a formula reads."""
    for node in nodes(expr):
        if isinstance(node, Named | Fluent):
            yield node.name
        elif isinstance(node, Claim):
            yield ANY_CLAIM
