"""Who is there when a scene opens, and where it is."""

import pytest

from pasdedeux import api
from tests.language.screenplay.scripts import refused, script


def there(body, **options):
    """The people of the first scene."""
    return [who.name for who in script(body, **options).scenes[0].people]


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("KATYA\nYes.\n\nPIERRE (CONT'D)\nNo.", ["Katya", "Pierre"]),
        ("KATYA\nYes.\n\nPIERRE (V.O.)\nNo.", ["Katya"]),
        ("KATYA (V.O.)\nYes.\n\nKATYA\nNo.", ["Katya"]),
        ("KATYA (O.S.)\nYes.", ["Katya"]),
        ("KATYA pours. PIERRE'S glass is empty.", ["Katya"]),
        ("Katya pours. The DIARY is open.", []),
        ("A man (ANN'S brother), AN OLD KATYA-CLOCK.", []),
        ("KATYA AND PIERRE\nYes!", ["Katya", "Pierre"]),
        ("He reads. [[Pierre reads the diary]]", ["Pierre"]),
        ("The phone. [[Pierre rings Katya]]\n\nKATYA\nHello?", ["Katya"]),
        ("PIERRE (V.O.)\nIt is me. [[Pierre tells Katya that hers]]\n\nKATYA\nOh.", ["Katya"]),
        ("KATYA\nCome in.\n\nPIERRE comes in. [[Pierre arrives at Loft]]\n\nPIERRE\nHello.", ["Katya"]),
        ("PIERRE (O.S.)\nHello?\n\nKATYA\nCome in. [[Pierre arrives at Loft]]", ["Katya"]),
        ("PIERRE\nBye. [[Pierre leaves Loft for Street]]\n\nHe is back. [[Pierre arrives at Loft]]", ["Pierre"]),
        ("KATYA\nHm. [[Katya leaves Loft for Street]]", ["Katya"]),
        ("KATYA\nYes. [[present: Pierre, Ann]]", ["Katya", "Pierre", "Ann"]),
        ("KATYA\nYes.\n\nPIERRE\nNo. [[absent: the Pierre]]", ["Katya"]),
        ("[[with Pierre, Ann]]\n\nKATYA\nYes.", ["Pierre", "Ann"]),
        ("[[with Pierre]] [[present: Ann]]\n\nKATYA\nYes.", ["Pierre", "Ann"]),
        ("[[with nobody]]\n\nKATYA\nYes.", []),
        ('[[scene "The call" with Ann]]\n\nKATYA\nYes.', ["Ann"]),
        ("WAITER\nYes?", ["Waiter"]),
        ("EVERYBODY\nYes?", []),
    ],
)
def test_people(body, people) -> None:
    """They are those who speak there, stand in capitals, do something that takes being there, or are listed."""
    assert there(f"INT. LOFT - NIGHT\n\n{body}\n") == people


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("INT. LOFT - NIGHT", "Loft"),
        ("INT. THE LOFT", "Loft"),
        ("INT. OLD KITCHEN", "Kitchen"),
        ("INT. LOFT - OLD KITCHEN - DAY", "Kitchen"),
        ("INT. LOFT, MANHATTAN", "Loft"),
        ("EXT. GARDEN", "Garden"),
        (".the garden behind the house", "GardenBehindTheHouse"),
        ("INT. - NIGHT", None),
    ],
)
def test_place(heading, place) -> None:
    """A heading names a place by its name or label, or by a part of it; else a place of its own."""
    found = script(f"{heading}\n\nKATYA\nYes.\n").scenes[0].place
    assert (found.name if found else None) == place


def test_an_unmarked_script_moves_people(tmp_path) -> None:
    """Without any mark it is known who sees whom, and a scene with nobody in it sends nobody away."""
    story = script("INT. LOFT\n\nKATYA\nYes.\n\nEXT. LOFT\n\nRain.\n\nINT. KITCHEN\n\nPIERRE\nNo.\n", tmp_path)
    assert [(scene.place.name, [p.name for p in scene.people]) for scene in story.scenes] == [
        ("Loft", ["Katya"]),
        ("Loft", []),
        ("Kitchen", ["Pierre"]),
    ]
    assert not [line for line in story.lines if line.scene is story.scenes[1]]


