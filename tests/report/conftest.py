"""A real browser for the report: it opens a page from the disk, and hears whatever that complains about or asks for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from pasdedeux import api
from pasdedeux.api.reporting import ReportPage, report_page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)

LEAK = """story "Leak"
character Ann, Bob, Cleo
place Room
secret theft "Bob stole the ring" true, known to Bob
secret idle "nobody cares" true, known to Cleo
scene "Tea" at Room with Ann, Bob
    Ann tells Bob that theft            [L1]
    Ann promises Bob to keep theft
        intentional: she plays
scene "Night" at Room with Bob, Cleo
    Bob tells Cleo that not theft
    Bob asks Cleo whether theft
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window. Where there is none the test is skipped.

    It goes with the last test of a module: as long as it is there, nothing else can run a loop of events.
    """
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no browser: there is no command `chromium`")
    with sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield found
        found.close()


def opened(browser: Browser, path: Path, place: str = "", **options: object) -> tuple[Tab, list[str]]:
    """A file opened at a place in it, and a list of whatever it prints, throws or asks for, which grows."""
    noises: list[str] = []
    address = path.as_uri()
    tab = browser.new_context(**{"reduced_motion": "reduce", **options}).new_page()  # type: ignore[arg-type]  # options of a context
    tab.on("console", lambda message: noises.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: noises.append(f"error: {error}"))
    tab.on("request", lambda asked: None if asked.url == address else noises.append(f"request: {asked.url}"))
    tab.goto(address + place)
    return tab, noises


def until(tab: Tab, condition: str) -> None:
    """Wait until an expression of JavaScript is true, five seconds at most."""
    for _ in range(100):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(f"never so: {condition}")


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page of HTML from the disk. The test fails if the page prints, throws or asks for anything."""
    found: list[tuple[Tab, list[str]]] = []

    def show(html: str, place: str = "", **options: object) -> Tab:
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        found.append(opened(browser, path, place, **options))
        return found[-1][0]

    yield show
    for tab, noises in found:
        tab.context.close()
        assert noises == []


@pytest.fixture(scope="session")
def film() -> ReportPage:
    """The report on the film."""
    return report_page(api.load("interview"))


@pytest.fixture(scope="session")
def leak() -> ReportPage:
    """The report on a story with two findings, and one that its author accepts."""
    return report_page(api.load_text(LEAK, "leak.story"))
