"""Exporting from Python: formats, and how a script names its world."""

import pytest

from pasdedeux import api
from pasdedeux.api.formats import format_of, world_of
from pasdedeux.diagnostics import Refused


def test_a_format_that_there_is_not_is_a_mistake_of_the_program():
    """A program that asks for another format is told which there are."""
    with pytest.raises(ValueError, match="fountain, markdown"):
        api.export(api.load("interview"), "pdf")


@pytest.mark.parametrize("text", ['story "Empty"\ncharacter Ann\n', 'story "Acts"\ncharacter Ann\nact "One"\n'])
def test_a_world_without_scenes_is_no_script(text):
    """Where nothing happens there is nothing to write."""
    with pytest.raises(Refused) as refused:
        api.export(api.load_text(text))
    assert [item.code for item in refused.value.diagnostics] == ["V105"]


def test_a_world_is_named_from_where_the_script_lies(tmp_path, monkeypatch):
    """A bundled story by its name, a file by its path from the script's folder; without a script, from here."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "night.story").touch()
    assert world_of("interview", "a/x.fountain") == "interview"
    assert world_of("a/night.story", "a/x.fountain") == "night.story"
    assert world_of("a/night.story", "x.fountain") == world_of("a/night.story") == "a/night.story"
    assert world_of(tmp_path / "a/night.story", tmp_path / "b/x.fountain") == "../a/night.story"
    (tmp_path / "interview").touch()
    assert world_of("interview", "a/x.fountain") == "../interview"


def test_a_format_is_that_of_the_name():
    """The end of a name says the format, whatever the case; other names say nothing."""
    assert [format_of(name) for name in ("a.fountain", "a.MD", "a.txt", "a", None)] == [
        "fountain",
        "markdown",
        "fountain",
        "fountain",
        "fountain",
    ]
    assert format_of("a.txt", "markdown") == format_of("a.markdown", "markdown") == "markdown"
    with pytest.raises(Refused):
        format_of("a.spmd", "markdown")
