"""The law of export: a script made of a story is that story, whoever is in it and whatever it is called."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from pasdedeux import api
from pasdedeux.api import bundled
from tests.blocks import blocks
from tests.export.stories import awkward, essence, states
from tests.test_laws import stories

FORMATS = {"fountain": "script.fountain", "markdown": "script.md"}
# Each example writes and reads whole stories.
few = settings(max_examples=settings.default.max_examples // 5 if settings.default else 12)


def there_and_back(path: Path, to: str) -> None:
    """Write the story of a file as a script beside it, read that, and compare all that is in both."""
    story = api.load(path)
    script = path.with_name(FORMATS[to])
    script.write_text(api.export(story, to, path.name), encoding="utf-8")
    again = api.load(script)
    assert essence(again) == essence(story)
    for one, other in zip(states(again), states(story), strict=True):
        assert one == other
    assert api.export(again, to, path.name) == script.read_text(encoding="utf-8")


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", [*bundled.stories(), bundled.STARTER])
def test_bundled_stories_come_back(tmp_path, name, to):
    """Every bundled story is the same after a journey through a script, moment by moment and mind by mind."""
    path = tmp_path / f"{name}.story"
    path.write_text(bundled.source(name).text, encoding="utf-8")
    there_and_back(path, to)


def test_a_story_of_twenty_events_comes_back(tmp_path, root):
    """So is a longer story that is not bundled."""
    path = tmp_path / "twenty.story"
    path.write_text((root / "tests/stories/twenty_events.story").read_text(encoding="utf-8"), encoding="utf-8")
    there_and_back(path, "fountain")


@settings(max_examples=few.max_examples // 2)
@given(stories())
def test_random_stories_come_back(tmp_path_factory, text):
    """So is any story of the acts of the library, in scenes one after the other."""
    _awkward(tmp_path_factory, text, "fountain")


def _documented() -> list[tuple[str, str]]:
    docs = Path(__file__).resolve().parents[2] / "docs"
    return [
        (f"{page.name}:{block.line}", block.text)
        for page in sorted(docs.glob("*.md"))
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == "story"
        and "\nscene " in block.text
        and "import " not in block.text.replace("import nothing", "")
    ]


@pytest.mark.parametrize("to", ["fountain", pytest.param("markdown", marks=pytest.mark.slow)])
def test_stories_of_the_documents_come_back(tmp_path, to):
    """So is every story in the documents."""
    found = _documented()
    assert len(found) > 20
    for where, text in found:
        path = tmp_path / "documented.story"
        path.write_text(text, encoding="utf-8")
        try:
            there_and_back(path, to)
        except Exception as error:
            error.add_note(where)
            raise


@few
@given(awkward())
def test_awkward_stories_come_back_from_fountain(tmp_path_factory, text):
    """Names, titles and reasons that look like something else in a screenplay are still themselves."""
    _awkward(tmp_path_factory, text, "fountain")


@few
@given(awkward())
def test_awkward_stories_come_back_from_markdown(tmp_path_factory, text):
    """So they are in Markdown."""
    _awkward(tmp_path_factory, text, "markdown")


def _awkward(factory: pytest.TempPathFactory, text: str, to: str) -> None:
    path = factory.mktemp("awkward") / "awkward.story"
    path.write_text(text, encoding="utf-8")
    there_and_back(path, to)


USES = """Title: Uses
World: starter.story

INT. KITCHEN - NIGHT

[[Max knows: eaten]]

MAX
The dog did it. [[Max tells Gran that the dog ate the last biscuit]] [[knows: eaten]]
[[believes: dog intentional: he lies]]

GRAN nods. [[note: how?]] [[not a mark at all]]

EXT. GARDEN - CONTINUOUS #2#

= At the window

IDA listens. [[Ida listens in on the kitchen [W1] ]] [[Ida knows: not dog]]
"""


@pytest.mark.parametrize("to", FORMATS)
def test_screenplays_come_back(tmp_path, to):
    """A screenplay is written anew as a skeleton with all its marks, also those that say who relies on what."""
    (tmp_path / "starter.story").write_text(bundled.source(bundled.STARTER).text, encoding="utf-8")
    path = tmp_path / "written.fountain"
    path.write_text(USES, encoding="utf-8")
    assert len(api.load(path).uses) == 4
    there_and_back(path, to)


def test_screenplays_of_the_documents_come_back(tmp_path, root):
    """So is each screenplay that the writers' page shows, with or without a world of its own."""
    page = (root / "docs/screenplays.md").read_text(encoding="utf-8")
    found = re.findall(r"^```\w+ file=(\S+)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    scripts = 0
    for name, text in found:
        (tmp_path / name).write_text(text, encoding="utf-8")
        if name.endswith((".fountain", ".md")):
            there_and_back(tmp_path / name, "markdown" if name.endswith(".fountain") else "fountain")
            scripts += 1
    assert scripts > 3


def test_every_finding_comes_along(tmp_path):
    """What is wrong with a story is wrong with its script, whichever event is taken out of it."""
    script = tmp_path / "party.fountain"
    story = api.load("murder_party")
    script.write_text(api.export(story, world="murder_party"), encoding="utf-8")
    again = api.load(script)
    some = 0
    for without in ([], [1], [6], [9], [11]):
        found = [[(f.code, f.message) for f in api.check(each, without=without).findings] for each in (story, again)]
        assert found[0] == found[1]
        some += len(found[0])
    assert some
