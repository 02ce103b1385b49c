"""What a scene's heading brings about: those who are together know it of each other, and who stays sees who left."""

from __future__ import annotations

from itertools import product

from pasdedeux import api
from pasdedeux.model.replay import replay

MEETINGS = """story "Meetings"
character Ada, Ben, Cleo, Dan
place Hall, Yard
scene "One" at Hall with Ada, Ben, Cleo
    Ada turns away
scene "Two" at Yard with Ada, Dan
    Dan turns away
scene "Three" at Hall with Ben, Dan
    Ben turns away
"""


def test_those_in_a_scene_know_of_each_other_at_every_depth():
    """After each heading, everyone listed is there in every chain of beliefs among the listed, four minds deep."""
    told = replay(api.load_text(MEETINGS, "meetings.story"))
    for moment in told.moments:
        scene = moment.line.scene
        if moment.line.staging or scene is None:
            continue
        for depth in range(5):
            for path in product(scene.people, repeat=depth):
                for who in scene.people:
                    place = told.story.world.fluent("place", (who,))
                    assert moment.after.value(place, path) is scene.place, (path, who)


def test_whoever_stays_sees_who_left():
    """Ben and Cleo saw Ada leave the hall, so they no longer believe that she is there; Cleo missed Dan's coming."""
    story = api.load_text(MEETINGS, "meetings.story")
    assert str(api.ask(story, "Cleo believes that Ada is at Hall", after="2").answer) != "yes"
    assert str(api.ask(story, "Ada believes that Cleo is at Hall", after="2").answer) == "yes"


def test_the_number_of_minds_does_not_explode():
    """In a long story of changing company, what a group shares depends on who is in it, not on the order of minds."""
    people = [f"P{n}" for n in range(8)]
    lines = ['story "Company"', f"character {', '.join(people)}", "place Hall, Yard, Attic", "secret s known to P0"]
    for number in range(24):
        group = [people[(number * 3 + step * step) % 8] for step in range(3)]
        there = ("Hall", "Yard", "Attic")[number % 3]
        lines.append(f'scene "Scene {number}" at {there} with {", ".join(dict.fromkeys(group))}')
        lines.append(f"    {group[0]} turns away")
        lines.append(f"    {group[0]} looks up")
    told = replay(api.load_text("\n".join(lines) + "\n", "company.story"))
    minds = len(set(told.end.reachable()))
    assert minds <= 2**8


COMING = """story "Coming"
character Ada, Ben, Cleo
place Hall, Yard
secret s "it will rain" true, known to Ada
initially
    Ada is at Yard; Ben is at Hall; Cleo is at Hall
    Ada believes that Ben is at Yard; Ada believes that Cleo is at Yard
scene "In" with Ada, Ben, Cleo
    Ada leaves Yard for Hall
    Ada tells Ben that s
"""


def test_whoever_arrives_sees_that_they_are_seen():
    """Ada thought nobody was there: once she comes in, she knows that Ben saw her, and that Ben knows she knows."""
    story = api.load_text(COMING, "coming.story")
    for question in (
        "Ada believes that Ben is at Hall",
        "Ada believes that Ben believes that Ada is at Hall",
        "Ben believes that Ada believes that Ben believes that Ada is at Hall",
        "Ada believes that Cleo believes that Ben believes that Ada is at Hall",
    ):
        assert str(api.ask(story, question, after="1").answer) == "yes", question
    assert str(api.ask(story, "Ada believes that Cleo believes that s").answer) == "yes"


LISTENING = """story "Listening"
character Ada, Ben, Cleo
place Hall, Yard, Nook
scene "Behind the door" at Nook with Cleo
    Cleo listens in on Hall
scene "In the hall" at Hall with Ben
    Ben turns away
    Ben looks up
meanwhile scene "In the yard" at Yard with Ada
    Ada leaves Yard for Hall
"""


def test_nobody_learns_of_an_eavesdropper_by_coming_in():
    """Whoever listens in notices who opens a scene and who arrives, and those who are there know nothing of it."""
    story = api.load_text(LISTENING, "listening.story")
    answers = {
        "Cleo believes that Ada is at Hall": "yes",
        "Cleo believes that Ben believes that Ada is at Hall": "yes",
        "Ben believes that Ada believes that Ben is at Hall": "yes",
        "Ben believes that Cleo believes that Ben is at Hall": "unknown",
        "Ada believes that Cleo believes that Ada is at Hall": "unknown",
        "Ben believes that Cleo believes that Ada is at Hall": "unknown",
    }
    assert {question: str(api.ask(story, question).answer) for question in answers} == answers


UNHEARD = """story "Unheard"
character Ada, Ben, Cleo
place Hall, Yard
item Letter
secret s "it will rain" true, known to Ada
initially
    Letter is with Ada
scene "In" at Hall with Ada, Ben, Cleo
    Ada tells Ben that s, unseen by Cleo
    Cleo turns away
    Ada puts the letter down
    Cleo leaves the hall for the yard
scene "Again" at Hall with Cleo
    Cleo looks up
"""


def test_what_somebody_is_said_to_miss_does_not_convince_them():
    """`unseen by` keeps somebody from what an act says outright about their beliefs; who is told something hears it."""
    story = api.load_text(UNHEARD, "unheard.story")
    assert str(api.ask(story, "Ben believes s").answer) == "yes"
    assert str(api.ask(story, "Cleo believes s").answer) == "unknown"
    assert str(api.ask(story, "Ben believes that Cleo believes s").answer) == "unknown"


def test_whoever_sees_a_thing_lying_there_thinks_that_nobody_has_it():
    """Cleo missed that Ada put the letter down; coming back she sees it."""
    story = api.load_text(UNHEARD, "unheard.story")
    assert str(api.ask(story, "Cleo believes that the letter is with Ada", after="3").answer) == "yes"
    assert str(api.ask(story, "Cleo believes that the letter is with Ada").answer) == "unknown"
    assert str(api.ask(story, "Cleo believes that the letter is at the hall").answer) == "yes"
