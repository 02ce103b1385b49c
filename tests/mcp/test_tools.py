"""The tools over the real protocol: what they answer to good input and to bad."""

import json

import pytest

from pasdedeux import api
from pasdedeux.mcp.toolbox import TOOLS
from tests.mcp.conftest import SMALL
from tests.mcp.serving import text

VERBS = {"tell", "check", "why", "ask", "find", "endings", "coverage", "explain"}
HIDDEN = """story "The marble"
import nothing
type thing
thing Basket, Box
character Sally, Anne
fact where: thing "the marble is in {value}"
action "{who: character} moves the marble to {t: thing}"
    when the marble is not in t
    then the marble is in t
initially
    the marble is in Basket
author wants
    1 for the marble is in Box
wants Anne
    1 for the marble is in Box
"""


def test_every_verb_is_a_tool(served) -> None:
    """Each tool has a title, a description with an example, and descriptions of all that it takes."""
    listed = {tool.name: tool for tool in served.do(served.client.list_tools).tools}
    assert set(listed) == set(TOOLS) >= VERBS
    for tool in listed.values():
        assert tool.title
        assert "Example: {" in tool.description
        assert all("description" in each for each in tool.input_schema["properties"].values())
        assert tool.output_schema["type"] == "object"


@pytest.mark.parametrize("name", [tool.name for tool in TOOLS.values() if not tool.live])
def test_the_examples_of_the_descriptions_work(served, name) -> None:
    """What a description gives as an example is answered."""
    assert TOOLS[name].examples
    for example in TOOLS[name].examples:
        served.good(name, **example)


def test_a_story_as_a_text_a_name_and_a_path(served) -> None:
    """The same story is told alike whichever way it is given, but for its name."""
    of_text, of_path = served.good("tell", story=SMALL), served.good("tell", story="tea.story")
    assert of_text == of_path
    assert served.good("tell", story="interview")["story"] == "Interview"


def test_answers_are_those_of_the_verbs(served) -> None:
    """A tool gives the data and the text that the verb gives."""
    story = api.load("interview")
    question = "Katya believes that Pierre believes that hers"
    asked = api.ask(story, question, "P3.2")
    answer = served.call("ask", story="interview", question=question, after="P3.2")
    assert answer.structured_content == asked.to_json()
    assert text(answer) == str(asked)
    assert served.good("why", story="interview", event="P3.3") == api.why(story, "P3.3").to_json()
    assert served.good("coverage", story="interview") == api.coverage(story).to_json()
    assert served.good("endings", story="interview") == json.loads(json.dumps(api.endings(story).to_json()))


def test_check_with_an_event_taken_out(served) -> None:
    """Findings come as on the command line, and an event may be named by a number, alone or in a list."""
    found = served.good("check", story="interview", without=["P2.3"])
    assert found == api.checkup(["interview"], ["P2.3"]).to_json()
    assert served.good("check", story="tea.story", without=1) == served.good("check", story="tea.story", without="[1]")


def test_find(served) -> None:
    """A search answers with its plans, and with what it was limited to."""
    found = served.good("find", story=HIDDEN, author_limit=2)
    assert found["verdict"] == "found"
    assert found["plans"][0]["events"] == ["moves_marble_to(Anne, Box)"]


def test_what_stands_in_the_way(served) -> None:
    """Where there is no story, `mend` gives the changes after which there is one."""
    nobody = HIDDEN.replace("wants Anne\n    1 for the marble is in Box\n", "")
    assert served.good("find", story=nobody, author_limit=2)["verdict"] == "impossible"
    found = served.good("find", story=nobody, author_limit=2, mend=True)
    assert found["verdict"] == "impossible"
    assert "counter_evidence" in found


def test_explain(served) -> None:
    """A code is explained by its page, and the language by the manual's."""
    assert served.good("explain", topic="c201")["text"] == str(api.explain("C201"))
    assert "# The story language" in text(served.call("explain", topic="language"))
    assert served.codes("explain", topic="C999") == ["V104"]


def test_stories(served) -> None:
    """The bundled stories and the files are listed, and their texts can be had."""
    assert "tea.story" in served.good("stories")["files"]
    assert served.good("read", name="tea.story")["text"] == SMALL
    assert served.good("read", name="starter")["text"] == api.starter()


