"""Why somebody does what they do: what they want and believe, what they expect, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pasdedeux.analysis.minds.missing import missing
from pasdedeux.analysis.reasons.grounds import Belief, Gain, believed, gains
from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.analysis.reasons.wanted import Wanted, wants_of
from pasdedeux.analysis.wording import clause, lacking_words, listed, told
from pasdedeux.model.event import Event
from pasdedeux.model.explanation import Explanation
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line
from pasdedeux.model.values import Entity
from pasdedeux.model.words import name, sentence

MENTIONED = 3  # lines of wants that are told; the rest are counted


@dataclass(frozen=True, eq=False, slots=True)
class Expected:
    """An act that somebody expects to follow, with the reasons of the others for it. ``came`` is where it came so."""

    event: Event
    reasons: tuple[Reason, ...]
    came: Line | None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "event": self.event.signature,
            "text": self.event.sentence,
            "reasons": [r.to_json() for r in self.reasons],
            "came": self.came.name if self.came else None,
        }


@dataclass(frozen=True, eq=False, slots=True)
class Reason:
    """Why ``who`` does an act: the wants that it serves, the beliefs that it rests on, what they expect to follow.

    ``before`` and ``after`` are what their world is worth to them now, and at the end of what they expect. ``line`` is
    the event as written; None for an act that is only imagined.
    """

    who: Entity
    event: Event
    before: float
    after: float
    gains: tuple[Gain, ...]
    beliefs: tuple[Belief, ...]
    expected: tuple[Expected, ...]
    line: Line | None = None

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "who": self.who.name,
            "explained": True,
            "worth": {"before": self.before, "after": self.after},
            "wants": [g.to_json() for g in self.gains],
            "beliefs": [b.to_json() for b in self.beliefs],
            "expects": [e.to_json() for e in self.expected],
        }

    def __str__(self) -> str:
        return "\n".join(self.lines(0))

    def lines(self, depth: int) -> Iterator[str]:
        """The reason as indented lines."""
        pad = "  " * depth
        yield from (pad + sentence(text) for text in self._because())
        for step in self.expected:
            came = f" It came so at {told(step.came)}." if step.came else ""
            yield f"{pad}{sentence(f'{name(self.who)} expects next: {step.event.sentence}')}{came}"
            for inner in step.reasons:
                yield from inner.lines(depth + 1)
        if self.line is not None:
            yield from (pad + sentence(_fate(g)) for g in self._hoped if g.came is not self.line)

    @property
    def _hoped(self) -> tuple[Gain, ...]:
        return tuple(g for g in self.gains if g.after > g.before)

    def _because(self) -> Iterator[str]:
        who = name(self.who)
        words = listed([g.words for g in self._hoped]) or "things are better"
        costs = listed([g.words for g in self.gains if g.after < g.before])
        price = f", at a price: {costs}" if costs else ""
        yield f"{who} wants this to be so: {words}{price} (worth {self.after:g} instead of {self.before:g})"
        for belief in self.beliefs:
            if belief.matters:
                yield f"{who} believes that {belief.words}: {'true' if belief.true else 'false'}"


def _fate(gain: Gain) -> str:
    if gain.came is None:
        return f"it never comes true: {gain.words}"
    return f"it comes true at {told(gain.came)}: {gain.words}"


@dataclass(frozen=True, eq=False, slots=True)
class NoReason:
    """Why there is none. ``kind``: they believe it impossible, want nothing that is known, or gain nothing by it."""

    who: Entity
    kind: str
    text: str

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {"who": self.who.name, "explained": False, "kind": self.kind, "text": self.text}

    def __str__(self) -> str:
        return self.text

    def lines(self, depth: int) -> Iterator[str]:
        """The text as one indented line."""
        yield f"{'  ' * depth}{self.text}"


@dataclass(frozen=True, eq=False, slots=True)
class Why:
    """The reasons for one event of a story, one for each of those who must have one."""

    line: Line
    by: tuple[Reason | NoReason, ...]

    @property
    def explained(self) -> bool:
        """Whether everybody has a reason whose wants are known."""
        return all(isinstance(r, Reason) or r.kind == "no wants" for r in self.by)

    def to_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "event": self.line.name,
            "number": self.line.number,
            "text": clause(self.line),
            "by": [r.to_json() for r in self.by],
        }

    def __str__(self) -> str:
        head = f"{self.line.name}: {sentence(clause(self.line))}"
        body = [line for r in self.by for line in r.lines(1)]
        return "\n".join([head, *(body or ["  Nobody chose this: it needs no reason."])])


def why(replayed: Replay, line: Line, motives: Motives | None = None) -> Why:
    """Why an event of a story happens, in the minds of those who do it.

    Raises:
        LookupError: if the event was taken out of this replay.
    """
    moment = replayed.moment(line)
    if moment is None:
        raise LookupError(f"the event {line.name} was taken out")
    motives = motives or Motives(replayed.story, replayed.semantics)
    later = replayed.moments[moment.index :]
    return Why(line, tuple(_of(motives, moment, who, later) for who in moment.event.consents))


def _of(motives: Motives, moment: Moment, who: Entity, later: Sequence[Moment]) -> Reason | NoReason:
    return reason(motives, moment, who, later) or no_reason(motives, moment, who)


def reason(motives: Motives, moment: Moment, who: Entity, later: Sequence[Moment] = ()) -> Reason | None:
    """The shortest reason of ``who``, told; ``later`` are the moments in which what is hoped for may come true."""
    if who not in motives.wanting:
        return None
    explanation = motives.explain(moment.before, moment.event, who)
    return _told(motives, explanation, moment.before, moment.before, later) if explanation else None


def _told(motives: Motives, found: Explanation, at: State, reality: State, later: Sequence[Moment]) -> Reason:
    """An explanation told. ``at`` is the state in which it was found: a mind in a mind further in."""
    mind = at.believed(found.who)
    states = [mind]
    for step in found.steps:
        states.append(motives.semantics.after(states[-1], step.event))
    expected = tuple(
        Expected(
            step.event,
            tuple(_told(motives, r, state, reality, ()) for r in step.reasons),
            _came(step.event, later[1:]),
        )
        for step, state in zip(found.steps[1:], states[1:], strict=False)
    )
    events = [step.event for step in found.steps]
    wants = wants_of(motives.semantics.world, found.who)
    served = tuple(gains(wants, mind, states[-1], later))
    beliefs = believed(motives.semantics, found.who, events, states, served, reality)
    line = later[0].line if later else None
    return Reason(found.who, found.event, found.before, found.after, served, beliefs, expected, line)


def _came(event: Event, later: Sequence[Moment]) -> Line | None:
    """Where an imagined event happens later."""
    return next((m.line for m in later if m.event.source is event.source and m.event.args == event.args), None)


def no_reason(motives: Motives, moment: Moment, who: Entity) -> NoReason:
    """Why ``who`` has no reason for the event."""
    mind = moment.before.believed(who)
    if not moment.event.possible(mind):
        gaps = missing(moment.event.precondition, mind, (who,))
        text = f"{name(who)} cannot think it possible: {listed([lacking_words(g, moment.before) for g in gaps])}."
        return NoReason(who, "impossible", text)
    if who not in motives.wanting:
        return NoReason(who, "no wants", f"Nothing is said of what {name(who)} wants, so {name(who)} needs no reason.")
    return NoReason(who, "no gain", _no_gain(motives, moment, who, mind))


def _no_gain(motives: Motives, moment: Moment, who: Entity, mind: State) -> str:
    after = motives.semantics.after(mind, moment.event)
    now, then = (motives.reasons.utilities.of(s, who) for s in (mind, after))
    wants = wants_of(motives.semantics.world, who)
    unmet = _unmet(wants, mind)
    changes = listed([g.words for g in gains(wants, mind, after, ())])
    ahead = motives.limits.character
    reach = f"within {ahead} acts" if ahead > 1 else "at once" if ahead >= 0 else "ever"
    text = f"{name(who)} wants {unmet}."
    if now is None or then is None:
        return f"{text} What things are worth to {name(who)} is unknown here, so nothing can make them better."
    if then > now:
        return f"{text} It would help, but as {name(who)} sees it the same comes about without this act."
    seen = f"{text} As {name(who)} sees it, this act"
    if then < now:
        return (
            f"{seen} makes things worse ({now:g}, then {then:g}): {changes}; "
            f"nothing that could follow {reach} makes up for it."
        )
    return f"{seen} brings none of it nearer, and nothing that could follow {reach} changes that."


def _unmet(wants: Sequence[Wanted], mind: State) -> str:
    """The weightiest lines of wants of which there could be more."""
    left = sorted((w for w in wants if w.open(mind)), key=lambda w: -abs(w.weight))
    words = [w.words() for w in left[:MENTIONED]]
    rest = len(left) - len(words)
    if rest:
        words.append("one thing more" if rest == 1 else f"{rest} things more")
    return listed(words) or "nothing more than there is"
