"""Telling: a story event by event."""

from pasdedeux.analysis.reasons import brief
from pasdedeux.analysis.telling import tell as telling
from pasdedeux.api.events import Names, several
from pasdedeux.api.events import after as after_event
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.texts import refusal
from pasdedeux.model.replay import Moment
from pasdedeux.model.story import Story


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
