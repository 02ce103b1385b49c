"""The resources: texts that a client may show to its model. All of them come with the package."""

from mcp.types import Resource, ResourceTemplate, TextResourceContents

from pasdedeux import api
from pasdedeux.api import bundled
from pasdedeux.diagnostics import codes, nearest
from pasdedeux.mcp import manual

SCHEME = "pasdedeux://"
MARKDOWN, STORY = "text/markdown", "text/plain"
TEMPLATES = (
    ResourceTemplate(
        name="explain",
        title="The page about a message's code",
        uri_template=f"{SCHEME}explain/{{code}}",
        description="What a message such as C201 means for a story, with an example and what to do.",
        mime_type=MARKDOWN,
    ),
    ResourceTemplate(
        name="stories",
        title="A bundled story",
        uri_template=f"{SCHEME}stories/{{name}}",
        description="The text of a bundled story; `starter` is one to begin with.",
        mime_type=STORY,
    ),
)


def listed() -> list[Resource]:
    """The pages of the manual, and the bundled stories."""
    pages = [
        Resource(name=name, title=what.partition(":")[0], uri=SCHEME + name, description=what, mime_type=MARKDOWN)
        for name, what in manual.PAGES.items()
    ]
    stories = [
        Resource(name=name, title=f"The story {name}", uri=f"{SCHEME}stories/{name}", mime_type=STORY)
        for name in (bundled.STARTER, *bundled.stories())
    ]
    return pages + stories


def read(uri: str) -> TextResourceContents:
    """The text at an address. Raises KeyError, with a message, where there is none."""
    kind, _, name = uri.removeprefix(SCHEME).strip("/").partition("/")
    if uri.startswith(SCHEME) and not name and kind in manual.PAGES:
        return TextResourceContents(uri=uri, text=manual.text(kind), mime_type=MARKDOWN)
    if uri.startswith(SCHEME) and kind == "explain" and name.upper() in codes():
        return TextResourceContents(uri=uri, text=str(api.explain(name)), mime_type=MARKDOWN)
    if uri.startswith(SCHEME) and kind == "stories" and name in bundled.importable():
        return TextResourceContents(uri=uri, text=bundled.source(name).text, mime_type=STORY)
    near = nearest(uri, known())
    raise KeyError(f"there is nothing at {uri}: " + (f"did you mean {near}?" if near else "list the resources."))


def known() -> list[str]:
    """Every address that has a text."""
    return [*(item.uri for item in listed()), *(f"{SCHEME}explain/{code}" for code in codes())]


def completed(template: str, begun: str) -> list[str]:
    """What the name in an address may become, as far as it was typed."""
    head = template.partition("{")[0]
    names = [uri.removeprefix(head) for uri in known() if uri.startswith(head)]
    return [name for name in names if name.lower().startswith(begun.lower())]
