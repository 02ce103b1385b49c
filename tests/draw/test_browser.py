"""The pictures in a real browser: no text runs into another or leaves the picture, whichever face it is set in."""

import html
import json
import re
import shutil
import subprocess

import pytest

from pasdedeux import draw
from tests.draw.gallery import pictures

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
needs_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

# Of every picture: texts that overlap by more than a pixel in both directions, and texts beyond the edge.
MEASURE = """
const found = {};
for (const svg of document.querySelectorAll("svg.pdd")) {
  const edge = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map(node => {
    const box = node.getBBox(), at = node.getBoundingClientRect();
    const slack = (at.height - parseFloat(getComputedStyle(node).fontSize)) / 2;  // the room above and below letters
    return {said: [...node.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(""),
            left: at.left, right: at.right, top: at.top + slack, bottom: at.bottom - slack};
  }).sort((a, b) => a.top - b.top);
  const clashes = [], outside = [];
  texts.forEach((one, i) => {
    if (one.left < edge.left - 0.5 || one.right > edge.right + 0.5 || one.top < edge.top || one.bottom > edge.bottom)
      outside.push(one.said);
    for (let j = i + 1; j < texts.length && texts[j].top < one.bottom - 1; j++) {
      const other = texts[j];
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1) clashes.push([one.said, other.said]);
    }
  });
  found[svg.id] = {texts: texts.length, clashes, outside};
}
document.body.textContent = JSON.stringify(found);
"""


def measured(folder, svgs: list[str], face: str) -> dict[str, dict[str, list[object]]]:
    """What the browser finds in these pictures, by their ids, when their letters are of that face."""
    assert CHROMIUM is not None
    page = folder / "page.html"
    look = f"<style>.pdd {{ font-family: {face} !important; }}</style>"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{''.join(svgs)}{look}<script>{MEASURE}</script>")
    command = [CHROMIUM, *OPTIONS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    body = re.search(r"<body>(.*)</body>", run.stdout, re.DOTALL)
    assert body is not None, run.stdout[-500:]
    found: dict[str, dict[str, list[object]]] = json.loads(html.unescape(body[1]))
    return found


@needs_a_browser
@pytest.mark.parametrize("face", ["Arial, Liberation Sans, sans-serif", "DejaVu Sans, Verdana, sans-serif"])
def test_no_text_overlaps_or_leaves_the_picture(face, tmp_path) -> None:
    """In every picture of the gallery all texts stand clear of each other and within the edges."""
    svgs = [draw.svg(picture, "light", id=which.replace(" ", "-")) for which, picture in pictures().items()]
    found = measured(tmp_path, svgs, face)
    assert len(found) == len(svgs)
    for which, result in found.items():
        assert result["texts"], which
        assert not result["clashes"], (which, result["clashes"][:5])
        assert not result["outside"], (which, result["outside"][:5])


@needs_a_browser
def test_an_overlap_is_found(tmp_path) -> None:
    """The measurement bites: texts on top of each other and beyond the edge are found."""
    bad = (
        '<svg class="pdd" id="bad" width="100" height="40"><text x="10" y="20">one</text>'
        '<text x="12" y="22">two</text><text x="90" y="35">three</text></svg>'
    )
    found = measured(tmp_path, [bad], "sans-serif")["bad"]
    assert found["clashes"] == [["one", "two"]]
    assert found["outside"] == ["three"]
