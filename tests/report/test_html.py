"""Elements, and the escaping of whatever is none."""

import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.report.html import Html, data, joined, tag


class Read(HTMLParser):
    """What a parser finds: the elements, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Keep an element with its attributes."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep a piece of text."""
        self.text += data


PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]))


@given(PLAIN, PLAIN)
def test_text_stays_text(words, attribute):
    """Whatever stands in an element or in an attribute is read again as just that."""
    read = Read(tag("p", words, title=attribute))
    assert read.elements == [("p", {"title": attribute})]
    assert read.text == words


@given(st.text(), PLAIN)
def test_any_text_can_be_written(words, more):
    """No text breaks a page: none makes an element, and all of it can be encoded."""
    html = tag("p", words, tag("b", more))
    assert [name for name, _ in Read(html).elements] == ["p", "b"]
    html.encode("utf-8")


def test_what_cannot_be_seen_becomes_a_sign():
    """Control characters and those that turn the reading direction are shown as signs; a line feed stays."""
    assert tag("p", "a\x1b\u202eb\nc") == "<p>a␛&lt;U+202E&gt;b\nc</p>"


def test_html_is_not_escaped_twice():
    """What is an element already stays one, alone and among others."""
    assert tag("p", [tag("b", "<"), None, " & ", 3]) == "<p><b>&lt;</b> &amp; 3</p>"
    assert joined(tag("i", "a"), "b", by=" ") == "<i>a</i> b"


def test_attributes():
    """An attribute without a value stands alone, one that is not so is left out, and names are spelt as in HTML."""
    assert tag("input", type="range", hidden=True, disabled=False, aria_label=None, for_="x", data_series=0) == (
        '<input type="range" hidden for="x" data-series="0">'
    )


@given(st.recursive(st.text() | st.integers(), st.lists, max_leaves=5))
def test_data_cannot_end_its_element(value):
    """Data is read again as it was, and nothing in it can be taken for HTML."""
    html = data(value, "x")
    inside = html.removeprefix('<script type="application/json" id="x">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside) == value
    html.encode("utf-8")


def test_only_html_is_raw():
    """A text that looks like an element is none."""
    assert isinstance(tag("p"), Html)
    assert tag("p", "<b>") == "<p>&lt;b&gt;</p>"
