"""Bad screenplays: a message at the right line, exit code 2, and never a traceback."""

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pasdedeux import api
from pasdedeux.cli import main
from pasdedeux.diagnostics import Refused
from tests.language.screenplay.corpus import BRICK, NOTES
from tests.language.screenplay.scripts import WORLD, refused, script, sure


def run(*arguments):
    """A call of the command line."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


SCENE = "INT. LOFT - NIGHT\n\nKATYA\nYes."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{SCENE} [[Boris reads the diary]]", ("N2", 7)),
        (f"{SCENE} [[Pierre reads the dairy]]", ("N2", 7)),
        (f"{SCENE} [[Pierre raeds the diary]]", ("S121", 7)),
        (f"{SCENE} [[Pierre is at Loft]]", ("S121", 7)),
        (f"{SCENE} [[event: Pierre dances]]", ("S121", 7)),
        (f"{SCENE} [[Katya turns away [P2.3]", ("M101", 7)),
        (f"{SCENE} [[a\n\nb]]", ("M101", 7)),
        (f"{SCENE} [[a [[Katya turns away]]", ("M101", 7)),
        (f"{SCENE}\n\n/* [[Katya turns away]]", ("M101", 9)),
        (f"{SCENE} [[Katya turns away, unseen by Boris]]", ("N2", 7)),
        (f"{SCENE} [[Katya turns away [P 3] ]]", ("S111", 7)),
        (f"{SCENE} [[Katya turns away intentional: ]]", ("S109", 7)),
        (f'{SCENE} [[secrt love "she loves him"]]', ("N203", 7)),
        (f'{SCENE} [[secret love "she loves him]]', ("S103", 7)),
        (f"{SCENE} [[wants Katya\n\t2 for cancer]]", ("S101", 8)),
        (f"{SCENE} [[wants Katya\n    2 for cancre]]", ("N2", 8)),
        (f'{SCENE} [[act "One"\n    scene "Two" with Katya]]', ("M104", 8)),
        (f"{SCENE} [[rename Katya to Nora]]", ("M104", 7)),
        ("KATYA\nYes.", ("M107", 1)),
    ],
)
def test_messages(body, found, tmp_path) -> None:
    """Each mistake is told at its line of the screenplay, and nothing else is."""
    (tmp_path / "loft.story").write_text(WORLD)
    (tmp_path / "script.fountain").write_text(f"Title: Script\nWorld: loft.story\n\n{body}\n")
    said = refused(api.load, tmp_path / "script.fountain")
    assert [(code[: len(found[0])], line) for code, line in said] == [found]
    result = run("check", tmp_path / "script.fountain")
    assert result.exit_code == 2
    assert f"script.fountain:{found[1]}:" in result.stderr


def test_a_mark_that_names_nobody_says_who_there_is(tmp_path) -> None:
    """The message guesses whom the mark means."""
    with pytest.raises(Refused) as told:
        script(f"{SCENE} [[Piere reads the diary]]", tmp_path)
    assert "Pierre" in str(told.value)


@pytest.mark.parametrize(
    ("page", "call", "code"),
    [
        ("World: loft.story\nWorld: other.story", [], "M103"),
        ("World: loft.story", ["--world", "other.story"], "M103"),
        ("World: script.fountain", [], "M103"),
        ("World: loop.fountain", [], "M103"),
        ("World: losst.story", [], "F104"),
        ("World: ../loft.story", [], "F104"),
        ("Author: A", ["--world", "nothing.story"], "F101"),
    ],
)
def test_worlds(page, call, code, tmp_path, monkeypatch) -> None:
    """A world that is two, or none, or its own is refused on the title page's line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loft.story").write_text(WORLD)
    (tmp_path / "other.story").write_text(WORLD.replace("Ann", "Ann, Boris"))
    (tmp_path / "loop.fountain").write_text(f"World: script.fountain\n\n{SCENE}\n")
    (tmp_path / "script.fountain").write_text(f"Title: Script\n{page}\n\n{SCENE}\n")
    result = run("check", "script.fountain", *call)
    assert result.exit_code == 2
    assert f"error[{code}]" in result.stderr


