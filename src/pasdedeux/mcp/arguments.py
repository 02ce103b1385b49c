"""What each tool is given: types, descriptions and limits, checked before any work is done."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from pasdedeux.diagnostics import Diagnostic, Refused, nearest

LONGEST_SEARCH = 3600.0  # seconds


def _as_list(value: object) -> object:
    """One name for a list of one; a list that was sent as a text of JSON."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            return [value]
    return [value] if isinstance(value, str | int) else value


StoryArgument = Annotated[
    str,
    Field(
        min_length=1,
        description="The story: its whole text (several lines, in the story language), or the name of a bundled story "
        "(interview, murder_party, ...), or the path of a file in the served folder. The tool `stories` lists both.",
    ),
]
Event = Annotated[
    str | int, Field(description="An event: its number in the telling, from 1, or its source id such as P2.3.")
]
After = Annotated[
    str | int | None,
    Field(description="The moment: right after this event (its number or source id). Left out: after the last."),
]
Without = Annotated[
    list[str | int],
    BeforeValidator(_as_list),
    Field(description="Events to take out first, by number or source id: for `what if that had never happened?`"),
]
PageNumber = Annotated[int, Field(ge=1, description="A long answer comes in pages; which of them, from 1.")]


class Arguments(BaseModel):
    """The arguments of a tool."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @classmethod
    def schema_of(cls) -> dict[str, Any]:
        """The JSON schema, without what only repeats the names."""
        schema: dict[str, Any] = _plain(cls.model_json_schema())
        del schema["description"]
        return schema

    @classmethod
    def read(cls, tool: str, said: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a call with defaults filled in, as plain data. Raises Refused with all that is wrong."""
        try:
            return cls.model_validate(said).model_dump(mode="json")
        except ValidationError as error:
            raise Refused([_mistake(tool, cls, item) for item in _own(cls, error.errors())]) from None


class Told(Arguments):
    """For `tell`."""

    story: StoryArgument
    after: Annotated[str | int | None, Field(description="Tell only up to this event.")] = None
    without: Without = []
    page: PageNumber = 1


class Checked(Arguments):
    """For `check`."""

    story: StoryArgument
    mend: Annotated[
        bool, Field(description="Propose for each finding the smallest changes that clear it, each tried out. Slower.")
    ] = False
    without: Without = []
    page: PageNumber = 1


class Explained(Arguments):
    """For `why`."""

    story: StoryArgument
    event: Event
    without: Without = []


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
    without: Without = []


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
    best: Annotated[bool, Field(description="The plan that its author likes best, instead of the shortest.")] = False
    time: Annotated[
        float, Field(gt=0, le=LONGEST_SEARCH, description="Seconds after which to stop with the best so far.")
    ] = 30
    memory: Annotated[float, Field(gt=0, description="MiB after which to stop.")] = 1024
    states: Annotated[int | None, Field(description="Distinct states after which to stop.")] = None
    page: PageNumber = 1


class Ended(Arguments):
    """For `endings`."""

    story: StoryArgument
    without: Without = []


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
            "story), library (the acts that every story may use), semantics, glossary.",
        ),
    ]


class Listed(Arguments):
    """For `stories`."""

    name: Annotated[
        str | None,
        Field(description="A bundled story, `starter` (a story to begin with) or a file: answers with its text."),
    ] = None


_WORDS = {
    "string_type": "it takes a text",
    "int_type": "it takes a whole number",
    "int_parsing": "it takes a whole number",
    "int_from_float": "it takes a whole number",
    "float_type": "it takes a number",
    "float_parsing": "it takes a number",
    "bool_type": "it takes true or false",
    "bool_parsing": "it takes true or false",
    "list_type": "it takes a list",
    "string_too_short": "it may not be empty",
}


def _own(arguments: type[Arguments], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without those that only follow: an argument that is missing since its name was mistyped."""
    names = list(arguments.model_fields)
    meant = {nearest(str(error["loc"][0]), names) for error in errors if error["type"] == "extra_forbidden"}
    return [error for error in errors if error["type"] != "missing" or error["loc"][0] not in meant]


def _mistake(tool: str, arguments: type[Arguments], error: ErrorDetails) -> Diagnostic:
    names = list(arguments.model_fields)
    name = str(error["loc"][0]) if error["loc"] else ""
    takes = f"`{tool}` takes {', '.join(names)}."
    if error["type"] == "extra_forbidden":
        near = nearest(name, names)
        hint = f"did you mean `{near}`?" if near else "leave it out."
        return Diagnostic("V130", f"`{tool}` has no argument `{name}`", None, (), takes, hint)
    about = arguments.model_fields[name].description if name in names else ""
    if error["type"] == "missing":
        return Diagnostic("V130", f"`{tool}` needs `{name}`", None, (), takes, about or "")
    what = _WORDS.get(error["type"]) or error["msg"][:1].lower() + error["msg"][1:]
    return Diagnostic("V130", f"`{name}` of `{tool}`: {what}", None, (), takes, about or "")


def _plain(schema: Any) -> Any:
    """A schema without titles; what may be left out need not be allowed to be null as well."""
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: {name: _plain(item) for name, item in value.items()} if key == "properties" else _plain(value)
        for key, value in schema.items()
        if key != "title" and not (key == "default" and value is None)
    }
    kinds = [item for item in found.get("anyOf", ()) if item != {"type": "null"}]
    if kinds and len(kinds) < len(found["anyOf"]):
        del found["anyOf"]
        found = {**(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}), **found}
    return found
