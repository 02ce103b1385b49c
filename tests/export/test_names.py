"""How a script calls people."""

import pytest

from pasdedeux import api
from pasdedeux.export.names import cue_of, loud

STORY = """story "Names"
character Ann, pierre, Pierre, left_hand, 太郎, Int, Editor "the editor", Odd "a (very) odd one", Weiß, İpek
place Loft
scene "One" at Loft with Ann
    Ann turns away
"""


@pytest.fixture(scope="module")
def world():
    """A world of odd names."""
    return api.load_text(STORY).world


@pytest.mark.parametrize(
    ("name", "cue"),
    [
        ("Ann", "ANN"),
        ("Editor", "EDITOR"),
        ("pierre", "@pierre"),
        ("Pierre", "@Pierre"),
        ("left_hand", "LEFT HAND"),
        ("太郎", "@太郎"),
        ("Int", "@Int"),
        ("Odd", "ODD"),
        ("Weiß", "WEISS"),
        ("İpek", "İPEK"),
    ],
)
def test_a_cue_is_read_as_that_person(world, name, cue):
    """Cues are in capitals, and forced where capitals are not that name, or another one's."""
    assert cue_of(world.by_name[name], world) == cue


def test_capitals_are_not_another_word():
    """Where capitals would be read as other letters the name stays as it is."""
    assert [loud("straße"), loud("ı"), loud("katya")] == ["STRASSE", "ı", "KATYA"]
