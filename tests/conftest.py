"""What every test may use: the slow mark, the folder shared with the project, Hypothesis' settings."""

import gc
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run, and no deadline: the machines are slow and shared.
_quiet = {"deadline": None, "derandomize": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("fast", max_examples=25, **_quiet)  # type: ignore[arg-type]  # a plain dict of settings
settings.register_profile("slow", max_examples=500, **_quiet)  # type: ignore[arg-type]  # the same


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --slow, which runs the tests marked slow too and gives properties more examples, and --rewrite."""
    parser.addoption("--slow", action="store_true", help="run the tests marked slow too")
    parser.addoption("--rewrite", action="store_true", help="write what commands print now into the documents")


def pytest_configure(config: pytest.Config) -> None:
    """Give properties as many examples as the run has time for, and let the processes of tests hear Ctrl-C."""
    gc.set_threshold(200_000, 20, 100)  # as the command line has it
    settings.load_profile("slow" if config.getoption("--slow") else "fast")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what runs in the background
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip the tests marked slow, visibly, unless --slow was given."""
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: runs with --slow"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared: problems of the field, vectors, the film. Without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the shared folder is not there: {folder}")
    return folder
