"""The checks, each on a story of a few lines."""

import json

import pytest

from pasdedeux import api
from pasdedeux.analysis.checks import CHECKS, check

HEAD = """story "A test"
character Ada, Ben, Cleo
place Hall, Garden
item Letter "the letter", Key "the key"
secret debt "Ben is in debt" true, known to Ben
"""
PLAIN = HEAD.replace("secret", "# secret")  # without a secret, which would have to be used


def load(body: str, head: str = HEAD):
    """A story of the common declarations and these lines."""
    return api.load_text(head + body, "test.story")


def found(body: str, head: str = HEAD, without: tuple[str, ...] = ()):
    """The findings of a check."""
    story = load(body, head)
    lines = [line for line in (story.line(name) for name in without) if line is not None]
    return check(story, lines).findings


def codes(body: str, head: str = HEAD) -> list[str]:
    """The codes of the findings, in the order of their places."""
    return [item.code for item in found(body, head)]


ASKS = """scene "Tea" at Hall with Ada, Ben
    Ben tells Ada that debt [T1]
    Ada asks Ben about debt [A1]
"""


def test_what_was_told_may_be_asked() -> None:
    """An act whose condition on knowledge holds is no leak."""
    assert codes(ASKS) == []


def test_a_leak_names_the_missing_link_and_who_could_supply_it() -> None:
    """A question about a secret that nobody told is a leak; the message says who could have told it."""
    (leak,) = found('scene "Tea" at Hall with Ada, Ben\n    Ada asks Ben about debt\n')
    assert leak.code == "C201"
    assert leak.message == "Ada does not know whether Ben is in debt"
    assert '"Ben tells Ada that debt"' in leak.consequence


def test_a_leak_names_the_event_that_used_to_supply_it() -> None:
    """With the telling taken out, the leak points to it."""
    (leak,) = found(ASKS, without=("T1",))
    assert (leak.code, leak.event, [line.name for line in leak.related]) == ("C201", "A1", ["T1"])
    assert "T1 (Ben tells Ada that Ben is in debt) used to supply it" in leak.consequence


def test_a_leak_names_the_event_that_took_it_away() -> None:
    """What was known and is no longer is said to have been lost, with the event."""
    (leak,) = found(ASKS.replace("    Ada asks", "    Ben tells Ada that not debt [T2]\n    Ada asks"))
    assert leak.code == "C201"
    assert "until T2" in leak.consequence


def test_a_leak_may_be_a_false_belief_about_the_world() -> None:
    """Who believes that the key is elsewhere cannot set out to give it away, though they have it."""
    body = """initially
    Key is with Ada
    Ada believes that Key is with Ben
scene "Tea" at Hall with Ada, Ben
    Ada gives Key to Ben
"""
    (leak,) = found(body, PLAIN)
    assert (leak.code, leak.message) == ("C201", "Ada believes that the key is with Ben")


def test_an_impossible_act_says_what_is_so_instead() -> None:
    """What the world does not allow is reported with what is so, and since when."""
    body = """initially
    Key is with Ada
scene "Tea" at Hall with Ada, Ben
    Ada gives Key to Ben [G1]
    Ada gives Key to Ben [G2]
"""
    (impossible,) = found(body, PLAIN)
    assert (impossible.code, impossible.event) == ("C202", "G2")
    assert "the key is with Ben" in impossible.message
    assert "until G1" in impossible.consequence


def test_acting_after_leaving_is_a_contradiction_of_place() -> None:
    """Who has left cannot be spoken to there."""
    body = 'scene "Tea" at Hall with Ada, Ben\n    Ben leaves Hall for Garden\n    Ben tells Ada that debt\n'
    assert codes(body) == ["C203"]


def test_an_act_in_a_scene_elsewhere_is_a_contradiction_of_place() -> None:
    """Who is in another place cannot act in a scene where nobody could notice."""
    body = """action "{who: character} hums"
    then who believes debt
scene "Out" at Garden with Cleo, Ben
    Ben tells Cleo that debt
scene "Tea" at Hall with Ada, Ben
    Cleo hums
"""
    assert "C203" in codes(body)


def test_meanwhile_nobody_is_in_two_places() -> None:
    """One who is named in two scenes at the same time is found; one who is named in one is not."""
    body = """scene "Tea" at Hall with Ada, Ben
    Ben tells Ada that debt
meanwhile scene "Roses" at Garden with Cleo{}
    Cleo pretends to Cleo that debt
"""
    assert [f.code for f in found(body.format(", Ben")) if "two places" in f.message] == ["C203"]
    assert not [f for f in found(body.format("")) if "two places" in f.message]


WANTS = "wants Ada\n    {} for Ben believes that Key is with Ada\ninitially\n    Key is with Cleo\n"
LIES = 'scene "Tea" at Hall with Ada, Ben\n    Ben tells Ada that debt\n    Ada tells Ben that Key is with Ada [L]\n'


def test_an_act_that_brings_what_is_wanted_has_a_reason() -> None:
    """A lie that will be believed, by one who wants it believed, is explained."""
    assert codes(WANTS.format(2) + LIES) == []


def test_an_act_that_brings_what_is_disliked_has_none() -> None:
    """The same lie by one who dislikes it is an act without a reason."""
    (item,) = found(WANTS.format(-2) + LIES)
    assert (item.code, item.event) == ("C204", "L")
    assert "makes things worse" in item.consequence


def test_without_wants_nobody_needs_a_reason() -> None:
    """Characters whose wants are not declared are never found without a reason."""
    assert codes("initially\n    Key is with Cleo\n" + LIES) == []


