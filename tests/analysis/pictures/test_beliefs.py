"""Minds within minds: what is kept is so in the model, and what is left out goes without saying."""

import pytest

import pasdedeux
from bench.long_story import story as long_story
from pasdedeux.analysis.pictures.beliefs import DEEPEST, MOST_MINDS, beliefs
from pasdedeux.analysis.pictures.standing import standing
from pasdedeux.api.replays import replay_of
from pasdedeux.model.values import same
from tests.analysis.stage import line, played

LIE = "Ben tells Ann that not debt"


def minds(picture):
    """Every mind in a picture, outer before inner."""
    todo = list(picture.minds)
    for mind in todo:
        yield mind
        todo.extend(mind.minds)


def thoughts(picture):
    """Every thought as (path, matter, held, wrong)."""
    return [
        ([who.name for who in t.path], t.matter.id, t.held, t.wrong) for mind in minds(picture) for t in mind.thoughts
    ]


def test_a_lie_in_two_heads() -> None:
    """The dupe is wrong about the fact; the liar knows better, and rightly thinks that the other was taken in."""
    found = thoughts(beliefs(played(LIE)))
    assert (["Ann"], "debt", False, True) in found
    assert (["Ben"], "debt", True, False) in found
    assert (["Ben", "Ann"], "debt", False, False) in found


def test_what_goes_without_saying_is_left_out() -> None:
    """Who is taken in thinks that the liar believes it too: that is one mistake and not two."""
    found = thoughts(beliefs(played(LIE)))
    assert not any(path == ["Ann", "Ben"] and matter == "debt" for path, matter, *_ in found)


def test_depth_is_a_limit() -> None:
    """No mind is deeper than what was asked for, nor than the deepest that is drawn."""
    run = replay_of(pasdedeux.load("murder_party"))
    for depth in (1, 2, 3):
        assert max(len(mind.path) for mind in minds(beliefs(run, depth=depth))) == depth
    assert max(len(mind.path) for mind in minds(beliefs(run, depth=99))) <= DEEPEST


@pytest.mark.parametrize("seed", range(5))
def test_every_thought_is_so_in_the_model(seed) -> None:
    """In random stories each thought is held in the mind that it is shown in, and wrong where that mind is another."""
    run = replay_of(pasdedeux.api.load_text(long_story(16, 4, seed), "random.story"))
    for moment in run.moments:
        picture = beliefs(run, moment.line, depth=3)
        for thought in (t for mind in minds(picture) for t in mind.thoughts):
            fluent, path = thought.matter.fluent, thought.path
            assert same(thought.held, moment.after.value(fluent, path))
            assert thought.standing == standing(thought.held, moment.after.value(fluent, path[:-1]))
            if len(path) > 1:
                assert thought.wrong == (not same(thought.held, moment.after.value(fluent, path[1:])))


@pytest.mark.parametrize("seed", range(5))
def test_every_mistake_about_a_secret_is_shown(seed) -> None:
    """Whoever is wrong about a secret has it in their box, unless their whole box is said to be left out."""
    run = replay_of(pasdedeux.api.load_text(long_story(16, 4, seed), "random.story"))
    picture = beliefs(run, of=run.story.world.characters)
    found = thoughts(picture)
    for matter in picture.matters:
        for who in run.story.world.characters:
            if standing(run.end.value(matter.fluent, (who,)), run.end.value(matter.fluent)) == "mistaken":
                assert any(path == [who.name] and m == matter.id and wrong for path, m, _, wrong in found)


def test_what_is_left_out_is_said() -> None:
    """Of many characters the weightiest are shown, and the others are named; who is asked for is shown with all."""
    run = replay_of(pasdedeux.api.load_text(long_story(60, 9, 3), "random.story"))
    picture = beliefs(run)
    assert len(picture.minds) == MOST_MINDS
    assert {w.name for w in picture.left_out} | {m.who.name for m in picture.minds} <= {f"P{n}" for n in range(1, 10)}
    assert picture.left_out
    hidden = picture.left_out[0]
    alone = beliefs(run, of=[hidden])
    assert [m.who for m in alone.minds] == [hidden]
    assert all(mind.more == 0 for mind in minds(alone))
    assert any(mind.more for mind in minds(picture))


def test_at_the_start_and_after_an_event() -> None:
    """The moment is named, and the beliefs are those of the moment."""
    run = played(LIE + " [L1]")
    before, after = beliefs(run, at_start=True), beliefs(run, line(run, "L1"))
    assert before.when == "before the first event"
    assert after.when == "after L1: Ben tells Ann that Ben does not have debts"
    assert (["Ann"], "debt", False, True) in thoughts(after)
    assert not any(path == ["Ann"] and matter == "debt" for path, matter, *_ in thoughts(before))


def test_the_slip_of_the_film() -> None:
    """Pierre's question gives him away, and he thinks that Katya does not know what he believes: three minds deep."""
    story = pasdedeux.load("interview")
    run = replay_of(story)
    found = thoughts(beliefs(run, story.named("P3.2")[-1]))
    assert any(path == ["Pierre", "Katya", "Pierre"] and matter == "hers" and wrong for path, matter, _, wrong in found)


def test_whom_a_matter_never_reaches_is_not_mistaken_about_it() -> None:
    """Where a thing lies is told of those who have to do with it, and not of everybody who knew where it began."""
    run = played("Ann takes Letter\nAnn tells Ben that Letter is with Ann")
    named = run.story.world.by_name
    found = thoughts(beliefs(run, of=[named["Letter"]]))
    assert any(path[0] == "Ann" for path, *_ in found)
    assert not any("Cleo" in (path[0], path[-1]) for path, *_ in found)