def test_the_same_world_twice_is_one(tmp_path, monkeypatch) -> None:
    """Two claims that agree are no mistake."""
    monkeypatch.chdir(tmp_path)
    script(SCENE, tmp_path)
    assert run("check", "script.fountain", "--world", "loft.story").exit_code in (0, 1)


@pytest.mark.parametrize("suffix", ["fountain", "spmd", "md", "markdown", "FOUNTAIN"])
def test_nothing_in_it(suffix, tmp_path) -> None:
    """An empty file has no scene, whichever way it is written."""
    (tmp_path / f"script.{suffix}").write_text("")
    result = run("check", tmp_path / f"script.{suffix}")
    assert result.exit_code == 2
    assert "M107" in result.stderr


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends(ending, tmp_path) -> None:
    """A script of another system is read alike, and told at the same lines."""
    text = f"Title: Script\nWorld: loft.story\n\n{SCENE} [[Katya turns away\n    intentional: so]] [[knows: hers]]\n"
    (tmp_path / "loft.story").write_text(WORLD)
    (tmp_path / "script.fountain").write_bytes(text.replace("\n", ending).encode())
    story = api.load(tmp_path / "script.fountain")
    assert [(line.text, sure(line.span).line, line.accepted[0].reason) for line in story.lines if line.number] == [
        ("Katya turns away", 7, "so")
    ]
    assert [sure(use.line.span).line for use in story.uses] == [8]


PIECES = st.sampled_from(
    [
        *("[[", "]]", "/*", "*/", "\n\n", "\n", "INT. LOFT - NIGHT", "KATYA", "Katya", "reads", "the diary", "with "),
        *(
            "scene ",
            '"',
            "knows:",
            "Katya knows: cancer",
            "secret x",
            "wants Katya\n    2 for ",
            "# One",
            "= ",
            "(V.O.)",
        ),
        *(
            "^",
            "@",
            ">",
            "<",
            "[P1]",
            "intentional: ",
            "World: loft.story",
            "Title: ",
            "~",
            "!",
            ".",
            "\t",
            "    ",
            ":",
        ),
        *(
            "present: ",
            "---",
            "**",
            "```",
            "<!--",
            "-->",
            "\r",
            "\ufeff",
            "\ue000",
            "é",
            "event: ",
            "note: ",
            ",",
            "\\",
        ),
        'act "One"',
    ]
)


SMALL = [
    "import nothing",
    "character Katya, Pierre",
    "type item",
    "place Loft",
    'item Diary "the diary"',
    "secret cancer known to Katya",
    'fact place(character): place "{1} is at {value}"',
    'staging action "{who: character} comes to {x: place}"\n    called comes\n    by nobody\n    then who is at x',
    'action "{who: character} reads {x: item}"\n    then who believes cancer',
    'action "{who: character} tells {other: character} that {c: claim}"\n    then other believes c',
]


def survives(text, name):
    """Read a text in a small world, and check it if it can be read."""
    notes = "".join(f"[[{row}]]\n" for row in SMALL)
    try:
        story = api.load_text(f"{notes}\n{text}", name)
        str(api.check(story))
    except Refused as refusal:
        assert str(refusal)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map(" ".join), st.sampled_from(["s.fountain", "s.md"]))
def test_pieces_in_any_order(text, name) -> None:
    """Whatever stands in it, a text is a story or refused with messages."""
    survives(text, name)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([BRICK, NOTES]),
    st.integers(0, 2000),
    st.integers(0, 60),
    PIECES,
    st.sampled_from(["s.fountain", "s.md"]),
)
def test_scripts_with_a_slip(text, at, length, piece, name) -> None:
    """A script of which a part is cut out or replaced, likewise."""
    survives(text[:at] + piece + text[at + length :], name)


@settings(max_examples=80, deadline=None)
@given(st.text(), st.sampled_from(["s.fountain", "s.md"]))
def test_any_text(text, name) -> None:
    """Any text at all, likewise."""
    survives(text, name)
