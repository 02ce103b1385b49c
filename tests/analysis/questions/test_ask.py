"""Answers with their grounds."""

from pasdedeux.analysis.questions.ask import ask
from tests.analysis.stage import asked_of, line, played


def answer(run, question, after=None):
    """The answer to a question in words."""
    return ask(run, asked_of(run, question), line(run, after) if after else None)


def test_an_answer_names_since_when_and_what_it_rests_on() -> None:
    """Cleo believes it since Ben told her. That Ann told Ben is no condition of it: on this stage anybody may say
    anything.
    """
    run = played('Ann tells Ben that ill\nBen takes Box\nscene "Out" at Yard with Ben, Cleo\nBen tells Cleo that ill')
    found = answer(run, "Cleo believes ill")
    assert (found.answer, found.since, found.because) == ("yes", line(run, "3"), (line(run, "3"),))


def test_what_could_not_have_happened_counts() -> None:
    """An event without which the one that made it so could not have happened is named too."""
    more = """
action "{s: character} repeats {x: secret} to {h: character}"
    called repeats
    by s
    when s believes x
    then h believes x
    seen by s, h
"""
    run = played("Ann tells Ben that ill\nBen takes Box\nBen repeats ill to Cleo", more)
    found = answer(run, "Cleo believes ill")
    assert found.because == (line(run, "1"), line(run, "3"))
    assert "1 (Ann tells Ben" in str(found) and "rests on" in str(found)


def test_what_two_events_would_each_have_made_so() -> None:
    """Where no single event is needed any more, the answer rests on those that were needed when it became so."""
    run = played("Ann tells Ben that ill\nAnn tells Ben that ill")
    found = answer(run, "Ben believes ill")
    assert found.since is line(run, "1") and found.because == (line(run, "1"),)


def test_an_impossible_story_is_taken_as_written() -> None:
    """If the answer comes from an event that could not happen, the others are tried as written, too."""
    more = 'action "{s: character} jumps"\n    called jumps\n    by s\n    when s is wary\n    then sorry(s)\n'
    run = played("Ben jumps\nAnn takes Letter", more)
    found = answer(run, "Ben is sorry")
    assert found.answer == "yes" and found.because == (line(run, "1"),)


def test_from_the_start() -> None:
    """What was always so rests on no event."""
    found = answer(played("Ben takes Box"), "Ann believes not ill")
    assert (found.answer, found.since, found.because) == ("yes", None, ())
    assert "from the start" in str(found)


def test_at_an_earlier_moment() -> None:
    """The question is answered after the event that is named."""
    run = played("Ben takes Box\nAnn tells Ben that ill")
    assert answer(run, "Ben believes ill", "1").answer == "unknown"
    assert answer(run, "Ben believes ill", "2").answer == "yes"


def test_what_a_yes_would_take() -> None:
    """A no says what is missing, and what is the case instead."""
    found = answer(played("Ben takes Box"), "Ann knows that Ben believes debt")
    assert found.answer == "no"
    assert found.needed == ("Ann believes that Ben believes that Ben has debts",)
    assert found.lacking == ("Ann believes that Ben does not know whether Ben has debts",)


def test_values() -> None:
    """A question about a value is answered with it; a truth value is the answer itself."""
    run = played("Ben takes Box")
    found = answer(run, "what is the holder of Box")
    assert (found.answer, found.to_json()["value"], found.to_json()["since"]) == ("yes", "Ben", "1")
    assert answer(run, "what does Cleo believe about the holder of Box").to_json()["value"] == "Ann"
    assert answer(run, "what is the holder of Letter").answer == "unknown"
    assert answer(run, "what does Ann believe about ill").answer == "no"
    assert answer(run, "what does Ann believe about debt").answer == "unknown"


def test_knowing_is_said_as_such() -> None:
    """The statement of the answer says "knows", not that somebody believes it and that it is so."""
    assert "Ben knows that Ben has debts" in str(answer(played("Ben takes Box"), "Ben knows debt"))
    assert "Ann does not know that Ben has debts" in str(answer(played("Ben takes Box"), "Ann does not know debt"))
