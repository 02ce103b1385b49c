"""The prompts: ways to work with a model that a person picks from a menu.

A prompt carries what it speaks of: it asks a tool and puts the answer in. So it also helps a model that has no tools.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcp.types import Prompt as Listing
from mcp.types import PromptArgument

from pasdedeux.diagnostics import Diagnostic, Refused, nearest
from pasdedeux.mcp import manual
from pasdedeux.mcp.paging import Answer
from pasdedeux.mcp.texts import filled

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Answer]]

_STORY = PromptArgument(
    name="story", description="A bundled story, a file in the served folder, or the whole text.", required=True
)


@dataclass(frozen=True)
class Prompt:
    """A prompt: what it is for, what it takes, and how it is made of that."""

    name: str
    title: str
    description: str
    takes: tuple[PromptArgument, ...]
    make: Callable[[Ask, Mapping[str, str]], Awaitable[str]]

    def listing(self) -> Listing:
        """The prompt as clients see it."""
        return Listing(name=self.name, title=self.title, description=self.description, arguments=list(self.takes))

    async def text(self, ask: Ask, said: Mapping[str, str] | None) -> str:
        """The prompt for these arguments. Raises Refused where one is missing or unknown, or a tool refuses them."""
        said = said or {}
        names = [argument.name for argument in self.takes]
        wrong = [self._unknown(name, names) for name in said if name not in names]
        wrong += [self._missing(item) for item in self.takes if item.required and not said.get(item.name)]
        if wrong:
            raise Refused(wrong)
        return await self.make(ask, said)

    def _unknown(self, name: str, names: list[str]) -> Diagnostic:
        near = nearest(name, names)
        hint = f"did you mean `{near}`?" if near else "leave it out."
        takes = f"It takes {', '.join(names)}."
        return Diagnostic("V130", f"the prompt `{self.name}` has no argument `{name}`", None, (), takes, hint)

    def _missing(self, item: PromptArgument) -> Diagnostic:
        return Diagnostic("V130", f"the prompt `{self.name}` needs `{item.name}`", None, hint=item.description or "")


async def _play(ask: Ask, said: Mapping[str, str]) -> str:
    return filled("play_character", who=said["who"], view=(await ask("view", said)).text)


async def _holes(ask: Ask, said: Mapping[str, str]) -> str:
    answer = await ask("check", said)
    return filled("find_holes", check=answer.text)


async def _write(_: Ask, said: Mapping[str, str]) -> str:
    return filled(
        "write_story", outline=said["outline"], language=manual.text("language"), library=manual.text("library")
    )


PROMPTS: Mapping[str, Prompt] = {
    prompt.name: prompt
    for prompt in (
        Prompt(
            "play_character",
            "Play a character",
            "All that one character knows at one moment, and nothing else, with how to play them.",
            (
                _STORY,
                PromptArgument(name="who", description="The character's name.", required=True),
                PromptArgument(name="after", description="Right after this event; left out: at the end."),
            ),
            _play,
        ),
        Prompt(
            "find_holes",
            "Find holes in this story",
            "Who knows what they cannot know, who acts without a reason: what was found, and how to go about it.",
            (_STORY,),
            _holes,
        ),
        Prompt(
            "write_story",
            "Write a story from this outline",
            "An outline as a text that the engine can check, with the manual of its language.",
            (PromptArgument(name="outline", description="What happens, in your own words.", required=True),),
            _write,
        ),
    )
}
