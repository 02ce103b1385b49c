"""`pasdedeux find`: a story that reaches an ending, or the proof that there is none."""

import sys

import click

from pasdedeux import api
from pasdedeux.cli.options import JSON
from pasdedeux.cli.output import FINDINGS, FOUND, STOPPED, WRONG, complain, show
from pasdedeux.cli.progress import told
from pasdedeux.cli.verbs import VERBS


@click.command("find", help=VERBS["find"])
@click.argument("problem")
@click.option("--goal", type=float, metavar="N", help="What the end must be worth to the author.")
@click.option("--author-limit", type=int, metavar="N", help="Acts of the whole story, at most.")
@click.option("--character-limit", type=int, metavar="N", help="Acts of a plan in somebody's mind, at most.")
@click.option("--epistemic-limit", type=int, metavar="N", help="How many minds deep plans are imagined.")
@click.option("--all", "every", is_flag=True, help="Every valid plan, shortest first; with --goal those that reach it.")
@click.option("--most", type=int, metavar="N", help="With --all: so many plans, and no more.")
@click.option("--best", is_flag=True, help="A plan that is worth most to the author, out of all that there are.")
@click.option(
    "--mend", is_flag=True, help="Where there is no story: the smallest changes that would make one possible."
)
@click.option("--time", type=float, metavar="SECONDS", help="Stop after this long.")
@click.option("--memory", type=float, metavar="MIB", help="Stop when this much memory is used.")
@click.option("--states", type=int, metavar="N", help="Stop when so many states were seen.")
@click.option(
    "--progress/--no-progress",
    default=None,
    help="Say how far the search is (by itself: on a terminal, without --json).",
)
@JSON
def command(  # noqa: PLR0913, PLR0917  # one argument an option
    problem: str,
    goal: float | None,
    author_limit: int | None,
    character_limit: int | None,
    epistemic_limit: int | None,
    every: bool,
    most: int | None,
    best: bool,
    mend: bool,
    time: float | None,
    memory: float | None,
    states: int | None,
    progress: bool | None,
    as_json: bool,
) -> int:
    """Print the verdict with its plans."""
    story = api.load(problem)
    with told(sys.stderr, progress, as_json=as_json) as callback:
        verdict = api.find(
            story,
            goal=goal,
            author_limit=author_limit,
            character_limit=character_limit,
            epistemic_limit=epistemic_limit,
            all=every,
            most=most,
            best=best,
            time=time,
            memory=memory,
            states=states,
            progress=callback,
        )
        result: api.Found | api.Impossible | api.Unknown | api.CounterEvidence = verdict
        if mend and isinstance(verdict, api.Impossible) and author_limit != 0:
            result = api.counter_evidence(story, verdict, time=time, progress=callback)
    if wrong := api.no_events(author_limit):
        complain(wrong, as_json=as_json, beside=verdict.to_json())
        return WRONG
    show(result, as_json=as_json)
    if isinstance(verdict, api.Found):
        return FOUND if verdict.complete or verdict.stopped_by == "number" else STOPPED  # as many as were asked for
    return FINDINGS if isinstance(verdict, api.Impossible) else STOPPED
