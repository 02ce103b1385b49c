"""Asking: questions about facts and beliefs, in words."""

from pasdedeux import language
from pasdedeux.analysis.questions import ask as questions
from pasdedeux.api.events import Names, several
from pasdedeux.api.events import after as after_event
from pasdedeux.api.replays import imagining, replay_of
from pasdedeux.model.story import Story


def ask(story: Story, question: str, after: str | int | None = None, without: Names = ()) -> questions.Answer:
    """The answer to a question in words, since when it is so, and the events that it rests on. Raises Refused."""
    line, left_out = after_event(story, after), several(story, without)
    asked = language.question(question, story)
    replayed = replay_of(story, left_out)
    with imagining(story):
        return questions.ask(replayed, asked, line)