def test_acts_titles_and_what_goes_on_beside() -> None:
    """Sections are acts, the first synopsis is the title, a mark says more, `SAME` sets a scene beside the last one."""
    story = script(
        "# One\n\nINT. LOFT\n\n= The call\n\nKATYA\nYes.\n\n## No act\n\n# Two\n\nINT. KITCHEN - SAME\n\nPIERRE\nNo."
        '\n\nEXT. STREET\n[[meanwhile scene "  Out " at Loft with Ann [S1] ]]\n\n'
        ".NOWHERE\n[[scene at nowhere]]\n\nANN\nOh.\n"
    )
    assert [(s.act.title, s.title, s.place.name if s.place else None, s.meanwhile) for s in story.scenes] == [
        ("One", "The call", "Loft", False),
        ("Two", "INT. KITCHEN - SAME", "Kitchen", True),
        ("Two", "  Out ", "Loft", True),
        ("Two", "NOWHERE", None, False),
    ]
    assert [mark.id for mark in story.marks] == ["S1"]


def test_an_act_may_say_more() -> None:
    """A mark under a section refines the act, elsewhere it begins one."""
    story = script(
        '# One\n[[act "The first" [A1]\n    goal Pierre believes cancer]]\n\nINT. LOFT\n\nKATYA\nYes.'
        '\n\n[[act "More"]]\n\n'
        "INT. LOFT\n\nKATYA\nNo.\n"
    )
    assert [act.title for act in story.acts] == ["The first", "More"]
    assert story.acts[0].goal is not None
    assert [scene.act.title for scene in story.scenes] == ["The first", "More"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[[Katya turns away]]\n\nINT. LOFT\n\nKATYA\nYes.", [("M102", 3)]),
        ("[[with Katya]]\n\nINT. LOFT\n\nKATYA\nYes.", [("M102", 3)]),
        ("INT. LOFT\n\nKATYA\nYes. [[Katya turns away]]\n\n[[with Pierre]]", [("M102", 8)]),
        ("INT. LOFT\n[[with Katya]]\n[[with Pierre]]", [("M102", 5)]),
        ("INT. LOFT\n[[with Katya, Boris]]", [("N201", 4)]),
        ("INT. LOFT\n[[present: Boris]]", [("N201", 4)]),
        ("INT. LOFT\n[[scene at Garden]]", [("N201", 4)]),
        ("INT. LOFT\n\n[[knows: cancer]]", [("M105", 5)]),
        ("INT. LOFT\n\n[[Boris knows: cancer]]", [("N201", 5)]),
        ("INT. LOFT\n\nKATYA\n[[knows: cancre]]", [("N202", 6)]),
        ("INT. LOFT\n\nKATYA\n[[knows:]]", [("S109", 6)]),
        ("INT. LOFT\n\nKATJA\nYes.", [("M106", 5)]),
        ("INT. LOFT\n\nANNN\nYes.", [("M106", 5)]),
        ("INT. LOFT\n\nANNA\nYes.", []),
        ("INT. LOFFT\n\nKATYA\nYes.", [("M106", 3)]),
        ("KATYA\nYes.", [("M107", 1)]),
        ("", [("M107", 1)]),
    ],
)
def test_mistakes(body, found, tmp_path) -> None:
    """What cannot be told is said at its own line."""
    (tmp_path / "script.story").write_text("character Katya, Pierre, Ann\nplace Loft\nsecret cancer")
    (tmp_path / "script.fountain").write_text(f"Author: A\n\n{body}\n")
    codes = {"N201", "N202"}
    said = refused(api.load, tmp_path / "script.fountain")
    assert [("N" if c in codes else c, n) for c, n in said] == [("N" if c in codes else c, n) for c, n in found]
