"""Replays: a story's moments, worked out once for each story and shared by all that is asked about it.

What a rule that never ends, or a division by zero, means for a story is said here as a message with a place.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache

from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Label, Refused, Span
from pasdedeux.model.ground import Ungroundable
from pasdedeux.model.reasons import NoOutcome
from pasdedeux.model.replay import Replay, replay
from pasdedeux.model.semantics import RuleLoop, Semantics
from pasdedeux.model.state import State
from pasdedeux.model.story import Line, Story
from pasdedeux.model.values import show
from pasdedeux.model.world import World

_KEPT = 8  # stories whose states are kept, the last ones asked about


@lru_cache(maxsize=_KEPT)
def motives_of(story: Story) -> Motives:
    """A story's world at work, with the reasons in it. Raises Refused where it has no beginning.

    Stories of one world share its states, and where the same is said in them, the reasons.
    """
    at_work = _at_work(story.world)
    try:
        at_work.semantics.start  # noqa: B018  # worked out on demand: a world without a beginning is refused here
    except (RuleLoop, ArithmeticError, Ungroundable) as error:
        raise _without_outcome(story, error, "before the first event") from None
    return at_work.motives(story)


class _AtWork:
    """A world at work, and the reasons that were worked out in it for the last stories."""

    def __init__(self, world: World) -> None:
        self.semantics = Semantics(world)
        self._known: tuple[Motives, ...] = ()

    def motives(self, story: Story) -> Motives:
        """The reasons in a story of this world."""
        found = [known.of(story) for known in self._known] or [Motives(story, self.semantics)]
        chosen = next((each for each in found if each in self._known), found[0])
        self._known = (chosen, *(known for known in self._known if known is not chosen))[:_KEPT]
        return chosen


@lru_cache(maxsize=_KEPT)
def _at_work(world: World) -> _AtWork:
    return _AtWork(world)


def forget() -> None:
    """Let go of all that was worked out: for processes that live long."""
    motives_of.cache_clear()
    _at_work.cache_clear()


def replay_of(story: Story, without: Collection[Line] = ()) -> Replay:
    """The moments of a story without some of its events. Raises Refused where an event has no outcome."""
    semantics = motives_of(story).semantics
    try:
        return replay(story, semantics, without)
    except (RuleLoop, ArithmeticError, Ungroundable) as error:
        line = _culprit(story, semantics, without)
        when = f"after “{line.text}”" if line and line.text else "before the first event"
        raise _without_outcome(story, error, when, line.span if line else None) from None


@contextmanager
def imagining(story: Story) -> Iterator[None]:
    """For what looks at acts that nobody did: Raises Refused where one of them has no outcome."""
    try:
        yield
    except NoOutcome as error:
        when = f"after “{error.event.sentence}”, which somebody could do"
        raise _without_outcome(story, error.cause, when) from None
    except (RuleLoop, ArithmeticError, Ungroundable) as error:
        raise _without_outcome(story, error, "in what could still happen") from None


def _culprit(story: Story, semantics: Semantics, without: Collection[Line]) -> Line | None:
    """The event whose outcome cannot be worked out: the replay once more, step by step."""
    state = semantics.start
    for line in story.lines:
        if line in without or (line.staging and not line.event.possible(state)):
            continue
        after = _after(semantics, state, line)
        if after is None:
            return line
        state = after
    return None


def _after(semantics: Semantics, state: State, line: Line) -> State | None:
    try:
        return semantics.after(state, line.event)
    except (RuleLoop, ArithmeticError, Ungroundable):
        return None


def _without_outcome(story: Story, error: Exception, when: str, at: Span | None = None) -> Refused:
    if isinstance(error, RuleLoop):
        return _loop(story, error, when, at)
    what = "So nothing can be told from here on."
    if isinstance(error, ArithmeticError):
        message = f"a number has no value {when}: {error}"
        return refusal("R102", message, what, "let an `if` ask first whether it can be worked out.", at)
    return refusal("R102", f"something has no meaning {when}: {error}", what, "declare what it speaks of.", at)


def _loop(story: Story, loop: RuleLoop, when: str, at: Span | None) -> Refused:
    rules = [rule for rule in story.world.rules if rule.name in loop.rules]
    spans = [rule.span for rule in rules if rule.span is not None]
    place = spans[0] if spans else at
    labels = [Label(span, "and this one") for span in spans[1:]]
    if at is not None and place is not at:
        labels.append(Label(at, "it begins here"))
    names = " and ".join(f"`{name}`" for name in loop.rules)
    many = len(loop.rules) > 1
    return Refused(
        [
            Diagnostic(
                "R101",
                f"the {'rules' if many else 'rule'} {names} never {'come' if many else 'comes'} to rest {when}",
                place,
                tuple(labels),
                f"{_going_round(loop)} A rule fires for as long as it holds, so this story would stand still.",
                "let what the rule does make its condition false.",
            )
        ]
    )


def _going_round(loop: RuleLoop) -> str:
    values = ", ".join(f"{fluent} = {show(value)}" for fluent, value in loop.values[:6])
    return f"What goes round: {values}." if values else "Nothing changes any more, and still it holds."
