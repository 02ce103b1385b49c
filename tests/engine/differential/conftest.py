"""Engines by name; a test of one that is not built is skipped, visibly."""

import pytest

from pasdedeux.engine import which


@pytest.fixture(params=list(which.ENGINES))
def engine(request) -> str:
    """Each engine in turn."""
    name = request.param
    if name == which.NATIVE and not which.native().ready:
        pytest.skip(f"no native core: {which.native().state}")
    return str(name)
