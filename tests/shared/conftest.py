"""Who is asked: each engine in turn, and the reference. An engine that is not built is skipped, visibly."""

import pytest

from pasdedeux.engine import which
from tests.shared.engines import EVERYONE, REFERENCE


@pytest.fixture(params=EVERYONE)
def engine(request, monkeypatch) -> str:
    """An engine by name, as the one that runs; or the reference."""
    name = str(request.param)
    if name == which.NATIVE and not which.native().ready:
        pytest.skip(f"no native core: {which.native().state}")
    if name != REFERENCE:
        monkeypatch.setenv(which.VARIABLE, name)
    return name
