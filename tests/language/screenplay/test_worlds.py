"""The world of a screenplay: which file it is, and what of it counts."""

import pytest

from pasdedeux import api
from tests.language.screenplay.scripts import sure

WORLD = """story "The world"
covers W1, W2
credit director "Ada" [W2]
character Katya, Pierre [W1]
place Loft
secret cancer "Katya has cancer" known to Katya
scene "Not told" at Loft with Katya
    Katya turns away
ending "The end"
    Katya either
        Katya looks up
        nothing
"""
SCENE = "INT. LOFT\n\nKATYA\nYes. [[Katya turns away]]\n"


def told(folder, page="", body=SCENE, **options):
    """The story of a screenplay with a title page."""
    (folder / "script.fountain").write_text(f"Title: Mine\n{page}\n{body}")
    return api.load(folder / "script.fountain", **options)


def test_what_counts(tmp_path) -> None:
    """Everything that it declares counts, its endings, credits and source ids too; its scenes do not."""
    (tmp_path / "world.story").write_text(WORLD)
    story = told(tmp_path, "World: world.story\n")
    assert story.title == "Mine"
    assert [line.text for line in story.lines if line.number] == ["Katya turns away"]
    assert [scene.title for scene in story.scenes] == ["INT. LOFT"]
    assert [(credit.key, credit.values) for credit in story.credits] == [("director", ("Ada",))]
    assert story.expected_ids == ("W1", "W2")
    assert {mark.id for mark in story.marks} == {"W1", "W2"}
    assert [ending.title for ending in story.endings] == ["The end"]


def test_its_own_endings_stand_instead(tmp_path) -> None:
    """Endings in notes take the place of the world's."""
    (tmp_path / "world.story").write_text(WORLD)
    ending = '\n[[ending "Another"\n    Katya either\n        nothing]]\n'
    assert [e.title for e in told(tmp_path, "World: world.story\n", SCENE + ending).endings] == ["Another"]


def test_the_story_of_the_same_name(tmp_path) -> None:
    """Without a word of it, the world is the story of the same name beside the script; a named one goes before it."""
    (tmp_path / "script.story").write_text(WORLD)
    assert [e.name for e in told(tmp_path).world.characters] == ["Katya", "Pierre"]
    (tmp_path / "other.story").write_text("character Katya, Ann")
    assert [e.name for e in told(tmp_path, "World: other.story\n").world.characters] == ["Katya", "Ann"]
    assert [e.name for e in told(tmp_path, world=tmp_path / "other.story").world.characters] == ["Katya", "Ann"]


def test_a_world_in_another_folder_imports_from_there(tmp_path) -> None:
    """What a world imports lies beside it."""
    (tmp_path / "worlds").mkdir()
    (tmp_path / "worlds" / "people.story").write_text("character Katya, Pierre")
    (tmp_path / "worlds" / "loft.story").write_text('import "people.story"\nplace Loft')
    assert [e.name for e in told(tmp_path, "World: worlds/loft.story\n").world.characters] == ["Katya", "Pierre"]


@pytest.mark.parametrize("world", ["interview", "interview_2003"])
def test_a_bundled_world(world, tmp_path) -> None:
    """A bundled story can be the world, one that casts another again too."""
    name = api.load(world).world.characters[0].name
    story = told(tmp_path, f"World: {world}\n", f"INT. LOFT\n\n{name.upper()}\nYes.\n")
    assert [who.name for who in story.scenes[0].people] == [name]
    assert story.remake_of == ("interview" if world == "interview_2003" else "")


def test_a_screenplay_as_a_world(tmp_path) -> None:
    """The declarations of another screenplay count, and whoever it cues; not what happens there."""
    (tmp_path / "first.fountain").write_text(
        '[[secret cancer "she is ill"]]\n\nINT. ATTIC\n\nANN\nHm. [[Ann turns away]]\n'
    )
    story = told(tmp_path, "World: first.fountain\n", "INT. LOFT\n\nKATYA\nYes. [[Katya believes: not cancer]]\n")
    assert [e.name for e in story.world.characters] == ["Ann", "Katya"]
    assert not [line for line in story.lines if line.number]
    assert sure(story.notes).people == ("Katya",)


def test_credits_of_the_title_page(tmp_path) -> None:
    """Who wrote it and when are credits, where the world has none; how the title page puts it is not."""
    story = told(tmp_path, "Credit: written by\nAuthor: Ann\nDraft date: 1/1/2020\nContact: here\n")
    assert [(credit.key, credit.values) for credit in story.credits] == [
        ("author", ("Ann",)),
        ("draft date", ("1/1/2020",)),
    ]


def test_acceptances_hold_for_their_own_mark(tmp_path) -> None:
    """Of two marks on a line only the one is accepted that says so; under a heading the whole scene is."""
    leak = "[[Pierre knows: cancer]]"
    (tmp_path / "script.story").write_text(WORLD)
    both = told(tmp_path, "", f"INT. LOFT\n\nPIERRE\nA. {leak} [[Pierre knows: cancer  intentional: so]]\n")
    assert [f.code for f in api.check(both).findings] == ["C201"]
    scene = told(tmp_path, "", f"INT. LOFT\n[[with Pierre  intentional C201: so]]\n\nPIERRE\nA. {leak}\n\nB. {leak}\n")
    assert [f.code for f in api.check(scene).findings] == []
