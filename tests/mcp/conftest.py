"""One server for all tests that do nothing to it."""

import pytest

from tests.mcp.serving import serving

SMALL = """story "Tea"
character Ada, Ben
place Study
secret debt "Ben is in debt" true, known to Ben
wants Ben
    1 for Ada believes debt
scene "Four o'clock" at Study with Ada, Ben
    Ben tells Ada that debt [T1]
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with one story."""
    made = tmp_path_factory.mktemp("served")
    (made / "tea.story").write_text(SMALL, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def served(folder):
    """A server of that folder, and a client."""
    with serving(folder) as it:
        yield it
