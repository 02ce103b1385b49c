"""Pictures that share their elements."""

from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.report.sheets import Sheets


def picture(data, part):
    """The markup of a part, put together as the page's script does it."""
    found = data["parts"][part]
    return found if isinstance(found, str) else "".join(picture(data, each) for each in found)


LEAVES = st.sampled_from(["<rect x='1'/>", "a b", "one. two; three: four", "&lt;c&gt;", "\n"])
MARKUP = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<g a='1'>{''.join(parts)}</g>"), max_leaves=12
)


@given(st.lists(MARKUP, min_size=1))
def test_sheets_give_back_each_picture(pictures):
    """Pictures that share their elements are put together again as they were."""
    sheets = Sheets()
    for each in pictures:
        sheets.add(each)
    data = sheets.to_json()
    assert [picture(data, sheet) for sheet in data["sheets"]] == pictures


def test_what_is_equal_is_kept_once():
    """A part that stands in two pictures, in another place, is there once; an equal picture costs a number."""
    sheets = Sheets()
    box = "<g><text>Pierre</text><rect/></g>"
    for each in (f"<svg>{box}</svg>", f"<svg><g transform='translate(1)'>{box}</g></svg>", f"<svg>{box}</svg>"):
        sheets.add(each)
    data = sheets.to_json()
    assert [part for part in data["parts"] if isinstance(part, str)].count("Pierre") == 1
    assert data["sheets"][0] == data["sheets"][2] != data["sheets"][1]
