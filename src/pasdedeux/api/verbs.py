"""The verbs: questions to a story, each answered by the floor below with the one replay that they share."""

from collections.abc import Iterable

from pasdedeux import analysis
from pasdedeux.api.events import event_of, optional, several
from pasdedeux.api.replays import replay_of
from pasdedeux.model.story import Story