@pytest.mark.parametrize(
    ("tool", "said", "codes"),
    [
        ("tell", {}, ["V130"]),
        ("tell", {"sotry": "interview"}, ["V130"]),
        ("tell", {"story": 3}, ["V130"]),
        ("tell", {"story": ""}, ["V130"]),
        ("tell", {"story": "interview", "page": 0}, ["V130"]),
        ("tell", {"story": "interview", "page": 99}, ["V130"]),
        ("tell", {"story": "interview", "after": "P99"}, ["V101"]),
        ("tell", {"story": "nowhere.story"}, ["F101"]),
        ("tell", {"story": "\0"}, ["F101"]),
        ("tell", {"story": "."}, ["F102"]),
        ("tell", {"story": 'story "X"\ncharacter Ann, Ann\nplce Y\n'}, ["N203"]),
        ("check", {"story": "interview", "mend": "perhaps"}, ["V130"]),
        ("why", {"story": "interview", "event": [1]}, ["V130", "V130"]),
        ("find", {"story": "interview"}, ["V106"]),
        ("find", {"story": HIDDEN, "most": 0, "all": True}, ["V102"]),
        ("find", {"story": HIDDEN, "time": 10**9}, ["V130"]),
        ("find", {"story": HIDDEN, "author_limit": 0}, ["V102"]),
        ("read", {"name": "nothing"}, ["F101"]),
    ],
)
def test_bad_input(served, tool, said, codes) -> None:
    """A mistake is an answer that is marked as an error, with its messages as text and as data."""
    assert served.codes(tool, **said) == codes


def test_a_mistake_shows_its_place(served) -> None:
    """A mistake in a text is shown with the line that it stands on."""
    answer = served.call("check", story=SMALL.replace("that debt", "that dbet"))
    assert "text.story:8" in text(answer)
    assert answer.structured_content["error"][0]["span"]["line"] == 8


def test_a_changed_file_is_read_again(served, folder) -> None:
    """A story is kept between calls, and read again when its file or what it imports has changed."""
    cast, story = folder / "cast.story", folder / "more.story"
    cast.write_text('story "Cast"\ncharacter Ada, Ben\nplace Study\n', encoding="utf-8")
    story.write_text('story "More"\nimport "cast.story"\nscene "One" at Study with Ada\n    Ada turns away\n')
    assert len(served.good("tell", story="more.story")["events"]) == 2
    assert len(served.good("tell", story="more.story")["events"]) == 2
    cast.write_text('story "Cast"\ncharacter Adah\nplace Study\n', encoding="utf-8")
    assert served.call("tell", story="more.story").is_error
    story.unlink()
    assert served.codes("tell", story="more.story") == ["F101"]


def test_it_was_only_mistyped(served) -> None:
    """An argument with a mistyped name is one mistake and not two, and the name is suggested."""
    answer = served.call("tell", sotry="interview")
    assert text(answer).count("error[") == 1
    assert "did you mean `story`?" in text(answer)


def test_mends(served) -> None:
    """With `mend` each finding comes with the changes that clear it."""
    story = SMALL.replace("known to Ben", "known to nobody")
    assert "mends" not in served.good("check", story=story)["findings"][0]
    assert all("mends" in finding for finding in served.good("check", story=story, mend=True)["findings"])


SCRIPT = """Title: The letter
World: tea.story

INT. STUDY - NIGHT

ADA
You look pale.

[[Ben tells Ada that debt]]

BEN
It is nothing.
"""


def test_a_screenplay(served, folder) -> None:
    """A screenplay is checked as a text and as a file, and what is found stands at its own lines."""
    (folder / "letter.fountain").write_text(SCRIPT, encoding="utf-8")
    of_text, of_path = served.good("tell", story=SCRIPT), served.good("tell", story="letter.fountain")
    assert of_text == of_path
    assert "Ben tells Ada that Ben is in debt" in [event["text"] for event in of_text["events"]]
    answer = served.call("check", story=SCRIPT.replace("that debt", "that dbet"))
    assert "text.fountain:9" in text(answer)


def test_a_report_for_people(served, folder) -> None:
    """The page stands in the served folder, is the verb's own, and takes the place of nothing but a page."""
    for _ in range(2):
        said = served.good("report", story="tea.story", path="tea.html")
        assert (folder / "tea.html").read_text(encoding="utf-8") == api.report_page(api.load(folder / "tea.story")).html
    assert said["bytes"] == (folder / "tea.html").stat().st_size
    before = (folder / "tea.story").read_bytes()
    assert "V118" in text(served.call("report", story="tea.story", path="tea.story"))
    assert (folder / "tea.story").read_bytes() == before
    assert "V131" in text(served.call("report", story="tea.story", path="../tea.html"))


def test_there_and_back(served) -> None:
    """A story that was written as a screenplay is the same story to every tool."""
    script = served.good("export", story="interview")["text"]
    assert script == api.export(api.load("interview"), "fountain", "interview")
    told, again = served.good("tell", story="interview"), served.good("tell", story=script)
    assert [(each["text"], each["ids"]) for each in again["events"]] == [
        (each["text"], each["ids"]) for each in told["events"]
    ]
