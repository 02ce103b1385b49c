"""Outcomes: how a story may still end."""

from pasdedeux.analysis.endings import solve as trees
from pasdedeux.analysis.endings.tree import EndingTrees
from pasdedeux.api.events import Names, several
from pasdedeux.api.replays import imagining, replay_of
from pasdedeux.model.story import Story


def endings(story: Story, without: Names = ()) -> EndingTrees:
    """What can still be done after the last event, and what each outcome is worth to whom. Raises Refused."""
    replayed = replay_of(story, several(story, without))
    with imagining(story):
        return trees.endings(replayed)
