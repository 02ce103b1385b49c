"""Views, part by part: what somebody knows is there, in their words, and what they do not is not."""

import re
from dataclasses import replace

import pytest

from pasdedeux import api
from pasdedeux.model.binding import bind
from pasdedeux.model.story import Line

HEAD = """story "Tea"
character Ann, Bob "the butler", Cleo
place Room "the room", Yard "the yard"
item Letter "the letter", Cup
secret debt "Ann has debts" true, known to Ann
secret plot "Cleo has a plot" true, known to Cleo
action "{who: character} burns the {x: item} with {y: item}"
    when in_reach(who, x) and in_reach(who, y) and x is not y
action "{who: character} counts those who {other: character} knows"
    when every character c: c is who or c is other
wants Bob
    2 for Ann believes debt
    -1 for Bob believes plot
wants Ann
    1 for Bob believes not debt
initially
    Letter is at Room
    Letter tells of debt
scene "One" at Room with Ann, Bob
"""


def view(events: str, who: str = "Bob", head: str = HEAD, depth: int = 2):
    """The view of somebody at the end of a story in the room."""
    rows = "".join(f"    {row}\n" for row in events.splitlines())
    return api.view(api.load_text(head + rows), who, depth=depth)


def texts(parts) -> list[str]:
    """The words of parts of a view."""
    return [part.text for part in parts]


def test_facts_are_those_that_are_believed():
    """What is believed is listed with the experience that made it so."""
    seen = view("Ann tells Bob that not debt")
    held = {part.fact: (part.value, part.since) for part in seen.believes}
    assert held["debt"] == ("false", 2)
    assert held["place(Letter)"] == ("Room", None)
    assert "plot" not in held


def test_a_secret_of_which_nobody_spoke_is_not_named():
    """That a letter tells of a secret, as all believe from the start, does not make the secret known of."""
    assert "debt" not in str(view("Ann turns away"))
    assert "tells of" not in str(view("Ann turns away"))
    assert "The letter tells of “Ann has debts”" in str(view("Ann asks Bob whether debt"))


def test_a_secret_that_was_mentioned_is_an_open_question():
    """Whoever heard of a secret, and has no view of it, knows that they do not know."""
    assert texts(view("Ann asks Bob whether debt").wonders) == ["the butler does not know whether Ann has debts"]


def test_what_was_lost_sight_of_is_not_known_any_more():
    """Whoever sees that something is gone knows that they do not know where it is; who has it knows."""
    events = "Bob turns away\nAnn puts Cup down\nBob looks up"
    head = HEAD.replace("    Letter is at Room\n", "    Letter is at Room\n    Cup is with Ann\n")
    gone = "Bob leaves Room for Yard\nAnn takes Letter\nAnn leaves Room\nBob arrives at Room"
    assert texts(view(gone, "Bob", head).wonders)[-2:] == [
        "the butler has no idea where Ann is",
        "the butler has no idea where the letter is",
    ]
    assert texts(view(f"{events}\n{gone}", "Ann", head).wonders) == ["Ann has no idea where Ann is"]


def test_who_is_nowhere_and_was_never_spoken_of_is_not_known():
    """Whom somebody has never met, and never heard of, is not in their view."""
    assert [one.name for one in view("Ann turns away").met.people] == ["Ann", "Bob"]
    assert [one.name for one in view("Ann phones Cleo").met.people] == ["Ann", "Bob", "Cleo"]


def test_with_whom_one_shares_a_secret_is_known():
    """Whoever is said to know a secret together with others knows of them, and that they do."""
    head = HEAD.replace('"Cleo has a plot" true, known to Cleo', '"Cleo has a plot" true, known to Cleo, Ann')
    seen = view("Ann turns away", "Ann", head)
    assert "Cleo" in [one.name for one in seen.met.people]
    assert "Cleo believes that Cleo has a plot" in texts(seen.others)
    assert "Cleo" not in str(view("Ann turns away", "Bob", head))


def test_numbers_are_their_own():
    """Experiences are counted by themselves: what passed them by leaves no gap."""
    loud = view("Ann reads Letter, unseen\nAnn turns away")
    assert [row.number for row in loud.lived] == [1, 2]
    assert loud.to_json() == view("Ann turns away").to_json()


def test_a_lie_that_is_not_seen_through_is_the_truth():
    """A hearer's view has the words and that they believe them; the speaker's that they knew better."""
    lie = "Ann tells Bob that not debt"
    assert "Ann tells the butler that Ann does not have debts. (You believe it.)" in str(view(lie))
    assert "(You knew better.)" in str(view(lie, "Ann"))


def test_a_lie_that_is_seen_through_is_one():
    """Whoever comes to believe otherwise, and that the speaker does, takes it for a lie."""
    seen = view("Ann tells Bob that not debt\nAnn confesses debt to Bob")
    assert "(You do not believe it, and take it for a lie.)" in str(seen)


