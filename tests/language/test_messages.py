"""All mistakes at once, each once, and none that only follows from another."""

import pytest

from pasdedeux.diagnostics import Refused
from tests.language.texts import codes, story


def hint(text: str) -> str:
    """What the only message about a text proposes."""
    with pytest.raises(Refused) as caught:
        story(text)
    (only,) = caught.value.diagnostics
    return only.hint


def test_every_mistake_is_reported_at_once() -> None:
    """Mistakes in different declarations all appear."""
    text = """
        wants Adda
            1 for debt
        wants Ada
            1 for asleeep(Ben)
        scene "One" at Study with Ada
            Ada reeds Letter
    """
    assert codes(text) == ["N202", "N201", "S121"]


def test_a_name_from_a_broken_line_is_no_second_mistake() -> None:
    """Whoever was to be declared in a line that is wrong may be used without further messages."""
    text = """
        charakter Dora, Emil
        wants Dora
            1 for Dora believes debt
        scene "One" at Study with Dora, Emil
            Dora reads Letter
            Emil tells Dora that debt
    """
    assert codes(text) == ["N203"]


def test_a_fact_from_a_broken_line_is_no_second_mistake() -> None:
    """A fact whose declaration is wrong may be used without further messages."""
    assert codes("fact ill(caracter)\nwants Ada\n    1 for ill(Ben)\n    2 for Ada is ill\n") == ["N203"]


def test_a_sentence_of_a_broken_action_is_no_second_mistake() -> None:
    """A sentence in the words of a header that was not understood is not reported again."""
    text = """
        action "{who} burns {thing: itm}"
            then the holder of thing becomes unknown
        scene "One" at Study with Ada
            Ada burns Letter
    """
    assert codes(text) == ["N203"]


def test_a_missing_import_explains_unknown_names() -> None:
    """What a file that is missing may have declared is not reported."""
    assert codes('import "others.story"\nwants Zoe\n    1 for Zoe is happy\n') == ["F104"]


def test_imports_in_a_circle() -> None:
    """A file that imports itself by way of another is refused, once."""
    assert codes('import "a"\n', a='import "b"', b='import "a"') == ["F105"]


def test_a_story_keeps_its_own_definition() -> None:
    """A definition of the story replaces the imported one."""
    text = 'import "base"\ndefine calm(c: character): not asleep(c)\nwants Ada\n    1 for calm(Ben)\n'
    assert codes(text, base="fact x(character)\n") == []


def test_contradictions_between_declarations() -> None:
    """Each kind of contradiction has its message."""
    assert codes("fact Ada(item)\n") == ["W407"]
    assert codes("fact asleep(item)\n") == ["W405"]
    assert codes("item debt\n") == ["W406"]
    assert codes('secret debt "Ben is in debt" false, known to Ben\n') == ["W408"]
    assert codes("type a is b\ntype b is a\n") == ["W410"]
    assert codes('scene "Nobody" at Study\n') == ["W402"]


def test_reading_stops_at_a_flood_of_mistakes() -> None:
    """A file that is no story at all gives a limited number of messages, and the last one says so."""
    assert len(codes("x\n" * 5000)) == 500


def test_names_are_found_in_any_case_and_by_label() -> None:
    """Where only one thing can be meant, case does not matter, and a label stands for the name."""
    label = 'character Gus "the old man"\n'
    assert codes('scene "One" at study with ada, the Ben\n    ada reads the letter, unseen by BEN.\n') == []
    assert codes(label + 'wants the old man\n    1 for debt\nscene "One" at Study with Ada, the old man\n') == []
    assert codes('item key\nscene "One" at Study with Ada\n    Ada reads the KEY\n') == ["N202"]


@pytest.mark.parametrize(
    ("sentence", "proposal"),
    [
        ("Ada told Ben that debt", "the nearest that there is would be `Ada tells Ben that …`."),
        ("Ada lies to Ben", "the nearest that there is would be `Ada tells Ben that …`."),
        ("Ada reads it", "write the name of who or what is meant."),
        ("Ada tells everyone that debt", "name one character: whoever else is there notices it too."),
        ("Ben believes debt", "this says what is so: put it under `initially`, or tell the act that makes it so."),
        ("Ada reads Letter unseen", "write a comma before `unseen`."),
        ("Ada tells Ben that Ben thinks that debt", "did you mean `believes`?"),
        (
            "Ada tells Ben that Cleo loves Ben",
            'declare it first, for example `secret NAME "Cleo loves Ben"`; the nearest there is is “Ada loves Ben”.',
        ),
    ],
)
def test_a_slip_of_a_writer_is_understood(sentence, proposal) -> None:
    """What people write who do not know the language yet is answered with what they can write."""
    assert hint(f'scene "One" at Study with Ada, Ben\n    {sentence}\n') == proposal


def test_a_missing_comma_is_seen() -> None:
    """Two names side by side are no unknown name."""
    assert hint('scene "One" at Study with Ada Ben\n') == "write `Ada, Ben`."


def test_a_misspelt_heading_is_no_type() -> None:
    """A line with a block that nearly begins like a heading is taken for one."""
    assert hint("want Ada\n    1 for debt\n") == "did you mean `wants`?"
