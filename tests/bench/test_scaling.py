"""Generated families: the same on every run, with the verdict that they were made for; measured and drawn."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from bench.chart import Dot, Line, Panel, chart
from bench.families import FAMILIES
from pasdedeux import api
from pasdedeux.engine import find
from pasdedeux.model.limits import Limits
from pasdedeux.model.verdict import Found, Impossible
from tests.bench.harness import bench

SVG = "{http://www.w3.org/2000/svg}"
VERDICTS = {
    ("errands", "two"): Found,
    ("errands", "unwanted"): Impossible,
    ("whispers", "theft"): Found,
    ("whispers", "honest"): Impossible,
}


def questions():
    """Every question of every family."""
    return [(family, question) for family in FAMILIES.values() for question in family.questions]


@pytest.mark.parametrize(("family", "question"), questions(), ids=lambda it: getattr(it, "name", it))
@pytest.mark.parametrize("seed", range(2))
def test_a_small_one_has_the_verdict_it_was_made_for(family, question, seed) -> None:
    """What can be found is found, what nobody has a reason for is impossible."""
    shape = replace(family.base, characters=2, items=1, author=4, seed=seed)
    world = api.load_text(family.text(shape, question), "generated.txt").world
    verdict = find(
        world,
        goal=family.goal(shape, question),
        limits=Limits(shape.author, shape.character, shape.epistemic),
    )
    assert isinstance(verdict, VERDICTS[family.name, question])


@pytest.mark.parametrize(("family", "question"), questions(), ids=lambda it: getattr(it, "name", it))
def test_a_large_one_is_a_problem_without_findings(family, question) -> None:
    """Whatever the numbers, the text is read, and `check` has nothing to say."""
    shape = replace(family.base, characters=8, items=8, seed=3)
    story = api.load_text(family.text(shape, question), "generated.txt")
    assert len([thing for thing in story.world.entities if thing.is_character]) == 8
    assert not api.check(story).findings


def test_the_same_numbers_make_the_same_text() -> None:
    """In every process, whatever the hash seed; another throw of the dice makes another text."""
    first = bench("problem", "errands", "--characters", 5, "--items", 4, "--seed", 7)
    assert first.returncode == 0
    assert bench("problem", "errands", "--characters", 5, "--items", 4, "--seed", 7).stdout == first.stdout
    assert bench("problem", "errands", "--characters", 5, "--items", 4, "--seed", 8).stdout != first.stdout


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """The data of a short run, and the folder that they are drawn in."""
    folder = tmp_path_factory.mktemp("scaling")
    out = folder / "data.json"
    few = ("--only", "epistemic", "--family", "whispers", "--most", 2)
    done = bench("scaling", "--out", out, *few, "--seeds", 2, "--time", 0.2)
    assert done.returncode == 0, done.stdout + done.stderr
    drawn = bench("curves", out, folder)
    assert drawn.returncode == 0, drawn.stderr
    return json.loads(out.read_text(encoding="utf-8")), folder


def test_a_curve_has_a_point_for_each_number_until_it_is_stopped(measured) -> None:
    """Every point has a run for each throw of the dice; only the last can have been stopped."""
    data, _ = measured
    assert [(curve["family"], curve["question"]) for curve in data["curves"]] == list(VERDICTS)[2:]
    for curve in data["curves"]:
        assert [point["value"] for point in curve["points"]] == list(range(1, len(curve["points"]) + 1))
        for number, point in enumerate(curve["points"], 1):
            assert [run["seed"] for run in point["runs"]] == [0, 1]
            decided = all(run["verdict"] in {"found", "impossible"} for run in point["runs"])
            assert decided or number == len(curve["points"])
            assert number == len(curve["points"]) or decided
        assert len(curve["points"]) == 2 or not decided


def test_the_drawing_is_well_formed_and_labelled(measured) -> None:
    """It says what the axes and the lines are, has both colour schemes, and a mark for every point in each panel."""
    data, folder = measured
    text = (folder / "epistemic.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert {"search time", "states", "epistemic limit (minds)", "1 ms", "1 s", "found", "impossible"} <= set(words)
    assert sum(word.startswith("whispers: ") for word in words if word) == 2
    assert "prefers-color-scheme: dark" in text
    marks = [element for element in root.iter() if "mark" in element.get("class", "").split()]
    assert len(marks) == 2 * sum(len(curve["points"]) for curve in data["curves"]) + 3


def test_what_is_drawn_does_not_change(measured) -> None:
    """The same data give the same drawing."""
    _, folder = measured
    before = (folder / "epistemic.svg").read_bytes()
    assert bench("curves", folder / "data.json", folder).returncode == 0
    assert (folder / "epistemic.svg").read_bytes() == before


def test_ten_times_as_much_is_always_as_far_up() -> None:
    """The scale is logarithmic, and what is below its floor is drawn on it."""
    dots = tuple(Dot(x, y, y, y, "found") for x, y in enumerate((0.0, 1, 10, 100)))
    panel = Panel("t", "x", (Line("l", 0, dots),), str, floor=1)
    root = ET.fromstring(chart([panel], [("l", 0)], 'a "title" & more'))
    heights = [float(c.attrib["cy"]) for c in root.iter(f"{SVG}circle")][:4]
    assert heights[0] == heights[1]
    assert heights[1] - heights[2] == pytest.approx(heights[2] - heights[3])
    assert heights[2] < heights[1]
