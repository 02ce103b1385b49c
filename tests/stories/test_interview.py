"""The film: every statement about it that the engine must come to by itself, asked through the front door."""

import pytest

from pasdedeux import api

HERS = "the diary is about Katya"
READ_IT = "Pierre believes that the diary is about Katya"
HAS_IT = "the confession tape is with Pierre"
LINES = 220


@pytest.fixture(scope="module")
def film():
    """The bundled film."""
    return api.load("interview")


@pytest.fixture(scope="module")
def told(film):
    """The film as told."""
    return api.tell(film)


@pytest.fixture(scope="module")
def answer(film):
    """A question to the film after an event, answered with one word."""

    def ask(question: str, after: str, without: tuple[str, ...] = ()) -> str:
        return api.ask(film, question, after=after, without=without).answer

    return ask


def line_of(report, code: str, event: str):
    """The one finding of that code at that event."""
    (found,) = [f for f in report.findings if (f.code, f.event) == (code, event)]
    return found


def words_about(told, event: str) -> str:
    """What is noted of what was said in an event: "A lie: ...", "An honest mistake: ..."."""
    (found,) = [item for item in told.events if event in item.line.ids and not item.line.staging]
    return " ".join(note.text for note in found.notes if note.kind == "speech")


def test_a_true_diary_is_believed_falsely(answer):
    """1. After P2.3 Pierre believes that the diary is about Katya; it is not; Katya does not know that he read it."""
    assert answer(READ_IT, "P2.3") == "yes"
    assert answer(HERS, "P2.3") == "no"
    assert answer("Katya knows that Pierre has gone through the diary", "P2.3") == "no"
    assert answer(f"Katya believes that {READ_IT}", "P2.3") != "yes"


def test_the_question_betrays_him(film, answer):
    """2. By asking he gives away what he believes (order 2), and does not know that he did (order 3)."""
    second = api.ask(film, f"Katya believes that {READ_IT}", after="P3.2")
    assert second.answer == "yes"
    assert second.since is film.line("P3.2")
    assert film.line("P3.2") in second.because
    assert answer(f"Pierre believes that Katya believes that {READ_IT}", "P3.2") != "yes"
    assert answer(f"Pierre knows that Katya knows that {READ_IT}", "P3.2") == "no"


def test_the_illness_is_a_lie(told):
    """3. P3.3 is said by one who believes otherwise, to be believed."""
    assert words_about(told, "P3.3").startswith("A lie: Katya knows")


def test_the_lie_has_a_reason(film):
    """3. She has a reason for P3.3 at that moment: she expects him to be contrite."""
    reason = api.why(film, "P3.3")
    assert "contrite" in str(reason)
    assert not [f for f in api.check(film).findings if f.event == "P3.3"]


def test_the_lie_has_no_reason_without_the_question(film):
    """3 and 7. With P3.2 taken out she has none, and the check names the event that used to give it."""
    found = line_of(api.check(film, without=["P3.2"]), "C204", "P3.3")
    assert film.line("P3.2") in found.related


def test_the_promise_is_broken_unseen(told):
    """4. P3.6 is a promise of silence; P4.4 breaks it, and Katya does not notice."""
    (promise,) = told.promises
    assert (promise.moment.line.ids, promise.giver.name, promise.silence) == (("P3.6",), "Pierre", True)
    assert promise.status == "broken"
    assert promise.settled.line.ids == ("P4.4",)
    assert promise.broken_unseen
    assert promise.found_out is None


def test_the_betrayal_is_an_honest_mistake(told, answer):
    """4. What P4.4 says is false, and its speaker is sincere: no lie."""
    assert words_about(told, "P4.4").startswith("An honest mistake: Pierre believes it")
    assert answer("Katya has cancer", "P4.4") == "no"
    assert answer("the editor believes that Katya has cancer", "P4.4") == "yes"


def test_each_holds_another_tape(answer):
    """5. After P4.3 Katya has the confession; Pierre has the rehearsal tape and takes it for the confession."""
    assert answer("the confession tape is with Katya", "P4.3") == "yes"
    assert answer("the rehearsal tape is with Pierre", "P4.3") == "yes"
    assert answer(f"Pierre believes that {HAS_IT}", "P4.3") == "yes"
    assert answer("Pierre believes that the rehearsal tape is with Katya", "P4.3") == "yes"


def test_katya_infers_his_swap(film, answer):
    """5. That he is wrong Katya knows once he says so, from what she thinks of him, and at no event before."""
    question = f"Katya knows that Pierre believes that {HAS_IT}"
    assert answer(question, "P5.3") == "yes"
    assert answer(f"Katya believes that {HAS_IT}", "P5.3") == "no"
    said = film.line("P5.3")
    for line in film.lines[: film.lines.index(said)]:
        if not line.staging:
            assert api.ask(film, question, after=line.number).answer == "no", line.text


def test_the_audience_knows_of_the_lie(told):
    """6. From P3.3 to P5.1 the audience knows that the cancer is a lie, and Pierre does not."""
    spans = [i for i in told.ironies if i.kind == "lie" and "cancer" in i.words and i.who.name == "Pierre"]
    (span,) = spans
    assert span.begin.line.ids == ("P3.3",)
    assert span.end.line.ids == ("P5.1",)


def test_the_question_leaks_without_the_diary(film):
    """7. With P2.3 taken out, P3.2 takes knowledge that he cannot have: the link and its former source are named."""
    found = line_of(api.check(film, without=["P2.3"]), "C201", "P3.2")
    assert HERS in found.message
    assert film.line("P2.3") in found.related


def test_the_ending_stays_open(film):
    """8. The tree of the ending turns on knowledge: she would send it if he could not know, and keep it if he could."""
    (tree,) = api.endings(film).trees
    assert len(tree.expected) == len(tree.best) == len(film.endings[0].choices)
    assert tree.expected != tree.best
    assert tree.equilibria
    assert {choice.who.name for choice in film.endings[0].choices} == {"Katya", "Pierre"}
    assert "unless “the confession tape is with Katya”" in str(tree)


def test_every_statement_is_covered(film):
    """Every id of the film's list is covered, and none beyond it is used."""
    covered = api.coverage(film)
    assert covered.missing == ()
    assert covered.extra == ()
    assert len(covered.places) == 7 + 4 + 4 + 6 + 5 + 5


def test_every_id_of_the_shared_list_is_promised(film, shared):
    """The ids that the story promises are those of the list that the film was modelled from."""
    text = (shared / "interview" / "README.md").read_text(encoding="utf-8")
    listed = {word for row in text.splitlines() if row.startswith(("| P", "- C")) for word in row.split()[1:2]}
    assert set(film.expected_ids) == listed


def test_the_story_is_clean(film):
    """Nothing is found in the film that its author has not accepted."""
    report = api.check(film)
    assert [str(f) for f in report.findings] == []


def test_the_story_is_short(root):
    """The film takes at most 220 lines, comments and blank lines not counted."""
    text = (root / "src/pasdedeux/stories/interview.story").read_text(encoding="utf-8")
    rows = [row.strip() for row in text.splitlines()]
    assert sum(bool(row) and not row.startswith("#") for row in rows) <= LINES


def test_the_remake_is_the_same_story(film):
    """The film of 2003 has the same world and events, and other people before the camera."""
    first = api.load("interview_2003")
    assert [line.text for line in first.lines] == [line.text for line in film.lines]
    assert first.remake_of == "interview"
    players = {who.name: person for who, person in first.cast.items()}
    assert players == {"Pierre": "Pierre Bokma", "Katya": "Katja Schuurman"}