def test_a_reason_that_was_taken_out_is_named() -> None:
    """Where an earlier event gave the reason, the finding points to it once it is taken out."""
    head = PLAIN + "fact calm(character), tired(character)\n"
    body = """initially
    Key is with Cleo
wants Ada
    1 for calm(Ben)
rule "relief" for character c
    whenever tired(c) and c believes that Key is with Ada and not calm(c)
    then calm(c)
action "{who: character} is tired out"
    by nobody
    then tired(who)
scene "Tea" at Hall with Ada, Ben, Cleo
    Ben is tired out [T1]
    Ada tells Ben that Key is with Ada [A1]
"""
    assert codes(body, head) == []
    (item,) = found(body, head, without=("T1",))
    assert (item.code, item.event, [line.name for line in item.related]) == ("C204", "A1", ["T1"])
    assert "with it, Ada could hope that Ben is calm" in item.consequence


PROMISE = """scene "Tea" at Hall with Ada, Ben
    Ben tells Ada that debt
    Ada promises Ben to keep debt [P]
scene "Roses" at Garden with Ada, Cleo{}
    Ada tells Cleo that debt [B]
"""


def test_a_promise_broken_behind_a_back_is_found() -> None:
    """It is found where nobody to whom it was given notices, and not where they do."""
    (item,) = found(PROMISE.format(""))
    assert (item.code, item.event, [line.name for line in item.related]) == ("C205", "B", ["P"])
    assert codes(PROMISE.format(", Ben")) == []


def test_an_unused_secret_is_found_at_its_declaration() -> None:
    """A secret that nobody learns, tells, asks or needs is found where it is declared."""
    (item,) = found(ASKS, HEAD + 'secret ghost "there is a ghost" true\n')
    assert item.code == "C206"
    assert item.span is not None and item.span.line == 6


ALONE = """initially
    Letter is with Ada
    Letter tells of debt
scene "Alone" at Hall with Ada
    Ada reads Letter
"""


def test_an_act_without_witness_and_trace_is_found() -> None:
    """Nobody sees it, and nothing comes of it; with something coming of it, it is not found."""
    assert codes(ALONE) == ["C207"]
    assert codes(ALONE + 'scene "Later" at Hall with Ada, Cleo\n    Ada tells Cleo that debt\n') == []


def test_two_effects_that_contradict_each_other_are_found_once() -> None:
    """Both conditions hold at once: found at the first event; not where only one holds."""
    head = PLAIN + "fact tired(character), mood(character): number\n"
    body = """initially
    tired(Ada)
action "{who: character} waits for {other: character}"
    then
        the mood of who becomes 1
        if tired(who): the mood of who becomes 2
scene "Tea" at Hall with Ada, Ben
    Ben waits for Ada
"""
    assert codes(body, head) == []
    assert codes(body + "    Ada waits for Ben\n    Ada waits for Ben\n", head) == ["C208"]


def test_an_unknown_utility_is_found() -> None:
    """Wants that have no value for the one who has them are found."""
    head = HEAD + "fact purse(character): number\n"
    body = "initially\n    Ada believes that the purse of Ada becomes unknown\nwants Ada\n    the purse of Ada\n"
    assert "C209" in codes(body + ASKS.replace("Ada asks", "Cleo asks"), head)


SILENT = ASKS.replace("    Ben tells Ada that debt [T1]\n", "")


def test_a_finding_is_accepted_at_its_line_its_scene_or_its_declaration() -> None:
    """`intentional: reason` silences it, and the report keeps it with its reason."""
    at_line = SILENT.replace("[A1]", "[A1] intentional: she guesses")
    in_scene = SILENT.replace("Ada, Ben\n", "Ada, Ben\n    intentional: she guesses\n")
    for text in (at_line, in_scene):
        report = check(load(text))
        assert report.findings == ()
        assert [(f.code, f.accepted.reason) for f in report.accepted if f.accepted] == [("C201", "she guesses")]
    head = HEAD + 'secret ghost "there is a ghost" true\n    intentional: for the sequel\n'
    assert codes(ASKS, head) == []


def test_an_acceptance_of_another_code_silences_nothing_and_is_found() -> None:
    """One that names another code leaves the finding, and is itself reported."""
    assert sorted(codes(SILENT.replace("[A1]", "[A1] intentional C204: she guesses"))) == ["C201", "C210"]


def test_a_report_is_data_and_text() -> None:
    """JSON has lines and event ids; the text has each finding; the exit code says whether any stands."""
    report = check(load(SILENT))
    data = json.loads(json.dumps(report.to_json()))
    (item,) = data["findings"]
    assert (item["code"], item["severity"], item["event"], item["number"]) == ("C201", "finding", "A1", 1)
    assert item["span"]["line"] == 7
    assert "finding[C201]" in str(report) and report.exit_code == 1
    assert check(load(ASKS)).exit_code == 0


@pytest.mark.parametrize("run", CHECKS, ids=lambda run: run.__name__)
def test_every_check_says_what_it_finds(run) -> None:
    """A check's docstring names its code, and the code has a page."""
    code = run.__doc__[run.__doc__.index("C2") :][:4]
    assert api.explain(code).code == code


def test_findings_stand_in_the_order_of_their_places() -> None:
    """Two findings come in the order of the text, whichever check is run first."""
    head = HEAD + 'secret ghost "there is a ghost" true\n'
    story = load(SILENT + SILENT.replace("Tea", "Late").replace("A1", "A2"), head)
    starts = [item.span.start for item in check(story).findings if item.span]
    assert len(starts) > 1 and starts == sorted(starts)
