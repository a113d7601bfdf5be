"""Every format through the whole program: each exit status, standard output and files."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from xml.etree import ElementTree

import pytest

from promisecheck.reports import FORMATS


@pytest.fixture
def check(command, environment, folder):
    """Runs ``check`` in the folder with the options given."""
    environment.pop("GITHUB_STEP_SUMMARY", None)

    def run(*options):
        return subprocess.run(
            [*command, "check", *options], cwd=folder, env=environment, capture_output=True
        )

    return run


def _json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


READ = {
    "text": str,
    "concise": str,
    "json": json.loads,
    "jsonl": _json_lines,
    "sarif": json.loads,
    "junit": ElementTree.fromstring,
    "github": str,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "markdown": str,
    "csv": lambda text: list(csv.reader(io.StringIO(text))),
    "html": str,
}


def test_every_format_is_read_here():
    assert set(READ) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("paths", "status"),
    [(["docs/sub"], 0), (["docs"], 1), (["docs", "broken.md"], 2)],
    ids=["passes", "found", "unread"],
)
def test_each_status_with_a_report_that_can_be_read(check, folder, name, paths, status):
    (folder / "broken.md").write_bytes(b"\x00\xff\xfe\x00 no text \x00")
    done = check(*paths, "--format", name)
    assert done.returncode == status, done.stderr
    text = done.stdout.decode("utf-8")
    READ[name](text)
    if status:
        assert "whistle alerts" in text
    if status == 2 and name not in {"text", "concise"}:
        assert "broken.md" in text


@pytest.mark.parametrize("asked", [["docs", "--as-of", "soon"], ["docs", "--fail-on", "rain"]])
def test_nothing_is_written_where_nothing_could_be_checked(check, folder, asked):
    done = check(*asked, *as_files("out"))
    assert done.returncode == 2
    assert done.stdout == b""
    assert list(folder.glob("*.out")) == []


def as_files(ending):
    """The options that write every format to a file of its name."""
    return [part for name in FORMATS for part in ("--report", f"{name}={name}.{ending}")]


@pytest.mark.parametrize("name", ["json", "github", "html"])
def test_a_file_holds_what_standard_output_does(check, folder, name):
    done = check("docs", "--format", name, "--report", f"{name}=report.out")
    assert done.returncode == 1
    assert (folder / "report.out").read_bytes() == done.stdout


def test_two_runs_give_the_same_bytes_and_no_place_of_their_own(check, folder):
    for turn in ("a", "b"):
        check("docs", *as_files(turn))
    for name in FORMATS:
        made = (folder / f"{name}.a").read_bytes()
        assert made == (folder / f"{name}.b").read_bytes()
        assert str(folder).encode() not in made, name
