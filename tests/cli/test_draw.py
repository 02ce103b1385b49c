"""The verb `draw`: onto the terminal, into a file, as data; and what it refuses."""

import json
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema
import pytest

import pasdedeux
from pasdedeux.api.drawing import KINDS

STORY = """story "Leak"
character Ann, Bob
place Room
secret theft "Bob stole the ring" true, known to Bob
scene "Tea" at Room with Ann, Bob
    Bob tells Ann that theft            [L1]
"""


@pytest.mark.parametrize("kind", KINDS)
def test_json_is_of_the_schema(kind, call, tmp_path) -> None:
    """The data of each picture, with and without a file, are one document of the schema."""
    schema = json.loads(files("pasdedeux").joinpath("schemas", "draw.json").read_text(encoding="utf-8"))
    for more in ([], ["-o", str(tmp_path / "x.svg")]):
        run = call("draw", "interview", kind, "--json", *more)
        assert run.code == 0, run.err
        jsonschema.validate(run.json, schema, cls=jsonschema.Draft202012Validator)
        assert run.json["picture"] == kind
        assert ("file" in run.json) == bool(more)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file(kind, call, tmp_path) -> None:
    """-o writes the whole picture, the same as the front door makes, and says where."""
    path = tmp_path / "x.svg"
    run = call("draw", "interview", kind, "-o", str(path), "--dark")
    assert run.code == 0
    assert str(path) in run.out
    made = pasdedeux.picture(pasdedeux.load("interview"), kind).svg("dark")
    assert path.read_text(encoding="utf-8") == made + "\n"
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


def test_an_svg_gives_way_and_nothing_else_does(call, tmp_path) -> None:
    """An older picture is replaced; a story, or whatever else is there, is not."""
    story, svg = tmp_path / "a.story", tmp_path / "a.svg"
    story.write_text(STORY, encoding="utf-8")
    svg.write_text("old", encoding="utf-8")
    assert call("draw", str(story), "-o", str(svg)).code == 0
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    run = call("draw", str(story), "-o", str(story))
    assert run.code == 2
    assert "F107" in run.err
    assert story.read_text(encoding="utf-8") == STORY


def test_the_moment_and_the_depth(call) -> None:
    """--at and --depth choose the moment and how deep it goes; 0 is the start."""
    start = call("draw", "interview", "beliefs", "--at", "0", "--json").json
    late = call("draw", "interview", "beliefs", "--at", "P3.2", "--depth", "1", "--json").json
    assert (start["event"], start["when"]) == (None, "before the first event")
    assert late["event"] == "P3.2"
    assert not any(mind["minds"] for mind in late["minds"])
    assert call("draw", "interview", "--at", "P3.2", "--json").json["at"] == 22
    assert call("draw", "interview", "--at", "0", "--json").json["at"] == 0


def test_only_some(call) -> None:
    """--of keeps characters, by name or by what prose calls them, and matters by their secret."""
    run = call("draw", "interview", "--of", "the editor", "--of", "cancer", "--json")
    assert [m["matter"] for m in run.json["matters"]] == ["cancer"]
    assert [row["who"] for row in run.json["matters"][0]["rows"]] == ["Editor"]


BAD = {
    "another picture": (["beliefz"], ["V117", "did you mean `beliefs`"]),
    "nobody": (["--of", "Katia"], ["V117", "did you mean `Katya`"]),
    "an empty name": (["--of", ""], ["V117"]),
    "a thing that nobody speaks of": (["--of", "Camera"], ["V117", "Camera", "holder(Confession)"]),
    "no such event": (["--at", "P9.9"], ["V101"]),
    "too deep": (["beliefs", "--depth", "6"], ["V117", "1 to 5"]),
    "not deep at all": (["beliefs", "--depth", "0"], ["V117", "1 to 5"]),
    "a depth of time": (["--depth", "2"], ["V117", "beliefs"]),
    "a moment of the endings": (["endings", "--at", "3"], ["V117", "whole"]),
    "an event that was taken out": (["beliefs", "--at", "P3.2", "--without", "P3.2"], ["V117", "taken out"]),
    "no folder": (["-o", "nowhere/x.svg"], ["F108", "nowhere"]),
    "a folder": (["-o", "."], ["F107"]),
    "an empty path": (["-o", ""], ["F10"]),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_calls(what, call) -> None:
    """Whatever is wrong with a call is said, as text and as data, and ends with 2."""
    arguments, words = BAD[what]
    run = call("draw", "interview", *arguments)
    assert run.code == 2, run.out
    assert all(word in run.err for word in words), run.err
    assert "Traceback" not in run.err
    assert not run.out
    told = call("draw", "interview", *arguments, "--json")
    assert told.code == 2
    assert told.json["error"]


def test_a_disk_that_is_full(call) -> None:
    """Where nothing can be written it is said, and the exit code is 2."""
    run = call("draw", "interview", "-o", "/dev/full")
    assert run.code == 2
    assert "F108" in run.err


def test_a_story_with_mistakes(call, tmp_path) -> None:
    """The mistakes of a story are told, and no picture is written."""
    (tmp_path / "a.story").write_text(STORY + "    Bob tells Anne that theft\n", encoding="utf-8")
    run = call("draw", str(tmp_path / "a.story"), "-o", str(tmp_path / "a.svg"))
    assert run.code == 2
    assert "a.story:7" in run.err
    assert not (tmp_path / "a.svg").exists()
