"""Reasons: why everybody who takes part in an event does so."""

from pasdedeux.analysis.reasons import why as reasons
from pasdedeux.api.events import Names, event_of, several
from pasdedeux.api.replays import imagining, motives_of, replay_of
from pasdedeux.api.texts import refusal
from pasdedeux.model.story import Story


def why(story: Story, event: str | int, without: Names = ()) -> reasons.Why:
    """Why everybody who takes part in an event does so. Raises Refused, also for an event that was taken out."""
    line, left_out = event_of(story, event), several(story, without)
    if line in left_out:
        raise refusal("V101", f"the event `{event}` was taken out", "So nobody did it, with or without a reason.")
    replayed = replay_of(story, left_out)
    with imagining(story):
        return reasons.why(replayed, line, motives_of(story))
