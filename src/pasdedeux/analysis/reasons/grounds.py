"""What a reason rests on: the lines of somebody's wants that it serves, and the beliefs without which it would not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.reasons.wanted import Wanted
from pasdedeux.analysis.wording import literal_words
from pasdedeux.model.english import no_longer
from pasdedeux.model.evaluate import truth
from pasdedeux.model.event import Event
from pasdedeux.model.formula import And, Believes, Compare, Const, Expr, Fluent
from pasdedeux.model.reads import Path, fluents, true_literals
from pasdedeux.model.replay import Moment
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Line
from pasdedeux.model.values import UNKNOWN, Entity, Value, same
from pasdedeux.model.words import say

PLACE = "place"


@dataclass(frozen=True, eq=False, slots=True)
class Gain:
    """A line of wants that an imagined future changes, for better or worse. ``came`` is where it came so in truth."""

    want: Wanted
    words: str
    before: float
    after: float
    came: Line | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "want": self.words,
            "weight": self.want.weight,
            "before": self.before,
            "after": self.after,
            "came": self.came.name if self.came else None,
        }


def gains(wants: Sequence[Wanted], mind: State, end: State, later: Sequence[Moment]) -> Iterator[Gain]:
    """The lines of wants that differ between now and the imagined end, gains before losses."""
    changed = [w for w in wants if not same(w.value(mind), w.value(end))]
    for want in sorted(changed, key=lambda w: w.worth(mind) - w.worth(end)):
        value = want.value(end)
        yield Gain(want, _became(want, mind, end), want.worth(mind), want.worth(end), _first(want, value, later))


def _became(want: Wanted, mind: State, end: State) -> str:
    value = want.value(end)
    if isinstance(value, bool):
        said = literal_words(want.condition)
        return said if value else no_longer(said)
    return f"{want.label} goes from {say(Const(want.value(mind)))} to {say(Const(value))}"


def _first(want: Wanted, value: Value, later: Sequence[Moment]) -> Line | None:
    return next((m.line for m in later if same(want.value(m.after), value)), None)


@dataclass(frozen=True, eq=False, slots=True)
class Belief:
    """Something that somebody believes and their reason rests on. ``true``: whether it is so.

    ``matters``: worth telling. That one is in the room is not, but every mistake is, and what concerns minds and hopes.
    """

    words: str
    true: bool
    matters: bool

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"belief": self.words, "true": self.true, "matters": self.matters}


def believed(
    semantics: Semantics,
    who: Entity,
    events: Sequence[Event],
    states: Sequence[State],
    served: Sequence[Gain],
    reality: State,
) -> tuple[Belief, ...]:
    """The beliefs that a plan in somebody's mind rests on: those that make it possible, and those that make it work.

    ``states`` are the imagined ones, from the mind as it is to the end of the plan.
    """
    first = states[0]
    needs = (x.expr for x in true_literals(events[0].precondition, first))
    found: dict[str, Belief] = {}
    for expr in (*_grounds(semantics, events, states, served), *needs):
        held = _definite(_own(expr, who), first)
        true = truth(held)(reality)
        words = literal_words(held)
        found.setdefault(words, Belief(words, true, not true or _remarkable(held, first)))
    return tuple(found.values())


def _definite(expr: Expr, mind: State) -> Expr:
    """Who has a view of something has a definite one: this is what is believed."""
    match expr:
        case Compare("!=", Fluent() as fluent, Const(value)) if value is UNKNOWN:
            return Compare("==", fluent, Const(mind.value(fluent)))
    return expr


def _remarkable(expr: Expr, mind: State) -> bool:
    """Whether a belief that is right is worth telling: not where one is, and not that nothing is the matter."""
    return any(
        f.kind == "truth" or (f.kind != PLACE and not same(mind.value(f, path), f.default)) for path, f in fluents(expr)
    )


def _own(expr: Expr, who: Entity) -> Expr:
    """What somebody believes of their own belief is what they believe."""
    return expr.body if isinstance(expr, Believes) and expr.who == Const(who) else expr


def _grounds(
    semantics: Semantics, events: Sequence[Event], states: Sequence[State], served: Sequence[Gain]
) -> Iterator[Expr]:
    """What was so beforehand and made the wanted facts change: conditions of effects, and of rules in all minds."""
    first, end = states[0], states[-1]
    for gain in served:
        for path, fluent in dict.fromkeys(fluents(gain.want.condition)):
            if not same(first.value(fluent, path), end.value(fluent, path)):
                yield from _of_effects(fluent, events, states)
                yield from _of_rules(semantics, fluent, path, first, end)


def _of_effects(fluent: Fluent, events: Sequence[Event], states: Sequence[State]) -> Iterator[Expr]:
    for event, state in zip(events, states, strict=False):
        for write in event.writes:
            if write.fluent is fluent and write.holds(state):
                for literal in true_literals(write.condition, state):
                    if literal.holds(states[0]):
                        yield literal.expr


def _of_rules(semantics: Semantics, fluent: Fluent, path: Path, first: State, end: State) -> Iterator[Expr]:
    """The parts of rules' conditions that held before, where the rule wrote the fact in the end."""
    before, after = first.along(path), end.along(path)
    for rule in semantics.rules:
        if any(w.fluent is fluent for w in rule.event.writes):
            condition = rule.event.precondition
            parts = condition.parts if isinstance(condition, And) else (condition,)
            parts = tuple(p for p in parts if fluent not in {f for _, f in fluents(p)})
            if all(truth(p)(after) for p in parts):
                for part in parts:
                    if truth(part)(before):
                        yield _at(path, part)


def _at(path: Path, expr: Expr) -> Expr:
    for who in reversed(path):
        expr = Believes(Const(who), expr)
    return expr
