"""Searching: a story that reaches what its author wants, or the proof that there is none within the limits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pasdedeux import engine
from pasdedeux.api.replays import imagining, motives_of
from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import Diagnostic, Refused
from pasdedeux.engine import CoreFailed, Progress
from pasdedeux.model.limits import UNLIMITED, Limits
from pasdedeux.model.story import Story
from pasdedeux.model.verdict import Verdict

LARGEST = 10**12  # of any limit: whoever gives more means none


def find(  # noqa: PLR0913  # one argument for each option that a search has
    problem: Story,
    *,
    goal: float | None = None,
    author_limit: int | None = None,
    character_limit: int | None = None,
    epistemic_limit: int | None = None,
    all: bool = False,
    most: int | None = None,
    best: bool = False,
    time: float | None = None,
    memory: float | None = None,
    states: int | None = None,
    progress: Callable[[Progress], object] | None = None,
) -> Verdict:
    """The plans that reach `goal`: Found, Impossible (within the limits), or Unknown (stopped before it could say).

    goal             what the end must be worth to the author (default: the next whole number above the start; of a
                     story with acts that have goals nothing more than these)
    author_limit     acts of the whole story; None or -1: any number
    character_limit  acts of a plan in somebody's mind, the act that it explains included
    epistemic_limit  how many minds deep plans of several acts are imagined
    all              every valid plan, shortest first, up to `most` of them; with a goal those that reach it. Of acts
                     with goals every way through all of them: plans of one `way` belong together, one for each act
    best             a plan that is worth most to the author, out of all that there are
    time, memory     seconds (of the whole search) and MiB (by the engine's own account) after which to stop
    states           distinct states after which to stop
    progress         called now and then with how far the search is; what it raises ends the search and is raised

    Interrupted by hand it gives the best so far, as Unknown, or as Found where plans were found.

    Raises Refused for limits that make no sense and for worlds without a meaning.
    """
    limits = (("author", author_limit), ("character", character_limit), ("epistemic", epistemic_limit))
    counts = (("states", states), ("most", most))
    amounts = (("time", time, "seconds"), ("memory", memory, "MiB"))
    wrong = [d for name, limit in limits for d in _wrong_limit(name, limit)]
    wrong += [d for name, limit in counts for d in _wrong_count(name, limit)]
    wrong += [d for name, limit, unit in amounts for d in wrong_amount(name, limit, unit)]
    wrong += _wrong_goal(goal) + _wrong_together(all, most, best)
    if wrong:
        raise Refused(wrong)
    _wanted(problem, best=best, goal=goal)
    semantics = motives_of(problem).semantics  # refuses what has no meaning
    with imagining(problem), working():
        return engine.find(
            problem.world,
            goal=goal,
            limits=Limits(*(UNLIMITED if limit is None else limit for _, limit in limits)),
            every=all,
            best=best,
            most=most,
            seconds=time,
            mebibytes=memory,
            states=states,
            acts=problem.acts,
            semantics=semantics,
            progress=progress,
        )


def no_events(author_limit: int | None) -> tuple[Diagnostic, ...]:
    """The message for somebody who asks for a story of no events; none for any other limit."""
    if author_limit != 0:
        return ()
    what = "A story begins with its first event, so none was looked for."
    hint = "give a number above zero, or leave `--author-limit` out for no limit."
    return (Diagnostic("V102", "the author limit is 0: a story of no events changes nothing", None, (), what, hint),)


@contextmanager
def working() -> Iterator[None]:
    """For what asks an engine: Raises Refused where the engine fails."""
    try:
        yield
    except CoreFailed as error:
        what = "This is a mistake of ours, and we are sorry: it says nothing about the story that was looked for."
        other = "python" if error.engine != "python" else "native"
        hint = f"send us the problem; meanwhile PASDEDEUX_CORE={other} has the other engine search."
        raise refusal("V108", f"the {error.engine} engine failed: {error}", what, hint) from error


def _wanted(problem: Story, *, best: bool, goal: float | None) -> None:
    """Refuse a problem whose author wants nothing: a search would have nothing to look for, and no end. Where acts have
    goals, that will do, unless it is asked what their end is worth.
    """
    if None in problem.world.utilities:
        return
    if not any(act.goal is not None for act in problem.acts):
        what = "Without that every story is as good as none, so there is nothing to look for."
        hint = "write `author wants` with a line such as `1 for ...`, or give an act a `goal`."
        raise refusal("V106", f"“{problem.title}” does not say what its author wants", what, hint)
    if best or goal is not None:
        asks = "`--best` asks which end is worth most" if best else "`--goal` asks what the end is worth"
        what = "The goals of acts say where each is to end, and not how much that is worth: every end is worth nothing."
        hint = "write `author wants` with a line such as `1 for ...`, or leave the option out."
        raise refusal("V140", f"{asks} to the author, and “{problem.title}” only has acts with goals", what, hint)


def _wrong_limit(name: str, limit: int | None) -> list[Diagnostic]:
    if limit is None or UNLIMITED <= limit <= LARGEST:
        return []
    message = f"the {name} limit is {_figure(limit)}, and nothing can be done less than no times"
    if limit > LARGEST:
        message = f"the {name} limit is {_figure(limit)}, and no story is so long"
    return [Diagnostic("V102", message, None, hint=f"leave `--{name}-limit` out for no limit.")]


def _wrong_count(name: str, count: int | None) -> list[Diagnostic]:
    if count is None or 0 < count <= LARGEST:
        return []
    what = "and nobody could count so far" if count > LARGEST else "so no search could begin"
    hint = f"give a number above zero, or leave `--{name}` out for any number."
    return [Diagnostic("V102", f"`--{name}` is {_figure(count)}, {what}", None, hint=hint)]


def wrong_amount(name: str, limit: float | None, unit: str) -> list[Diagnostic]:
    """What is wrong with an amount of ``unit``, of which there must be some."""
    if limit is None or 0 < limit <= LARGEST:
        return []
    what = "more than there is" if limit > LARGEST else "so no search could begin"
    hint = f"give a number above zero, or leave `--{name}` out for no limit."
    return [Diagnostic("V102", f"the {name} limit is {_figure(limit)} {unit}, {what}", None, hint=hint)]


def _wrong_goal(goal: float | None) -> list[Diagnostic]:
    if goal is None or -sys.float_info.max <= goal <= sys.float_info.max:
        return []
    return [
        Diagnostic("V102", f"the goal is {_figure(goal)}, which no story can be worth", None, hint="give a number.")
    ]


def _wrong_together(every: bool, most: int | None, best: bool) -> list[Diagnostic]:
    wrong = []
    if most is not None and not every:
        message = "`--most` says how many of all plans to list, and not all are asked for"
        wrong.append(Diagnostic("V102", message, None, hint="add `--all`, or leave `--most` out."))
    if best and every:
        message = "`--all` and `--best` cannot both be had: the best is one plan"
        wrong.append(Diagnostic("V102", message, None, hint="leave one of them out."))
    return wrong


def _figure(number: float) -> str:
    """A number for a message. One of very many digits is only described."""
    if number > LARGEST:
        return "more than a million million"
    return "far below zero" if number < -LARGEST else f"{number:.15g}"
