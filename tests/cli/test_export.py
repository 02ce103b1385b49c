"""`pasdedeux export`: a story as a script, on the output or in a file."""

import subprocess
import sys
from pathlib import Path

import pytest

STORY = """story "Night"
character Ann, Ben
place Loft
scene "One" at Loft with Ann, Ben
    Ann turns away [P1]
    Ben tells Ann that Ben is at Loft
"""
SCREENPLAY = """World: night.story

INT. LOFT - NIGHT

ANN and BEN. Prose of theirs. [[Ann turns away]]
"""


def test_a_script_on_the_output_is_the_one_in_a_file(call, write) -> None:
    """Without a file it goes to the output; with one it is written, and the world is named from where it lies."""
    write("night.story", STORY)
    printed = call("export", "night.story")
    assert printed.code == 0
    assert printed.out.startswith("Title: Night\nWorld: night.story\n\n")
    written = call("export", "night.story", "-o", "out.fountain")
    assert (written.code, written.out) == (
        0,
        "Wrote out.fountain. Go on writing in it, then: pasdedeux check out.fountain\n",
    )
    assert Path("out.fountain").read_text(encoding="utf-8") == printed.out
    Path("scripts").mkdir()
    call("export", "night.story", "-o", "scripts/out.md")
    assert "\nworld: ../night.story\n" in Path("scripts/out.md").read_text(encoding="utf-8")
    assert "\nWorld: interview\n" in call("export", "interview").out


@pytest.mark.parametrize("name", ["out.fountain", "out.md", "scripts/out.markdown", "scripts/out.spmd"])
def test_every_verb_takes_the_script(call, write, tmp_path, name) -> None:
    """What was written is a story for other verbs, and tells the same."""
    write("night.story", STORY)
    (tmp_path / "scripts").mkdir()
    assert call("export", "night.story", "-o", name).code == 0
    assert call("tell", name).out == call("tell", "night.story").out
    assert call("check", name).code == call("check", "night.story").code


@pytest.mark.parametrize("suffix", [".fountain", ".md"])
def test_a_world_in_an_odd_place_is_found(call, write, tmp_path, suffix) -> None:
    """Whatever the path of the story is called, the script leads there."""
    write("_dr*aft_/über #1/_h_ (1): x.story", STORY)
    (tmp_path / "out").mkdir()
    assert call("export", "_dr*aft_/über #1/_h_ (1): x.story", "-o", f"out/h{suffix}").code == 0
    assert call("tell", f"out/h{suffix}").out == call("tell", "_dr*aft_/über #1/_h_ (1): x.story").out


def test_the_format_is_asked_for_or_said_by_the_name(call) -> None:
    """`--to` says it, or the file's name; two that differ are refused, other names are free."""
    markdown = call("export", "interview", "--to", "markdown").out
    assert markdown.startswith("---\ntitle: Interview\n")
    assert call("export", "interview", "-o", "i.md").code == 0
    assert call("export", "interview", "--to", "markdown", "-o", "i.txt").code == 0
    assert Path("i.md").read_text(encoding="utf-8") == Path("i.txt").read_text(encoding="utf-8") == markdown
    refused = call("export", "interview", "--to", "fountain", "-o", "j.md")
    assert refused.code == 2
    assert "V115" in refused.err
    assert not Path("j.md").exists()


def test_nothing_is_written_over_unasked(call, write) -> None:
    """A file in the way stays, unless --force is given; the story itself stays in any case."""
    story, old = write("night.story", STORY), write("old.fountain", "old")
    assert "F107" in call("export", "night.story", "-o", "old.fountain").err
    assert old.read_text() == "old"
    assert call("export", "night.story", "-o", "old.fountain", "--force").code == 0
    assert old.read_text() != "old"
    script = write("night.fountain", SCREENPLAY)
    for name in ("night.fountain", "./night.fountain"):
        assert "V116" in call("export", "night.fountain", "-o", name, "--force").err
    assert "V116" in call("export", "night.story", "-o", "night.story", "--force").err
    assert (story.read_text(), script.read_text()) == (STORY, SCREENPLAY)


def test_a_screenplay_in_markdown(call, write) -> None:
    """A screenplay is exported too: the other script stands on it, and tells the same."""
    write("night.story", STORY)
    write("night.fountain", SCREENPLAY)
    assert call("export", "night.fountain", "-o", "night.md").code == 0
    assert "world: night.fountain" in Path("night.md").read_text(encoding="utf-8")
    assert call("tell", "night.md").out.splitlines()[1:] == call("tell", "night.fountain").out.splitlines()[1:]


def test_what_is_printed_is_a_file_in_utf_8(process, write) -> None:
    """Redirected, the script is the file that it would be, whatever the encoding of the terminal."""
    write("night.story", STORY.replace("Ann", "太郎"))
    run = process("export", "night.story", env={"PYTHONIOENCODING": "ascii"}, encoding="utf-8")
    assert run.code == 0
    assert "太郎 is here" not in run.out
    assert "[[with 太郎, Ben]]" in run.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("verb", ["export", "tell", "check"])
def test_a_full_disk_is_said(tmp_path, verb) -> None:
    """What cannot be written is said, with exit code 2, also of the standard output."""
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "pasdedeux", verb, "interview"]
        run = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith("error[F108]: the output cannot be written: no space left on device")


def test_a_hyphen_is_the_standard_output(call, tmp_path, monkeypatch) -> None:
    """`-o -` prints what would be written, for whatever writes a file, and writes none."""
    monkeypatch.chdir(tmp_path)
    assert call("export", "comedy_of_errors", "-o", "-").out == call("export", "comedy_of_errors").out
    assert call("draw", "comedy_of_errors", "-o", "-").out.startswith("<")
    assert call("report", "comedy_of_errors", "-o", "-").out.startswith("<!DOCTYPE html>")
    assert not list(tmp_path.iterdir())
