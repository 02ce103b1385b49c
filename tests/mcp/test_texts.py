"""Resources and prompts: what a client may show to its model without a tool."""

import pytest
from mcp.shared.exceptions import MCPError
from mcp.types import PromptReference, ResourceTemplateReference

from pasdedeux import api
from pasdedeux.api import bundled
from pasdedeux.diagnostics import codes


def read(served, uri: str) -> str:
    """The text at an address."""
    (content,) = served.do(served.client.read_resource, uri).contents
    found: str = content.text
    return found


def test_every_listed_resource_is_read(served, root) -> None:
    """Each address that is listed has a text: the pages of the manual, and the bundled stories."""
    listed = served.do(served.client.list_resources).resources
    texts = {item.uri: read(served, item.uri) for item in listed}
    assert all(texts.values())
    assert texts["pasdedeux://language"] == (root / "docs" / "language.md").read_text(encoding="utf-8")
    assert texts["pasdedeux://stories/interview"] == bundled.source("interview").text
    assert {f"pasdedeux://stories/{name}" for name in bundled.stories()} < set(texts)


def test_every_code_has_an_address(served) -> None:
    """The page of each message is read under its code, however it is written."""
    for code in codes()[::10]:
        assert read(served, f"pasdedeux://explain/{code.lower()}") == str(api.explain(code))


def test_templates_are_completed(served) -> None:
    """The addresses with a name in them are listed, and their names are completed."""
    templates = served.do(served.client.list_resource_templates).resource_templates
    (explain,) = [item.uri_template for item in templates if "explain" in item.uri_template]
    reference = ResourceTemplateReference(type="ref/resource", uri=explain)
    found = served.do(served.client.complete, reference, {"name": "code", "value": "c20"})
    assert "C201" in found.completion.values
    assert all(value.startswith("C20") for value in found.completion.values)


def test_the_story_of_a_prompt_is_completed(served) -> None:
    """Where a prompt takes a story, the bundled ones are offered; for its other arguments nothing is."""
    reference = PromptReference(type="ref/prompt", name="find_holes")
    found = served.do(served.client.complete, reference, {"name": "story", "value": "inter"})
    assert found.completion.values == ["interview", "interview_2003"]
    assert not served.do(served.client.complete, reference, {"name": "who", "value": "K"}).completion.values


@pytest.mark.parametrize(
    "uri", ["pasdedeux://nothing", "pasdedeux://stories/../api/texts", "file:///etc/passwd", "pasdedeux://explain/"]
)
def test_no_such_resource(served, uri) -> None:
    """An address that has nothing is an error of the protocol."""
    with pytest.raises(MCPError, match="there is nothing at"):
        read(served, uri)


def test_prompts(served) -> None:
    """Each prompt is listed with what it takes, and carries what it speaks of."""
    listed = {item.name: item for item in served.do(served.client.list_prompts).prompts}
    assert set(listed) == {"play_character", "find_holes", "write_story"}
    assert all(item.description and item.title and item.arguments for item in listed.values())
    found = served.do(served.client.get_prompt, "find_holes", {"story": "tea.story"})
    assert "Tea: " in found.messages[0].content.text
    found = served.do(served.client.get_prompt, "write_story", {"outline": "A {man} finds a marble."})
    assert "A {man} finds a marble." in found.messages[0].content.text
    assert "# The story language" in found.messages[0].content.text


@pytest.mark.parametrize(
    ("name", "said", "says"),
    [
        ("find_holes", {}, "needs `story`"),
        ("find_holes", {"story": "nowhere.story"}, "F101"),
        ("find_holes", {"story": "tea.story", "stroy": "x"}, "did you mean `story`"),
        ("play_character", {"story": "tea.story", "who": "Adah"}, "V120"),
    ],
)
def test_wrong_arguments_of_a_prompt(served, name, said, says) -> None:
    """A prompt that lacks something, or whose story is refused, is an error of the protocol with the message."""
    with pytest.raises(MCPError, match=says):
        served.do(served.client.get_prompt, name, said)
