"""What the tools that are verbs are given."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pasdedeux.mcp.arguments import (
    After,
    Arguments,
    Character,
    Claims,
    Depth,
    Event,
    Hearer,
    PageNumber,
    StoryArgument,
    Without,
    as_list,
)

LONGEST_SEARCH = 3600.0  # seconds


class Told(Arguments):
    """For `tell`."""

    story: StoryArgument
    after: Annotated[str | int | None, Field(description="Tell only up to this event.")] = None
    without: Without
    page: PageNumber = 1


class Checked(Arguments):
    """For `check`."""

    story: StoryArgument
    mend: Annotated[
        bool, Field(description="Propose for each finding the smallest changes that clear it, each tried out. Slower.")
    ] = False
    without: Without
    page: PageNumber = 1


class Explained(Arguments):
    """For `why`."""

    story: StoryArgument
    event: Event
    without: Without


class Asked(Arguments):
    """For `ask`."""

    story: StoryArgument
    question: Annotated[
        str,
        Field(
            min_length=1,
            description="A statement in the words of the story; the answer is whether it is so. "
            "`Nora believes that Tom believes not leaving`, `Ida knows whether leaving`, `Tom has the ticket`.",
        ),
    ]
    after: After = None
    without: Without


class Searched(Arguments):
    """For `find`."""

    story: StoryArgument
    goal: Annotated[float | None, Field(description="What the end must be worth to the author. Left out: better.")] = (
        None
    )
    author_limit: Annotated[int | None, Field(description="Acts of the whole story, at most.")] = None
    character_limit: Annotated[int | None, Field(description="Acts of a plan in somebody's mind, at most.")] = None
    epistemic_limit: Annotated[int | None, Field(description="How many minds deep plans are imagined.")] = None
    all: Annotated[bool, Field(description="Every valid plan, the shortest first.")] = False
    most: Annotated[int | None, Field(description="With `all`: so many plans and no more.")] = None
    mend: Annotated[
        bool, Field(description="Where there is no story: the smallest changes that would make one possible. Slower.")
    ] = False
    best: Annotated[bool, Field(description="The plan that its author likes best, instead of the shortest.")] = False
    time: Annotated[
        float, Field(gt=0, le=LONGEST_SEARCH, description="Seconds after which to stop with the best so far.")
    ] = 30
    memory: Annotated[float, Field(gt=0, description="MiB after which to stop.")] = 1024
    states: Annotated[int | None, Field(description="Distinct states after which to stop.")] = None
    page: PageNumber = 1


class Viewed(Arguments):
    """For `view`."""

    story: StoryArgument
    who: Character
    after: After = None
    depth: Depth = 2


class Proposed(Arguments):
    """For `may_say`."""

    story: StoryArgument
    who: Character
    claims: Claims
    to: Hearer = None
    after: After = None


class Ended(Arguments):
    """For `endings`."""

    story: StoryArgument
    without: Without


class Drawn(Arguments):
    """For `draw`."""

    story: StoryArgument
    kind: Annotated[
        Literal["who-knows-what", "beliefs", "endings"],
        Field(description="Who knows what over time, minds within minds at one moment, or the tree of endings."),
    ] = "who-knows-what"
    at: Annotated[
        str | int | None, Field(description="The moment of the beliefs, or the event that is marked; 0 is the start.")
    ] = None
    depth: Annotated[int | None, Field(description="How many minds deep beliefs go, 1 to 5.")] = None
    of: Annotated[
        list[str],
        BeforeValidator(as_list),
        Field(default_factory=list, description="Only these characters, secrets or things, by name."),
    ]
    without: Without


class Exported(Arguments):
    """For `export`."""

    story: StoryArgument
    to: Annotated[Literal["fountain", "markdown"], Field(description="The format of the screenplay.")] = "fountain"
    page: PageNumber = 1


class Reported(Arguments):
    """For `report`."""

    story: StoryArgument
    path: Annotated[str, Field(min_length=1, description="A file in the served folder, such as `tea.html`.")]
    without: Without


class Covered(Arguments):
    """For `coverage`."""

    story: StoryArgument


class Looked(Arguments):
    """For `explain`."""

    topic: Annotated[
        str,
        Field(
            min_length=1,
            description="The code of a message, such as C201; or a page of the manual: language (how to write a "
            "story), library (the acts that every story may use), semantics, characters, "
            "screenplays, glossary.",
        ),
    ]
    page: PageNumber = 1


class Listed(Arguments):
    """For `stories`, which takes nothing."""


class Read(Arguments):
    """For `read`."""

    name: Annotated[
        str,
        Field(
            min_length=1, description="A bundled story, `starter` (one to begin with), or a file of the served folder"
        ),
    ]
    page: PageNumber = 1