def test_others_beliefs_are_those_that_are_thought_to_be():
    """What others believe is read in the mind of the one who looks, to the depth that was asked for."""
    deep = view("Ann tells Bob that not debt", "Ann")
    assert "the butler believes that Ann does not have debts" in texts(deep.others)
    assert "the butler believes that Ann believes that Ann does not have debts" in texts(deep.others)
    assert max(len(part.minds) for part in deep.others) == 2
    assert view("Ann turns away", "Ann", depth=0).others == ()


@pytest.mark.parametrize(
    ("events", "who", "status"),
    [
        ("Bob promises Ann to keep debt", "Bob", "kept"),
        ("Bob promises Ann to keep debt\nBob phones Cleo\nBob tells Cleo that debt", "Bob", "broken"),
        ("Bob promises Ann to keep debt\nAnn leaves Room\nBob phones Cleo\nBob tells Cleo that debt", "Ann", "kept"),
        ("Bob promises Ann to keep debt\nAnn tells Bob that not debt", "Bob", "void"),
        ("Bob promises Ann that Cup is with Bob", "Ann", "open"),
        ("Bob promises Ann that Letter is with Bob\nBob takes Letter", "Ann", "kept"),
        ("Ann threatens Bob that Letter is with Ann", "Bob", "open"),
    ],
)
def test_promises_are_kept_as_far_as_one_knows(events, who, status):
    """A promise broken behind somebody's back is kept so far, as they know."""
    said = f"Ann tells Bob that debt\n{events}"
    assert [vow.status for vow in view(said, who).vows] == [status]


def test_wants_are_ones_own_and_speak_of_nothing_unheard_of():
    """A want that speaks of a secret is not shown before its owner has heard of the secret."""
    assert texts(view("Ann turns away").wants) == []
    seen = view("Ann asks Bob whether debt")
    assert [(wish.text, wish.weight, wish.now) for wish in seen.wants] == [
        ("Ann believes that Ann has debts", 2.0, False)
    ]


def test_options_are_possible_as_they_see_it():
    """An act is listed if its condition holds in their mind, over whom and what they know of."""
    seen = {option.write: option.claims for option in view("Ann asks Bob whether debt").options}
    assert "Bob reads Letter" in seen
    assert "Bob phones Cleo" not in seen
    assert seen["Bob pretends to Ann that …"] == ("debt", "not debt")
    assert "Bob tells Ann that …" not in seen  # he has no view of any matter


def test_all_are_all_whom_one_knows_of():
    """A condition on everybody is asked of those whom somebody knows of: else it gave away that there are others."""
    assert "Bob counts those who Ann knows" in {option.write for option in view("Ann turns away").options}
    met = view("Ann phones Cleo")
    assert not any("counts" in option.write for option in met.options)


def test_options_that_differ_in_one_thing_are_one_line():
    """The text lists places, people and things of like acts together."""
    assert "The butler leaves the room for the yard" in str(view("Ann leaves Room for Yard"))
    lines = [row for row in str(view("Ann leaves Room for Yard\nBob takes Letter")).splitlines() if " rings " in row]
    assert lines == ["- The butler rings Ann."]


def test_coming_and_going_is_told_of_those_who_really_do():
    """A heading lists also those who left before: whoever notices it sees only who comes and goes."""
    head = HEAD.replace('"One" at Room with Ann, Bob', '"One" at Room with Ann, Bob, Cleo')
    story = api.load_text(f'{head}    Cleo leaves Room for Yard, unseen\nscene "Two" at Yard with Ann\n')
    rows = [row.what for row in api.view(story, "Bob").lived]
    assert rows == ["Ann, the butler and Cleo come to the room", "Ann goes from the room"]


def test_no_view_has_an_id():
    """Source ids are the author's."""
    story = api.load("interview")
    for who in ("Pierre", "Katya", "Editor"):
        text = f"{api.view(story, who)} {api.view(story, who).to_json()}"
        assert not re.search(r"P\d\.\d", text)


def test_who_did_it_is_known_only_where_it_is_seen():
    """An act may be somebody's without saying so, in problem files: it is seen, and not whose it is."""
    problem = """entity Ann : character;
entity Duke : character;
property coins(c : character) : number;
action burn() { effect: coins(Ann) = 1; consenting: Duke; };
utility(): coins(Ann);
utility(Ann): coins(Ann);
utility(Duke): coins(Ann);
"""
    story = api.load_text(problem, "problem.txt")
    (action,) = story.world.actions
    told = replace(story, lines=(Line(bind(story.world, action, ()), 1, "burn()"),))
    seen = api.view(told, "Ann")
    assert [row.what for row in seen.lived] == ["burn()"]
    assert "Duke" not in f"{seen} {seen.to_json()}"


def test_a_problem_file_of_the_field_has_views_too():
    """Worlds without words are said as well as may be."""
    problem = """entity Ann : character;
property coins(c : character) : number;
action grab(c : character) { precondition: coins(c) < 2; effect: coins(c) = coins(c) + 1; consenting: c; };
utility(): coins(Ann);
utility(Ann): coins(Ann);
"""
    seen = api.view(api.load_text(problem, "problem.txt"), "Ann")
    assert [option.write for option in seen.options] == ["grab(Ann)"]
    assert [wish.now for wish in seen.wants] == [None]
