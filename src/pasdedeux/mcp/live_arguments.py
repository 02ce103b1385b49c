"""What the tools of a live session are given."""

from typing import Annotated

from pydantic import Field

from pasdedeux.mcp.arguments import Arguments, Character, Claims, Depth, Hearer, SessionName, StoryArgument

Path = Annotated[str, Field(min_length=1, description="A file in the served folder, such as `tuesday.session`.")]


class Started(Arguments):
    """For `session_start`."""

    story: StoryArgument
    saved: Annotated[
        str | None, Field(description="Go on with what `session_save` has written there, in the same story.")
    ] = None


class Fed(Arguments):
    """For `session_feed`."""

    session: SessionName
    text: Annotated[
        str,
        Field(
            min_length=1,
            description="What happens: a sentence of the story's language, or several lines; headings of scenes too: "
            '`scene "Later" at Hall with Tom, Ida`.',
        ),
    ]
    anyway: Annotated[bool, Field(description="Also what cannot happen as things are.")] = False


class Seen(Arguments):
    """For `session_view`."""

    session: SessionName
    who: Character
    depth: Depth = 2


class Spoken(Arguments):
    """For `session_may_say`."""

    session: SessionName
    who: Character
    claims: Claims
    to: Hearer = None


class Saved(Arguments):
    """For `session_save`."""

    session: SessionName
    path: Path


class Named(Arguments):
    """For `session_undo` and `session_end`."""

    session: SessionName
