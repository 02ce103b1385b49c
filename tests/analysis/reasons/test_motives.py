"""Reasons in stories: what is left out of the search makes no difference to it."""

import pytest

from pasdedeux import api
from pasdedeux.analysis.acts.repertoire import Repertoire
from pasdedeux.analysis.reasons.motives import STORY_LIMITS, Motives
from pasdedeux.model.possible import claims_of, events_of
from pasdedeux.model.reasons import Reasons
from pasdedeux.model.replay import replay
from pasdedeux.model.touching import Touching


@pytest.mark.parametrize("name", ["murder_party", "comedy_of_errors"])
def test_the_acts_that_are_bound_late_are_those_of_the_full_list(name) -> None:
    """In each state of a story, the repertoire has the same acts as the list of all, in the same order."""
    story = api.load(name)
    world, replayed = story.world, replay(story)
    listed = [event for event in events_of(world) if event.consents]
    late = Repertoire(world, world.actions, claims_of(world))
    for moment in replayed.moments:
        expected = [str(event) for event in listed if event.possible(moment.before)]
        assert [str(event) for event in late.possible(moment.before)] == expected


@pytest.mark.parametrize("name", ["murder_party", "comedy_of_errors"])
def test_what_cannot_matter_may_be_left_out(name) -> None:
    """Somebody has a reason among the acts that touch what is wanted exactly if there is one among all acts."""
    story = api.load(name)
    replayed = replay(story)
    motives = Motives(story, replayed.semantics)
    everything = Reasons(replayed.semantics, events_of(story.world), STORY_LIMITS)
    asked = [
        (moment.before, moment.event, who)
        for moment in replayed.moments
        for who in moment.event.consents
        if who in motives.wanting
    ]
    assert asked
    for question in asked:
        assert motives.explained(*question) == everything.explained(*question)


@pytest.mark.parametrize("name", ["murder_party", "comedy_of_errors", "interview"])
def test_acts_that_speak_of_nothing_wanted_could_not_touch_it(name) -> None:
    """For each fact that may change, the acts that are left out are not among those that may touch it."""
    story = api.load(name)
    replayed = replay(story)
    touching = Touching(replayed.semantics)
    acts = Repertoire(story.world, story.world.actions, claims_of(story.world))
    left_out = 0
    for moment in replayed.moments[:: max(1, len(replayed.moments) // 4)]:
        every = acts.possible(moment.before)
        touched = {event: touching.of(event) for event in every}
        facts = dict.fromkeys(fluent for each in touched.values() for fluent in each)
        for fluent in [*facts][:: max(1, len(facts) // 30)]:
            some = set(acts.possible(moment.before, frozenset((fluent,))))
            assert all(event in some for event in every if fluent in touched[event]), fluent
            left_out += len(every) - len(some)
    assert left_out > 0
