"""What tools are given: kinds of arguments with their descriptions, checked before any work is done."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from pasdedeux.diagnostics import Diagnostic, Refused, nearest


def as_list(value: object) -> object:
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
        description="The story: its whole text (several lines, in the story language, or a screenplay in Fountain), or "
        "the name of a bundled story (interview, murder_party, ...), or the path of a file in the served folder: "
        "the tool `stories` lists both.",
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
    BeforeValidator(as_list),
    Field(
        default_factory=list,
        description="Events to take out first, by number or source id: for `what if that had never happened?`",
    ),
]
PageNumber = Annotated[int, Field(ge=1, description="A long answer comes in pages; which of them, from 1.")]


Character = Annotated[str, Field(min_length=1, description="The character whose head it is, by name.")]
Depth = Annotated[int, Field(description="How many minds deep: what they think that others believe, 0 to 5.")]
Claims = Annotated[
    list[str],
    BeforeValidator(as_list),
    Field(
        min_length=1,
        description="What they might say: claims (`leaving`, `not leaving`, `Tom believes leaving`) or their acts of "
        "speech (`Tom tells Ida that leaving`).",
    ),
]
Hearer = Annotated[str | None, Field(description="To whom it would be said. Left out: to anybody whom they know of.")]
SessionName = Annotated[str, Field(min_length=1, description="The session, by the name that `session_start` gave it.")]


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
    takes = f"`{tool}` takes {', '.join(names) or 'nothing'}."
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
