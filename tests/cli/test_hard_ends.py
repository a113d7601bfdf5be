"""Readers that hang up, disks that are full, Ctrl-C, no permission, and faults of our own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes and signals")


@pytest.fixture
def start(folder, command, environment):
    def begin(*args, **options):
        return subprocess.Popen([*command, *args], cwd=folder, env=environment, **options)

    return begin


@posix
@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl"])
def test_closed_pipe_is_quiet_and_keeps_the_status(folder, start, name):
    (folder / "docs" / "long.md").write_text(
        "Kettle Cloud includes whistle alerts.\n\n" * 2000, encoding="utf-8"
    )
    reading, writing = os.pipe()
    os.close(reading)
    process = start(
        "check", "docs", "--format", name, "--quiet", stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, b"")


@posix
def test_closed_error_pipe_is_quiet(start):
    reading, writing = os.pipe()
    os.close(reading)
    process = start("check", "docs", "missing.md", stdout=subprocess.PIPE, stderr=writing)
    os.close(writing)
    process.communicate(timeout=60)
    assert process.returncode == 2


@posix
def test_help_into_a_closed_pipe_is_no_finding(start):
    reading, writing = os.pipe()
    os.close(reading)
    process = start("check", "--help", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_one_sentence(start):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = start("check", "docs", stdout=full, stderr=subprocess.PIPE)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert errors.decode().splitlines() == [
        "promisecheck: the report cannot be written to standard output: no space left on device"
    ]


@posix
@pytest.mark.parametrize(("closed", "status"), [("0", 1), ("1", 2), ("2", 1)])
def test_closed_streams(folder, command, environment, closed, status):
    line = f'"$@" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", line, "sh", *command, "check", "docs"],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


@posix
def test_closed_standard_input_is_one_sentence(folder, command, environment):
    done = subprocess.run(
        ["sh", "-c", '"$@" 0<&-', "sh", *command, "check", "-"],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("promisecheck: <stdin>: standard input is closed\n")


@posix
def test_interrupt_gives_130_and_one_line(folder, start):
    os.mkfifo(folder / "slow.yaml")
    process = start(
        "check", "docs", "--catalog", "slow.yaml", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with open(folder / "slow.yaml", "wb"):  # noqa: PTH123 - waits until the program reads it
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert errors == b"promisecheck: stopped before the end\n"


def without_privileges() -> list[str]:
    """What to start a program with so that file modes hold for it, even for root."""
    if os.geteuid() != 0:
        return []
    capabilities = "-dac_override,-dac_read_search"
    return ["setpriv", "--bounding-set", capabilities, "--inh-caps", capabilities]


@posix
@pytest.mark.skipif(not shutil.which("setpriv"), reason="file modes may not hold for this user")
def test_no_permission_is_one_sentence(folder, command, environment):
    (folder / "docs" / "false.md").chmod(0)
    (folder / "docs" / "sub").chmod(0)
    done = subprocess.run(
        [*without_privileges(), *command, "check", "docs", "--quiet", "--format", "concise"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    (folder / "docs" / "sub").chmod(0o700)
    assert done.returncode == 2
    assert done.stdout.startswith("docs/doubtful.md:1:")
    assert done.stderr.splitlines() == [
        "promisecheck: docs/false.md: there is no permission to read it",
        "promisecheck: docs/sub: there is no permission to read it",
    ]


FAULTY = """\
import promisecheck.check
def check(self, document):
    if {condition}:
        raise LookupError("planned for the test")
    return honest(self, document)
honest = promisecheck.check.Checker.check
promisecheck.check.Checker.check = check
from promisecheck.cli import main
main()
"""


@pytest.fixture
def run_faulty(folder, environment):
    def faulty(condition, *args):
        return subprocess.run(
            [sys.executable, "-c", FAULTY.format(condition=condition), *args],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return faulty


def test_fault_in_one_document_costs_that_one_alone(run_faulty):
    done = run_faulty("'doubtful' in document.path", "check", "docs", "--format", "concise", "-q")
    assert done.returncode == 2
    assert done.stdout.startswith("docs/false.md:1:")
    assert re.fullmatch(
        r"promisecheck: docs/doubtful\.md: this document brings out a fault of the program "
        r"\(LookupError in scan/examining\.py, line \d+\); please report it\n",
        done.stderr,
    )


def test_fault_shows_its_place_when_asked(run_faulty):
    done = run_faulty("'doubtful' in document.path", "check", "docs", "--verbose")
    assert "LookupError: planned for the test" in done.stderr


BROKEN = """\
import sys
import promisecheck.cli.checking
def run_check(*asked):
    raise LookupError("planned for the test")
promisecheck.cli.checking.run_check = run_check
from promisecheck.cli import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "details"), [(["check", "x"], False), (["check", "x", "-v"], True)]
)
def test_fault_anywhere_is_two_and_one_line(folder, environment, arguments, details):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert re.match(
        r"promisecheck: this is a fault of the program \(\w+ in [\w/]+\.py", done.stderr
    )
    assert ("Traceback" in done.stderr) is details
    assert details or len(done.stderr.splitlines()) == 1
