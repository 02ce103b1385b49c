"""Words that change with the slider: kept once each, and found again at every stop."""

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.report.series import Series


def word_at(data, run, stop):
    """The word of a run at a stop, as the page's script reads it."""
    at = max(index for index in range(0, len(run), 2) if run[index] <= stop)
    return data["words"][run[at + 1]]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "x"])), min_size=1))
def test_each_stop_has_its_word(words):
    """A run gives back the word of each stop, and a place whose word never changes has none."""
    series = Series()
    html = series.place("td", words)
    data = series.to_json()
    if len(set(words)) == 1:
        assert data["runs"] == [] and "data-series" not in html
        return
    (run,) = data["runs"]
    assert [word_at(data, run, stop) for stop in range(len(words))] == words
    assert 'data-series="0"' in html


def test_the_page_shows_the_last_word():
    """Without a script a place shows how it ends."""
    assert Series().place("td", [("no view", "none"), ("so", "knows")], scope="row") == (
        '<td data-series="0" data-state="knows" scope="row">so</td>'
    )
