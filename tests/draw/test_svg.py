"""The pictures as SVG: whole, well-formed, safe, and with everything that the data say."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from pasdedeux import draw
from pasdedeux.analysis.pictures.beliefs import NestedBeliefs
from pasdedeux.analysis.pictures.outcomes import OutcomeTrees, Turn
from pasdedeux.analysis.pictures.timeline import Timeline
from pasdedeux.diagnostics.glyphs import shown
from pasdedeux.draw.elements import node
from pasdedeux.draw.outcomes.lines import MOST_ENDS
from pasdedeux.draw.timeline.speech import said
from pasdedeux.model.words import name
from tests.draw.gallery import pictures, stories

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(pictures())


@cache
def made(which: str, id: str = "", *, style: bool = True) -> str:
    """A picture, drawn."""
    return draw.svg(pictures()[which], id=id, style=style)


@cache
def drawn(which: str, *, style: bool = True) -> ElementTree.Element:
    """A picture, parsed."""
    return ElementTree.fromstring(made(which, style=style))


@cache
def words(which: str) -> str:
    """All that is written in a picture, titles included, and nothing of its style."""
    root = drawn(which, style=False)
    return " ".join(" ".join(root.itertext()).split())


@pytest.mark.parametrize("which", NAMES)
def test_it_is_an_image_with_words(which) -> None:
    """A picture is XML, an image with a title and a description for those who cannot see it, and has a size."""
    root = drawn(which)
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    for label in str(root.get("aria-labelledby")).split():
        assert (ids[label].text or "").strip() or label.endswith("desc")
    width, height = (float(str(root.get(key))) for key in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    assert height > 0


@pytest.mark.parametrize("which", NAMES)
def test_nothing_comes_from_elsewhere(which) -> None:
    """No script, no style attribute, no link, no image, no font: a strict page may hold it."""
    root = drawn(which)
    text = made(which)
    assert not {element.tag.removeprefix(SVG) for element in root.iter()} & {
        "script",
        "image",
        "a",
        "use",
        "foreignObject",
    }
    for element in root.iter():
        assert not any(key == "style" or key.startswith("on") or "href" in key for key in element.attrib)
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)


@pytest.mark.parametrize("which", NAMES)
def test_ids_are_its_own(which) -> None:
    """Every id begins as was asked for and is there once, and what is referred to is there."""
    text = made(which, "mine")
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert all(id == "mine" or id.startswith("mine-") for id in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", text)) <= set(ids)


def test_ids_of_different_pictures_differ() -> None:
    """The three pictures of a story can stand on one page without being given ids."""
    made = [draw.svg(pictures()[f"interview {kind}"]) for kind in ("timeline", "beliefs", "endings")]
    ids = [id for text in made for id in re.findall(r' id="([^"]*)"', text)]
    assert len(ids) == len(set(ids))


def test_the_style_can_be_left_to_the_page() -> None:
    """Without style there is no style element, and everything else is the same."""
    picture = pictures()["two timeline"]
    whole, bare = draw.svg(picture), draw.svg(picture, style=False)
    assert "<style>" not in bare
    assert re.sub(r"<style>.*?</style>", "", whole) == bare


def test_the_same_story_gives_the_same_picture() -> None:
    """Drawing twice gives the same text."""
    for which, picture in pictures().items():
        assert draw.svg(picture) == made(which)


def test_what_a_story_says_is_text() -> None:
    """Markup in a title, a name or a secret is shown as such; what turns the reading direction becomes a sign."""
    for kind in ("timeline", "beliefs"):
        text = draw.svg(pictures()[f"hostile {kind}"])
        assert "<script" not in text
        assert "\u202e" not in text
        assert "</svg><script>alert(1)</script>" in words(f"hostile {kind}")


def test_an_element_escapes_its_texts() -> None:
    """Texts and attributes cannot end what they stand in."""
    made = str(node("text", '<&>"', class_='a"b'))
    assert ElementTree.fromstring(made).text == '<&>"'


@pytest.mark.parametrize("which", [which for which in NAMES if isinstance(pictures()[which], Timeline)])
def test_every_fact_of_a_timeline_is_in_the_picture(which) -> None:
    """Every matter, character, event, mark, saying and vow is there in words, and every standing as a shape."""
    picture, text = pictures()[which], words(which)
    assert isinstance(picture, Timeline)
    for column in picture.columns:
        assert column.moment is None or flat(column.text) in text
    for course in picture.courses:
        assert flat(course.matter.text)[1:] in text
        for row in course.rows:
            assert flat(name(row.who)) in text or "everybody else" in text
            assert all(flat(str(mark)) in text for mark in row.marks)
        assert all(flat(said(saying)) in text for saying in course.sayings)
        assert all(flat(vow.comment) in text for vow in course.vows)


@pytest.mark.parametrize("which", ["interview timeline", "two timeline", "murder_party timeline"])
def test_every_stretch_is_a_shape(which) -> None:
    """In a picture of one band each stretch of a row is one bar of its standing, in order."""
    picture = pictures()[which]
    assert isinstance(picture, Timeline)
    expected = [s.standing for c in picture.courses for row in c.rows if not row.quiet for s in row.stretches]
    found = [e.get("data-standing") for e in drawn(which).iter() if e.get("data-standing")]
    assert found[: len(expected)] == expected
    assert len(found) == len(expected) + 5  # the legend has each of them once


@pytest.mark.parametrize("which", ["interview timeline", "long timeline"])
def test_every_event_can_be_marked(which) -> None:
    """Each event has a column and a number that a page can mark, and only the event that is asked about is marked."""
    picture, root = pictures()[which], drawn(which)
    assert isinstance(picture, Timeline)
    numbers = {str(column.number) for column in picture.columns}
    for look in ("pdd-column", "pdd-number"):
        there = [e for e in root.iter() if look in (e.get("class") or "").split()]
        assert {e.get("data-event") for e in there} == numbers
        assert {e.get("data-event") for e in there if "now" in str(e.get("class"))} == {str(picture.at)}


@pytest.mark.parametrize("which", [which for which in NAMES if isinstance(pictures()[which], NestedBeliefs)])
def test_every_thought_is_in_the_picture(which) -> None:
    """Every thought is there in words with what is so instead, and everything that is so."""
    picture, text = pictures()[which], words(which)
    assert isinstance(picture, NestedBeliefs)
    todo = list(picture.minds)
    for mind in todo:
        for thought in mind.thoughts:
            assert flat(thought.text) in text
            assert not thought.wrong or flat(thought.truth) in text
        todo.extend(mind.minds)
    assert all(flat(thought.matter.words(thought.held)) in text for thought in picture.truth)
    assert all(flat(name(who)) in text for who in picture.left_out)


@pytest.mark.parametrize("which", [which for which in NAMES if isinstance(pictures()[which], OutcomeTrees)])
def test_the_tree_is_in_the_picture(which) -> None:
    """Every option is there, unless the tree is wide: then those on marked ways are, and it is said what is folded."""
    picture, text = pictures()[which], words(which)
    assert isinstance(picture, OutcomeTrees)
    for tree in picture.trees:
        wide = tree.root.ends > MOST_ENDS
        todo = [tree.root] if isinstance(tree.root, Turn) else []
        for turn in todo:
            for option in turn.options:
                if option.marked or not wide:
                    assert flat(option.text) in text
                    todo += [option.then] if isinstance(option.then, Turn) else []
        assert ("Folded up" in text) == wide


def test_a_story_of_nothing_has_pictures() -> None:
    """Where there is nothing to show, that is said."""
    assert "no secret in this story" in words("empty timeline")
    assert "no secret in this story" in words("empty beliefs")
    assert "declares no open ending" in words("empty endings")


def test_long_stories_are_broken_into_bands() -> None:
    """A hundred and twenty events stand in several bands, each with its own heading."""
    bands = [e for e in drawn("long timeline").iter() if e.get("class") == "pdd-band"]
    assert len(bands) > 2
    assert len([e for e in drawn("two timeline").iter() if e.get("class") == "pdd-band"]) == 1
    assert len(stories()["long"].named("120")) == 1


def flat(text: str) -> str:
    """A text as it is shown, with single blanks."""
    return " ".join(shown(text).split())
