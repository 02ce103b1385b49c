"""Scene headings."""

import pytest

from pasdedeux import api
from pasdedeux.export.headings import Heading, heading, is_outside

STORY = """story "Headings"
character Ann
place Loft "the loft", Night "the loft - night", Yard, BackGarden, snake_place, Parking "the car park", 図書館
place attic "the room", Attic "the ATTIC"
scene "One" at Loft with Ann
scene "Two" at Night with Ann
scene "Three" at Yard with Ann
meanwhile scene "Four" at snake_place with Ann
scene "Five" at 図書館 with Ann
scene "Six" at Attic with Ann
scene "Seven" with Ann
scene "INT. THE LOFT - NIGHT" at Loft with Ann
scene "INT. LOFT - SAME TIME" at Loft with Ann
scene "INT. YARD" at Loft with Ann
scene "INT. LOFT [[x]]" at Loft with Ann
"""


@pytest.fixture(scope="module")
def story():
    """A story of odd places."""
    return api.load_text(STORY)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, Heading("INT. LOFT")),
        (1, Heading("INT. NIGHT")),
        (2, Heading("EXT. YARD")),
        (3, Heading("INT. SNAKE PLACE - SAME TIME")),
        (4, Heading("INT. 図書館")),
        (5, Heading("INT. ATTIC", "Attic")),
        (6, Heading("INT. SOMEWHERE", "nowhere")),
        (7, Heading("INT. THE LOFT - NIGHT", titled=True)),
        (8, Heading("INT. LOFT")),
        (9, Heading("INT. LOFT")),
        (10, Heading("INT. LOFT")),
    ],
)
def test_a_heading_leads_to_its_place(story, number, expected):
    """A heading has the words of the place, or those of a title that is one; where they would mislead, `at` helps."""
    assert heading(story.scenes[number], story.world, later=False) == expected


def test_a_scene_in_the_same_place_is_later(story):
    """The time of day that we know is whether it is later, or the same."""
    assert heading(story.scenes[0], story.world, later=True).text == "INT. LOFT - LATER"


def test_what_is_under_the_sky_is_guessed_by_words(story):
    """Yards and gardens are outside; a name that only contains such a word is not."""
    places = [place for place in story.world.entities if "place" in place.types]
    assert [place.name for place in places if is_outside(place)] == ["Yard", "BackGarden", "Parking"]
