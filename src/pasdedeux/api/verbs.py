"""The verbs: questions to a story, each answered by the floor below from the one replay that they share."""

from collections.abc import Iterable

from pasdedeux import language
from pasdedeux.analysis import checks
from pasdedeux.analysis import coverage as covering
from pasdedeux.analysis import credits as crediting
from pasdedeux.analysis.checks.findings import Finding, Report
from pasdedeux.analysis.coverage import Coverage
from pasdedeux.analysis.credits import Credits
from pasdedeux.analysis.endings import solve as trees
from pasdedeux.analysis.endings.tree import EndingTrees
from pasdedeux.analysis.mends import propose as tried
from pasdedeux.analysis.mends.propose import Mend
from pasdedeux.analysis.questions import ask as questions
from pasdedeux.analysis.reasons import brief
from pasdedeux.analysis.reasons import why as reasons
from pasdedeux.analysis.telling import tell as telling
from pasdedeux.api.events import after as after_event
from pasdedeux.api.events import event_of, several
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.texts import refusal
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Story

Names = Iterable[str | int]  # of events: numbers or source ids


def tell(story: Story, after: str | int | None = None, without: Names = ()) -> telling.Telling:
    """The story event by event, up to `after`: who noticed, who now believes what, who lied, and why.

    Raises Refused for a story without events, an unknown event, or an event without an outcome.
    """
    if not any(not line.staging for line in story.lines):
        what = "It declares a world, and says nothing of what happens in it."
        hint = "write a sentence under a scene, or let `pasdedeux find` look for a story."
        raise refusal("V105", f"“{story.title}” has no events to tell", what, hint)
    motives = motives_of(story)

    def because(moment: Moment) -> str:
        return brief.because(motives, moment)

    replayed, until = replay_of(story, several(story, without)), after_event(story, after)
    with imagining(story):
        return telling.tell(replayed, until, because)


def check(story: Story, without: Names = ()) -> Report:
    """What does not hold together in a story. Raises Refused."""
    replayed = replay_of(story, several(story, without))
    with imagining(story):
        return checks.check(replayed, motives=motives_of(story))


def why(story: Story, event: str | int, without: Names = ()) -> reasons.Why:
    """Why everybody who takes part in an event does so. Raises Refused, also for an event that was taken out."""
    line, left_out = event_of(story, event), several(story, without)
    if line in left_out:
        raise refusal("V101", f"the event `{event}` was taken out", "So nobody did it, with or without a reason.")
    replayed = replay_of(story, left_out)
    with imagining(story):
        return reasons.why(replayed, line, motives_of(story))


def ask(story: Story, question: str, after: str | int | None = None, without: Names = ()) -> questions.Answer:
    """The answer to a question in words, since when it is so, and the events that it rests on. Raises Refused."""
    line, left_out = after_event(story, after), several(story, without)
    asked = language.question(question, story)
    replayed = replay_of(story, left_out)
    with imagining(story):
        return questions.ask(replayed, asked, line)


def endings(story: Story, without: Names = ()) -> EndingTrees:
    """What can still be done after the last event, and what each outcome is worth to whom. Raises Refused."""
    replayed = replay_of(story, several(story, without))
    with imagining(story):
        return trees.endings(replayed)


def mends(story: Story, finding: Finding, without: Names = ()) -> tuple[Mend, ...]:
    """The smallest changes that clear a finding of `check`, each tried out. Raises Refused."""
    left_out = several(story, without)
    with imagining(story):
        return tried.mends(story, finding, left_out, motives=motives_of(story))


def coverage(story: Story) -> Coverage:
    """Each source id that the story promises, with the places that cover it."""
    return covering.coverage(story)


def credits(story: Story) -> Credits:
    """Who made the film or book, and who plays whom."""
    return crediting.credits(story)
