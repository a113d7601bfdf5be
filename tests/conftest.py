"""The ``--update-golden`` flag and what compares with golden files."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write golden files anew from what the program gives; look at the difference then.",
    )


def pytest_configure(config):
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is for people at their desks, not for CI")
    heed_interrupts()
    keep_away_from_home(config)


def keep_away_from_home(config: pytest.Config) -> None:
    """Let no test read or write what the user's own runs keep between them."""
    place = tempfile.TemporaryDirectory(prefix="promisecheck-tests-")
    config.add_cleanup(place.cleanup)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = place.name


def heed_interrupts() -> None:
    """Let Ctrl-C reach the programs that the tests start, wherever pytest runs.

    A shell starts what it puts in the background with SIGINT ignored, every process below inherits
    that, and a program which heeded it all the same would be wrong (POSIX, 2.12 of the shell).
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def golden(request) -> Callable[[Path, str], None]:
    """Compares text with a golden file to the byte, or writes the file with --update-golden."""

    def compare(path: Path, given: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(given.encode())
        assert path.exists(), f"{path} is missing; run pytest --update-golden and look at it"
        assert given == path.read_bytes().decode()

    return compare
