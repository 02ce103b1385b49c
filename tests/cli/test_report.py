"""`pasdedeux report`: what it writes, what it says, and that a bad path or a bad story leaves everything as it was."""

import os
from pathlib import Path

import pytest

from tests.cli.test_verbs import valid

STORY = """story "Supper"
character Nora, Tom
place Hall
secret leaving "Nora is leaving" true, known to Nora
scene "Supper" at Hall with Nora, Tom
    Nora tells Tom that leaving     [S1]
"""


def folder(path: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {str(each.relative_to(path)): each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file()}


def test_the_page_is_written(call, write, tmp_path):
    """The file is there as a whole, and what is printed says where and what."""
    write("supper.story", STORY)
    run = call("report", "supper.story", "-o", "supper.html")
    assert (run.code, run.out) == (0, "Wrote supper.html: 1 event, no findings. Open it in any browser.\n")
    html = (tmp_path / "supper.html").read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>") and html.endswith("</html>\n")
    assert set(folder(tmp_path)) == {"supper.story", "supper.html"}


def test_as_json(call, write):
    """With --json one document of its schema is printed, and the page is written as well."""
    write("supper.story", STORY)
    run = call("report", "supper.story", "-o", "supper.html", "--json")
    assert run.code == 0
    valid("report", run.json)
    assert run.json["bytes"] == len(Path("supper.html").read_bytes())


def test_an_older_page_gives_way(call, write, tmp_path):
    """What stands there is replaced, also by way of a link, and keeps its permissions."""
    write("supper.story", STORY)
    old = write("old/page.html", "\n<!doctype HTML><p>before")
    old.chmod(0o640)
    (tmp_path / "link.html").symlink_to(old)
    assert call("report", "supper.story", "-o", "link.html").code == 0
    assert (tmp_path / "link.html").is_symlink()
    assert old.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert old.stat().st_mode & 0o777 == 0o640


def test_without_an_event(call, write):
    """An event that is taken out is named in the page; one that is not there is refused."""
    write("supper.story", STORY)
    assert call("report", "supper.story", "-o", "cut.html", "--without", "S1").code == 0
    assert "<title>Supper, without S1</title>" in Path("cut.html").read_text(encoding="utf-8")
    run = call("report", "supper.story", "-o", "no.html", "--without", "S2")
    assert (run.code, "V101" in run.err, Path("no.html").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere/page.html", ["F108", "nowhere/page.html", "no such file"]),
        ("drafts", ["F107", "a folder"]),
        ("supper.story/page.html", ["F108"]),
        ("x" * 300 + ".html", ["F108", "too long"]),
        ("", ["F107", "a folder"]),
        ("a\0b.html", ["F108"]),
    ],
)
def test_a_path_that_cannot_be_written(path, words, call, write, tmp_path):
    """A message says what is the matter, the exit code is 2, and nothing has changed."""
    write("supper.story", STORY)
    write("drafts/one.story", STORY)
    before = folder(tmp_path)
    run = call("report", "supper.story", "-o", path)
    assert run.code == 2
    assert all(word in run.err for word in words), run.err
    assert folder(tmp_path) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk(call, write, tmp_path):
    """A disk without room is named as the reason, and nothing is left behind; a device stays a device."""
    write("supper.story", STORY)
    run = call("report", "supper.story", "-o", "/dev/full")
    assert (run.code, "F108" in run.err, "no space" in run.err) == (2, True, True)
    assert Path("/dev/full").is_char_device()
    assert set(folder(tmp_path)) == {"supper.story"}


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_a_folder_in_which_one_may_not_write(call, write, tmp_path):
    """Where nothing may be written nothing is."""
    write("supper.story", STORY)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    run = call("report", "supper.story", "-o", "locked/page.html")
    assert (run.code, "F108" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (STORY.replace("Tom that", "Tim that"), "N20"),
        (STORY + 'fact up(character)\nrule "up"\n    whenever not up(Tom)\n    then up(Nora)\n', "R101"),
        ("", ""),
    ],
)
def test_a_story_with_mistakes_leaves_the_old_page(text, code, call, write):
    """What cannot be told is told as a message, and the page of yesterday stays."""
    write("supper.story", text or b"\x89PNG\x00")
    page = write("page.html", "<!DOCTYPE html>yesterday")
    run = call("report", "supper.story", "-o", "page.html")
    assert run.code == 2
    assert f"error[{code}" in run.err
    assert page.read_text(encoding="utf-8") == "<!DOCTYPE html>yesterday"


@pytest.mark.parametrize("target", ["supper.story", "./supper.story", "link.html", "notes.txt", "soon.story", "a.html"])
def test_what_is_no_page_is_never_written_over(target, call, write, tmp_path):
    """Neither the story itself, also by a link, nor another one, nor anything else that somebody wrote."""
    write("supper.story", STORY)
    write("soon.story", 'story "Soon"\n')
    write("notes.txt", "Buy <html> milk")
    write("a.html", "{}")
    (tmp_path / "link.html").symlink_to("supper.story")
    before = folder(tmp_path)
    run = call("report", "supper.story", "-o", target)
    assert (run.code, "V118" in run.err) == (2, True)
    assert folder(tmp_path) == before


def test_a_protected_page_stays(call, write, tmp_path):
    """A page that somebody made read-only is left as it is, whoever asks."""
    write("supper.story", STORY)
    write("page.html", "<!DOCTYPE html>final").chmod(0o444)
    before = folder(tmp_path)
    run = call("report", "supper.story", "-o", "page.html")
    assert (run.code, "F108" in run.err, "permission denied" in run.err) == (2, True, True)
    assert folder(tmp_path) == before


def test_an_empty_file_gives_way(call, write):
    """A name that was reserved for the page is no obstacle."""
    write("supper.story", STORY)
    write("page.html", "")
    assert call("report", "supper.story", "-o", "page.html").code == 0


def test_a_page_needs_a_name(call, write):
    """Without -o it says so, and what to write."""
    write("supper.story", STORY)
    run = call("report", "supper.story")
    assert (run.code, "needs -o FILE.html" in run.err) == (2, True)
