"""The page as a text: what is on it, that it is the same wherever it is made, and what it may do."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from pasdedeux import api
from pasdedeux.api.reporting import report_page
from tests.report.conftest import LEAK
from tests.report.test_html import Read

MAKE = """import sys
from pasdedeux.api.loading import load
from pasdedeux.api.reporting import report_page
sys.stdout.buffer.write(report_page(load(sys.argv[1])).html.encode())
"""


def made(name: str, folder: Path, seed: str) -> bytes:
    """The page on a story, made by a process of its own in a folder, under a hash seed."""
    command = [sys.executable, "-c", MAKE, name]
    environment = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True).stdout


def test_the_page_is_the_same_wherever_it_is_made(tmp_path):
    """Byte by byte: under another hash seed, in another folder, and by an absolute path or a relative one."""
    near, far = tmp_path / "near", tmp_path / "far" / "off"
    for folder in (near, far):
        folder.mkdir(parents=True)
        (folder / "leak.story").write_text(LEAK, encoding="utf-8")
    first = made("leak.story", near, "1")
    assert first == made(str(far / "leak.story"), tmp_path, "2")
    assert b"leak.story:7:5" in first
    assert str(tmp_path).encode() not in first


def test_what_runs_is_named_by_its_hash(film):
    """The page's policy allows its own style and its own script, by their hashes, and nothing else."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', film.html)
    assert policy is not None
    for name in ("style", "script"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", film.html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;;" in policy[1]
    assert policy[1].startswith("default-src &#x27;none&#x27;;")


def test_everything_is_there(film):
    """Every event, scene, promise and notable irony of the film, and each name of its credits, stands on the page."""
    story, told = film.story, api.tell(film.story)
    read = Read(film.html)
    text = " ".join(read.text.split())
    ids = {attributes.get("id") for _, attributes in read.elements}
    assert {f"event-{line.number}" for line in story.lines if not line.staging} <= ids
    assert all(" ".join(note.text.split())[1:] in text for event in told.events for note in event.notes)
    assert all(scene.title in text for scene in story.scenes)
    assert all(irony.words[1:] in text for irony in told.ironies)
    assert all(value in text for credit in story.credits for value in credit.values)


@pytest.mark.parametrize("name", ["interview", "leak"])
def test_every_link_leads_somewhere(name, request):
    """Each link of the page points at an element of it, and no two elements share an id."""
    read = Read(request.getfixturevalue({"interview": "film", "leak": "leak"}[name]).html)
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {attributes["href"] or "" for element, attributes in read.elements if element == "a"}
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_headings_are_in_order(film, leak):
    """One heading of the first level, and no level is skipped on the way down."""
    for page in (film, leak):
        levels = [int(element[1]) for element, _ in Read(page.html).elements if re.fullmatch("h[1-6]", element)]
        assert levels.count(1) == 1 and levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_story_without_events():
    """A world in which nothing happens yet has a report too, which says so."""
    page = report_page(api.load_text('story "Soon"\ncharacter Ann\nsecret idle "it rains" known to Ann\n'))
    assert (page.events, page.findings) == (0, 1)
    assert "Nothing happens yet" in page.html
    assert "it rains" in page.html


def test_codes_are_explained(leak):
    """For each code on the page stands what it means; words in backticks of a message are code."""
    text = " ".join(Read(leak.html).text.split())
    for code in ("C201", "C206"):
        first = api.explain(code).text.split("\n\n")[1]
        assert " ".join(first.replace("`", "").split()) in text
    text = LEAK.replace("place Room", "place Room, Yard").replace(
        'scene "Night" at Room', 'meanwhile scene "Night" at Yard'
    )
    page = report_page(api.load_text(text, "leak.story"))
    assert "take the <code>meanwhile</code> away" in page.html


def test_without_an_event(film):
    """With an event taken out the page says so in its title, and has the findings that follow."""
    page = report_page(film.story, without=["P2.3"])
    assert "<title>Interview, without P2.3</title>" in page.html
    assert page.events == film.events - 1
    assert "Pierre does not know whether the diary is about Katya" in page.html
    assert "this used to supply it" in page.html


SCRIPT = """Title: Keys
World: keys.story

INT. HALL - NIGHT

[[scene with Ann, Bob]]
[[Bob knows: lost]]
[[Ann tells Bob that lost]]
[[Bob knows: lost]]
"""


def test_a_screenplay(tmp_path):
    """A screenplay has a report with its own lines; where somebody relies on what they know stands in the story."""
    world = 'story "Keys"\ncharacter Ann, Bob\nplace Hall\nsecret lost "the keys are lost" true, known to Ann\n'
    (tmp_path / "keys.story").write_text(world, encoding="utf-8")
    (tmp_path / "keys.fountain").write_text(SCRIPT, encoding="utf-8")
    page = report_page(api.load(tmp_path / "keys.fountain"))
    read = Read(page.html)
    assert (page.events, page.findings) == (1, 1)
    assert "INT. HALL - NIGHT" in read.text
    told = Read(page.html[page.html.index('<section id="story"') : page.html.index('<section id="text"')]).text
    before, between, after = (place.start() for place in re.finditer("Bob relies on|Ann tells Bob", told))
    assert told[before:].startswith("Bob relies") and told[between:].startswith("Ann tells")
    assert told[after:].startswith("Bob relies")
    assert "keys.fountain:7:3" in read.text


def test_the_data_is_compact():
    """What changes with the slider is kept as changes: a story twice as long has a page about twice as long."""
    sizes = [len(report_page(api.load_text(chatter(count), f"{count}.story")).html) for count in (60, 120)]
    assert sizes[1] < 2.6 * sizes[0]


def chatter(count: int) -> str:
    """A story of so many events, in which four people tell each other of two secrets, in new scenes all the time."""
    names = ["Ann", "Bob", "Cleo", "Dora"]
    rows = [
        'story "Chatter"',
        f"character {', '.join(names)}",
        'place Room "the room", Yard "the yard"',
        'secret theft "Bob stole the ring" true, known to Bob',
        'secret debt "Cleo owes Ann money" known to Ann',
    ]
    for number in range(count):
        one, other = names[number % 4], names[(number * 3 + number // 4 + 1) % 4]
        other = other if other != one else names[(number + 1) % 4]
        if number % 6 == 0:
            place = ("Room", "Yard")[number // 6 % 2]
            rows.append(f'scene "Scene {number // 6 + 1}" at {place} with {", ".join(names)}')
        claim = ("theft", "not debt", "not theft", f"{one} believes debt")[number // 3 % 4]
        rows.append(f"    {one} tells {other} that {claim}")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("people", "events", "note"), [(10, 40, None), (60, 1, "Drawn two minds deep"), (60, 40, "Drawn one mind deep")]
)
def test_many_people_are_drawn_less_deep(people, events, note):
    """Where there is too much to draw the page says how deep it goes."""
    cast = ", ".join(f"C{number}" for number in range(people))
    text = (
        f'story "Crowd"\ncharacter {cast}\nplace Hall\nscene "One" at Hall with C1, C2\n'
        + events * "    C1 turns away\n"
    )
    text = Read(report_page(api.load_text(text, "crowd.story")).html).text
    assert note in text if note else "Drawn" not in text


def test_json_of_a_page(leak):
    """In numbers: what is on the page."""
    data = leak.to_json()
    assert data == {**data, "story": "Leak", "events": 4, "findings": 2, "accepted": 1}
    assert data["bytes"] == len(leak.html.encode())
    json.dumps(data)
