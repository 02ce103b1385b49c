"""Colours: enough contrast in both themes, and no picture that needs them."""

import re

import pytest

from pasdedeux.analysis.pictures.marks import MEANS
from pasdedeux.analysis.pictures.standing import STANDINGS
from pasdedeux.draw.elements import Node
from pasdedeux.draw.frame import Look
from pasdedeux.draw.palette import DARK, GROUNDS, LIGHT, TEXTS, contrast, css
from pasdedeux.draw.shapes import bar, bullet, means_mark

LOOK = Look("light", "t", True)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stand_out(colours) -> None:
    """Every colour of a text has a contrast of at least 4.5 to everything that it stands on."""
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_stand_out(colours) -> None:
    """Every colour of a shape that means something has a contrast of at least 3 to what it stands on."""
    for shape in ("ink", "soft", "knows", "mistaken", "believes"):
        for ground in GROUNDS:
            assert contrast(colours[shape], colours[ground]) >= 3, (shape, ground)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1, and the order does not matter."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_texts_are_only_of_these_colours() -> None:
    """The style sheet gives no text another colour than those whose contrast is tested."""
    looks = {"": "ink", "soft": "soft", "bold": None, "warn": "mistaken", "halo": None}
    for look, colour in looks.items():
        if look and colour:
            assert f".pdd-{look}{{fill:var(--pdd-{colour})" in css("light")


def test_themes() -> None:
    """A theme has only its own colours; "auto" has both, dark only where the reader's system or the page says so."""
    assert LIGHT["paper"] in css("light")
    assert DARK["paper"] not in css("light")
    assert DARK["paper"] in css("dark")
    assert LIGHT["ink"] not in css("dark")
    both = css("auto")
    assert "prefers-color-scheme:dark" in both
    assert '[data-theme="dark"] .pdd' in both
    assert LIGHT["ink"] in both
    assert DARK["ink"] in both


def test_style_is_a_text_without_control_characters() -> None:
    """The style sheet stands in an attribute-free element of XML as it is: no line feeds that would become signs."""
    assert css("auto").isprintable()


def without_colour(node: Node) -> tuple[object, ...]:
    """What is left of a shape for one who sees no colours: elements, outlines, patterns, dashes."""
    look = node.attributes.get("class", "")
    rules = re.findall(rf"\.{look}{{([^}}]*)}}", css("light")) if look else []
    dashes = re.findall(r"stroke-dasharray:[^;}]*", "".join(rules))
    filled = node.attributes.get("fill") or ("empty" if any("fill:none" in rule for rule in rules) else "full")
    inner = [child for child in node.children if isinstance(child, Node)]
    shape = {key: node.attributes.get(key) for key in ("d", "r", "width", "height")}
    return (node.name, *shape.items(), filled, *dashes, *map(without_colour, inner))


def test_standings_are_told_apart_without_colour() -> None:
    """Each standing has a bar and a bullet that no other has, whatever their colours."""
    assert len({without_colour(bar(LOOK, standing, 0, 0, 50, 10)) for standing in STANDINGS}) == len(STANDINGS)
    assert len({without_colour(bullet(LOOK, standing)) for standing in STANDINGS}) == len(STANDINGS)


def test_means_are_told_apart_without_colour() -> None:
    """Each means of learning has a mark that no other has."""
    assert len({without_colour(means_mark(means)) for means in MEANS}) == len(MEANS)


def test_two_shapes_that_differ_in_colour_alone_are_found() -> None:
    """The test above can fail: what differs in colour alone is the same."""
    same = [bar(LOOK, "knows", 0, 0, 50, 10), bar(LOOK, "knows", 0, 0, 50, 10)]
    same[0].attributes["stroke"] = "red"
    assert without_colour(same[0]) == without_colour(same[1])
