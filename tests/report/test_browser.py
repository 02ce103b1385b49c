"""The report in a real browser, opened from the disk. The fixture `show` fails whatever prints, throws or asks."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from pasdedeux import api
from pasdedeux.analysis.telling.notes import opened as capital
from pasdedeux.api.reporting import ReportPage, report_page
from pasdedeux.model.replay import replay
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.words import fluent_words, name
from tests.report.conftest import opened, until
from tests.report.test_page import chatter

HOSTILE = r"""story "</script><script>document.title='got'</script>"
character Ann "<b onclick=got()>Ann</b>", Bob "Bob & \"Co\"", Cleo "TURNCleo"
place Room "the <i>room</i>"
secret theft "<img src=x onerror=got()>" true, known to Bob
credit writer "<svg onload=got()>"
scene "Tea <!-- <script>" at Room with Ann, Bob, Cleo
    Bob tells Ann that not theft     [E1]
        intentional: </li></script>
    Ann tells Cleo that theft
""".replace("TURN", "\u202e")


@pytest.fixture(scope="module")
def hostile() -> ReportPage:
    """The report on a story whose every text would like to be code."""
    return report_page(api.load_text(HOSTILE, "<u>.story"))


@pytest.fixture(scope="module")
def long() -> ReportPage:
    """The report on a story of 60 events."""
    return report_page(api.load_text(chatter(60), "chatter.story"))


def shown(tab) -> int:
    """The event that the page shows now."""
    return int(tab.evaluate("document.getElementById('slider').value"))


TABLES = """() => [...document.querySelectorAll('#secrets article')].flatMap(card => {
    const title = card.querySelector('h3 span').textContent;
    const heads = [...card.querySelectorAll('thead th')].map(head => head.querySelector('b')?.textContent ?? '');
    return [...card.querySelectorAll('tbody tr')].flatMap(row => [...row.querySelectorAll('td')].map((cell, i) =>
        [title, row.querySelector('th').textContent, heads[i], cell.textContent]));
})"""
WALK = f"""() => {{
    const slider = document.getElementById('slider');
    const seen = [];
    for (let stop = 0; stop <= +slider.max; stop++) {{
        slider.value = String(stop);
        slider.dispatchEvent(new Event('input'));
        seen.push([document.getElementById('caption').textContent, ({TABLES})()]);
    }}
    return seen;
}}"""


def table(rows: list[list[str]]) -> dict[tuple[str, str, str], str]:
    """What stands in the tables of secrets, by secret, row and column: the first word of each cell."""
    return {(one, two, three): re.sub(",.*", "", words) for one, two, three, words in rows if words != "·"}


def expected(story, state) -> dict[tuple[str, str, str], str]:
    """The same by the model: what each believes, and thinks that each other believes, as first word."""
    words = {True: "so", False: "not so", UNKNOWN: "no view"}
    people = story.world.characters
    return {
        (capital(fluent_words(secret)), name(one), name(other) if other else ""): words[state.value(secret, path)]
        for secret in story.world.all_fluents()
        if any(schema.secret and schema.name == secret.name for schema in story.world.fluents)
        for one in people
        for other in (None, *(each for each in people if each is not one))
        for path in [(one, other) if other else (one,)]
    }


slow = pytest.mark.slow


@pytest.mark.parametrize(
    ("page", "scheme"),
    [
        ("leak", "light"),
        ("hostile", "dark"),
        *(pytest.param(p, s, marks=slow) for p in ("film", "long") for s in ("light", "dark")),
    ],
)
def test_accessible(page, scheme, show, request):
    """No violation of accessibility, the contrast of texts included, in light and dark; nor on a narrow screen."""
    tab = show(request.getfixturevalue(page).html, color_scheme=scheme)
    for width in (1280, 400):
        tab.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(tab)
        assert found.violations_count == 0, found.generate_report()


def test_accessible_in_chosen_colours(leak, show):
    """The button chooses colours against the system's, which pass as well."""
    tab = show(leak.html, color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(ground)
    tab.click("#theme")
    assert tab.evaluate(ground) != light
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    tab.click("#theme")
    assert tab.evaluate(ground) == light


@pytest.mark.parametrize("name", ["interview", "comedy_of_errors", "chatter"])
def test_the_slider_shows_what_the_model_says(name, show, film, long):
    """At each event the tables of secrets say what the replayed states say, and the caption is the event's sentence."""
    page = {"interview": film, "chatter": long}.get(name) or report_page(api.load(name))
    story = page.story
    seen = show(page.html).evaluate(WALK)
    run = replay(story)
    states = [(None, run.start), *((m.line, m.after) for m in run.moments if not m.line.staging)]
    for (caption, rows), (line, state) in zip(seen, states, strict=True):
        model, page = expected(story, state), table(rows)
        assert page, "no table was found"
        assert page == {key: model[key] for key in page}
        assert all(model[key] == "no view" for key in model if key not in page)
        assert caption == (f"{line.name}: {line.text}" if line else "Before the first event")


def test_the_spans_of_ironies_follow_the_slider(film, show):
    """Exactly those ironies are marked that last at the event shown."""
    told = api.tell(film.story)
    tab = show(film.html, "#event-20")
    place = next(m.index for m in told.replay.moments if m.line.number == 20)
    lasting = sum(
        (i.begin is None or i.begin.index <= place) and (i.end is None or i.end.index > place) for i in told.ironies
    )
    assert tab.locator("#ironies tr.current").count() == lasting > 0
    tab.click("#ironies summary")
    tab.check("#lasting")
    assert tab.locator("#ironies tbody tr:visible").count() == lasting


def test_keys(film, show):
    """Tab comes to the skip link first and to the slider in the end; arrows, Home and End move the moment."""
    tab = show(film.html)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#findings"
    tab.keyboard.press("ArrowLeft")
    assert shown(tab) == 44
    tab.keyboard.press("Shift+Tab")  # from the skip link's target back: the last thing before it
    tab.focus("#slider")
    tab.keyboard.press("Home")
    assert shown(tab) == 0
    assert tab.is_disabled("#earlier")
    tab.keyboard.press("ArrowRight")
    assert shown(tab) == 1
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert shown(tab) == 2
    assert tab.get_attribute("#slider", "aria-valuetext") == tab.text_content("#caption")


def test_tab_reaches_everything_that_can_be_used(leak, show):
    """Each link, button, fold and scrolling region comes into focus by Tab, in the order of the page, visibly."""
    tab = show(leak.html)
    count = tab.evaluate("document.querySelectorAll('a[href], button, input, summary, [tabindex]').length")
    seen = []
    for _ in range(count + 2):
        tab.keyboard.press("Tab")
        seen.append(
            tab.evaluate(
                """(() => { const all = [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')];
                return all.indexOf(document.activeElement); })()"""
            )
        )
    focusable = tab.evaluate(
        """[...document.querySelectorAll('a[href], button, input, summary, [tabindex]')].flatMap((item, i) =>
            item.disabled || !item.checkVisibility({contentVisibilityAuto: true}) ? [] : [i])"""
    )
    assert [each for each in seen if each >= 0][: len(focusable)] == focusable


def test_frames_take_part_only_where_they_scroll(film, show):
    """A frame with nothing to scroll is no stop of the Tab key, and takes no arrow keys; on a narrow screen it is."""
    tab = show(film.html, "#event-9", viewport={"width": 1600, "height": 900})
    assert tab.get_attribute("#beliefs", "tabindex") is None
    tab.set_viewport_size({"width": 400, "height": 900})
    until(tab, "document.getElementById('beliefs').tabIndex === 0")
    tab.focus("#beliefs")
    tab.keyboard.press("ArrowRight")
    assert shown(tab) == 9
    tab.focus("#story .number")
    tab.keyboard.press("ArrowRight")
    assert shown(tab) == 10


def test_a_link_to_an_event(film, show):
    """`#event-7` opens the page at that event; a click on an event moves the slider there; the address follows."""
    tab = show(film.html, "#event-7")
    assert shown(tab) == 7
    tab.click("#story a[href='#event-12']")
    until(tab, "document.getElementById('slider').value === '12'")
    assert tab.get_attribute("#event-12", "aria-current") == "true"
    tab.click("#later")
    until(tab, "location.hash === '#event-13'")
    assert tab.locator("[aria-current=true]").count() == 1


def test_links_of_the_bar_lead_to_the_moment(long, show):
    """From the bar one comes to the event in the story and to its column in the picture, wherever they stand."""
    tab = show(long.html, "#event-40", viewport={"width": 900, "height": 700})
    seen = "(item => { const box = item.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; })"
    for words, place in (("Over time", "#timeline .now"), ("Story", "#event-40")):
        tab.click("#bar nav a:first-child")
        tab.click(f"#bar nav a:text-is('{words}')")
        assert tab.evaluate(f"[...document.querySelectorAll('{place}')].some({seen})")
    assert shown(tab) == 40


def test_the_live_region_says_what_changed(film, show):
    """Once the slider rests, screen readers are told the event and its changes."""
    tab = show(film.html, "#event-1")
    tab.click("#later")
    until(tab, "document.getElementById('live').textContent !== ''")
    event = api.tell(film.story)
    second = next(told for told in event.events if told.line.number == 2)
    words = tab.text_content("#live")
    assert second.line.text in words
    assert all(note.text[1:] in words for note in second.notes)


def test_findings_stand_at_their_lines(leak, show):
    """Each finding marks what its place covers, and its link leads to that line of the text."""
    report = api.check(api.load_text(text_of(leak), "leak.story"))
    tab = show(leak.html)
    assert tab.locator(".finding").count() == len(report.findings) == 2
    for number, found in enumerate(report.findings, 1):
        assert found.span is not None
        card = tab.locator(f"#finding-{number}")
        assert found.message in card.locator("h3").inner_text()
        assert card.locator(".found mark").inner_text() == found.span.text
        card.locator(".where .place").click()
        target = tab.evaluate("document.querySelector(':target code').textContent")
        assert target == found.span.source.line_text(found.span.line)
        assert tab.locator(":target .gutter").inner_text() == str(found.span.line)
    assert tab.locator("#event-1 .flag").inner_text().endswith(report.findings[1].message)


def text_of(page: ReportPage) -> str:
    """The text of the only file of a story."""
    span = page.story.lines[-1].span
    assert span is not None
    return span.source.text


def test_texts_stay_texts(hostile, show):
    """Names, titles and reasons that look like code are shown as they are, at every event, and run nowhere."""
    tab = show(hostile.html)
    assert tab.title().startswith("</script><script>")
    assert tab.inner_text("h1") == "</script><script>document.title='got'</script>"
    assert "<svg onload=got()>" in tab.inner_text("#credits")
    for stop in (1, 0, 2):
        tab.evaluate(f"slider.value = {stop}; slider.dispatchEvent(new Event('input'))")
        assert tab.locator("main b[onclick], main img, main [onload], main script").count() == 0
    assert "<b onclick=got()>Ann</b>" in tab.inner_text("#secrets")
    assert "<U+202E>Cleo" in tab.inner_text("#secrets")


@pytest.mark.parametrize("page", ["film", "leak", "hostile", "long"])
def test_nothing_is_wider_than_the_screen(page, show, request):
    """The page never scrolls sideways; what is wider scrolls in a frame of its own."""
    tab = show(request.getfixturevalue(page).html)
    for width in (320, 400, 1600):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script(film, show):
    """Without JavaScript everything is there and can be seen as it is at the end, and nothing that would not work."""
    tab = show(film.html, java_script_enabled=False)
    assert not tab.is_visible("#bar")
    assert not tab.is_visible("#theme")
    for section in (
        "findings",
        "moment",
        "knowledge",
        "secrets",
        "ironies",
        "words",
        "story",
        "endings",
        "text",
        "credits",
    ):
        assert tab.is_visible(f"#{section}"), section
    assert tab.locator("#beliefs svg").count() == 1
    assert tab.is_visible("#event-45")
    assert "at the end of the story" in tab.inner_text("#secrets")
    model = expected(film.story, replay(film.story).end)
    page = table(tab.evaluate(TABLES))
    assert page.items() <= model.items()


def test_on_paper(leak, show):
    """Printed, folds are open and controls are gone; the colours are those of paper, also where the system is dark."""
    tab = show(leak.html, color_scheme="dark")
    assert tab.pdf()[:5] == b"%PDF-"
    assert tab.locator("details:not([open])").count() == 0
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not tab.is_visible("#bar") and not tab.is_visible("nav")


def test_the_picture_follows_the_slider(film, show):
    """The picture of beliefs is that of the event shown, put together from its pieces without loss."""
    tab = show(film.html, "#event-45")
    at_end = tab.evaluate("document.getElementById('beliefs').innerHTML")
    tab.keyboard.press("Tab")
    for _ in range(30):
        tab.keyboard.press("ArrowLeft")
    assert shown(tab) == 15
    then = tab.evaluate("document.getElementById('beliefs').innerHTML")
    assert then != at_end
    assert tab.locator("#beliefs svg").count() == 1
    marked = tab.evaluate("[...document.querySelectorAll('#timeline .now')].map(item => item.dataset.event)")
    assert set(marked) == {"15"}


@pytest.mark.parametrize(
    ("more", "heard"),
    [('<img src="https://example.org/x.png">', "console"), ("<script>alert(1)</script>", "console")],
)
def test_noise_is_heard(more, heard, leak, browser, tmp_path):
    """The fixture bites: a page that asks for something, or runs what it should not, is noticed."""
    path = tmp_path / "report.html"
    path.write_text(leak.html.replace("</main>", f"{more}</main>"), encoding="utf-8")
    tab, noises = opened(browser, path)
    tab.wait_for_timeout(100)
    tab.context.close()
    assert any(noise.startswith(heard) for noise in noises)
