"""What differs between two states."""

from pasdedeux.analysis.minds.changes import Changed, agrees, mistaken
from tests.analysis.stage import at, played


def test_only_what_differs() -> None:
    """Each changed fact with its old and new value; the same pair is compared once."""
    run = played("Ben takes Box")
    moment, changed = at(run, "1"), Changed()
    (change,) = changed.between(moment.before, moment.after).values()
    assert (str(change.fluent), str(change.old), str(change.new)) == ("holder(Box)", "Ann", "Ben")
    assert changed.between(moment.before, moment.after) is changed.between(moment.before, moment.after)
    assert not changed.between(moment.after, moment.after)
    assert agrees(changed.between(moment.before, moment.after), change)


def test_a_mind_that_sees_nothing_is_the_same_object() -> None:
    """Cleo, elsewhere, believes the very state that she believed before, and is mistaken now."""
    run = played("Ben takes Box")
    moment, cleo = at(run, "1"), run.story.world.by_name["Cleo"]
    assert moment.before.believed(cleo) is moment.after.believed(cleo)
    box = run.story.world.fluent("holder", (run.story.world.by_name["Box"],))
    assert mistaken(box, moment.after.believed(cleo), moment.after)
    letter = run.story.world.fluent("holder", (run.story.world.by_name["Letter"],))
    assert not mistaken(letter, moment.after.believed(cleo), moment.after)
