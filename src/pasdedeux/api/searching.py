"""Searching: a story that reaches what its author wants, or the proof that there is none within the limits."""

import math

from pasdedeux import engine
from pasdedeux.api.replays import imagining, motives_of
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.story import Story
from pasdedeux.model.verdict import Verdict


def find(  # noqa: PLR0913  # one argument for each option that a search has
    problem: Story,
    *,
    goal: float | None = None,
    author_limit: int | None = None,
    character_limit: int | None = None,
    epistemic_limit: int | None = None,
    all: bool = False,
    time: float | None = None,
    memory: float | None = None,
) -> Verdict:
    """The plans that reach `goal`: Found, Impossible (within the limits), or Unknown (stopped before it could say).

    goal             what the end must be worth to the author (default: the next whole number above the start)
    author_limit     acts of the whole story; None or -1: any number
    character_limit  acts of a plan in somebody's mind, the act that it explains included
    epistemic_limit  how many minds deep plans of several acts are imagined
    all              every valid plan, not only the first; with a goal those that reach it
    time, memory     seconds and MiB after which to stop

    Raises Refused for limits that make no sense and for worlds without a meaning.
    """
    counts = (("author", author_limit), ("character", character_limit), ("epistemic", epistemic_limit))
    amounts = (("time", time, "seconds"), ("memory", memory, "MiB"))
    wrong = [d for name, limit in counts for d in _wrong_count(name, limit)]
    wrong += [d for name, limit, unit in amounts for d in _wrong_amount(name, limit, unit)]
    wrong += _wrong_goal(goal)
    if wrong:
        raise Refused(wrong)
    _wanted(problem)
    motives_of(problem)  # refuses what has no meaning
    limits = Limits(*(UNLIMITED if limit is None else limit for _, limit in counts))
    with imagining(problem):
        return engine.find(
            problem.world, goal=goal, limits=limits, every=all, seconds=time, mebibytes=memory, acts=problem.acts
        )


def no_events(author_limit: int | None) -> tuple[Diagnostic, ...]:
    """The message for somebody who asks for a story of no events; none for any other limit."""
    if author_limit != 0:
        return ()
    what = "A story begins with its first event, so none was looked for."
    hint = "give a number above zero, or leave `--author-limit` out for no limit."
    return (Diagnostic("V102", "the author limit is 0: a story of no events changes nothing", None, (), what, hint),)


def _wanted(problem: Story) -> None:
    """Refuse a problem whose author wants nothing: a search would have nothing to look for, and no end."""
    if None not in problem.world.utilities and not any(act.goal is not None for act in problem.acts):
        what = "Without that every story is as good as none, so there is nothing to look for."
        hint = "write `author wants` with a line such as `1 for ...`, or give an act a `goal`."
        raise refusal("V106", f"“{problem.title}” does not say what its author wants", what, hint)


def _wrong_count(name: str, limit: int | None) -> list[Diagnostic]:
    if limit is None or limit >= UNLIMITED:
        return []
    message = f"the {name} limit is {limit}, and nothing can be done less than no times"
    return [Diagnostic("V102", message, None, hint=f"leave `--{name}-limit` out for no limit.")]


def _wrong_amount(name: str, limit: float | None, unit: str) -> list[Diagnostic]:
    if limit is None or (limit > 0 and math.isfinite(limit)):
        return []
    message = f"the {name} limit is {limit:g} {unit}, so no search could begin"
    return [Diagnostic("V102", message, None, hint=f"give a number above zero, or leave `--{name}` out.")]


def _wrong_goal(goal: float | None) -> list[Diagnostic]:
    if goal is None or math.isfinite(goal):
        return []
    return [Diagnostic("V102", f"the goal is {goal}, which no story can be worth", None, hint="give a number.")]
