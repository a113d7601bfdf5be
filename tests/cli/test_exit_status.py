"""Every row of the table of exit statuses, and that no misuse ever shows a traceback."""

from __future__ import annotations

import os

import pytest

AS_OF = ("--as-of", "2026-11-21")

ROWS = [
    # status 0: checked, nothing at or above --fail-on
    (0, "docs/sub/honest.md"),
    (0, "docs/doubtful.md"),
    (0, "docs/shy.md"),
    (0, "docs/false.md --fail-on never"),
    (0, "docs/false.md --ignore unavailable"),
    (0, "docs/false.md --select PC3"),
    (0, "docs/sub --scope plan=office"),
    (0, "empty --allow-empty"),
    (0, "docs/sub binary.txt --allow-skipped"),
    (0, "docs/sub strange.xyz --allow-skipped"),
    # status 1: checked, and something is
    (1, "docs"),
    (1, "docs/false.md"),
    (1, "docs/false.md --select PC101"),
    (1, "docs/doubtful.md --fail-on warning"),
    (1, "docs/shy.md --fail-on info"),
    (1, "docs/false.md binary.txt --allow-skipped"),
    (1, "docs/false.md empty --allow-empty"),
    # status 2: could not do what was asked
    (2, ""),
    (2, "docs --nonsense"),
    (2, "docs --format jsn"),
    (2, "docs --fail-on eror"),
    (2, "docs --color sometimes"),
    (2, "docs --as-of yesterday"),
    (2, "docs --as-of 2026-02-30"),
    (2, "docs --as-of 20261121"),
    (2, "docs --scope plan"),
    (2, "docs --scope plan="),
    (2, "docs --scope plam=home"),
    (2, "docs --scope plan=hme"),
    (2, "docs --select PC999"),
    (2, "docs --ignore nonsense"),
    (2, "docs --report json"),
    (2, "docs --report jsn=out.json"),
    (2, "docs --report json=no/such/folder/out.json"),
    (2, "docs --catalog missing.yaml"),
    (2, "docs --catalog docs"),
    (2, "docs --catalog broken.yaml"),
    (2, "docs --catalog binary.txt"),
    (2, "missing.md"),
    (2, "missing.md --allow-skipped"),
    (2, "docs/sub/honest.md missing.md"),
    (2, "docs/false.md missing.md"),
    (2, "empty"),
    (2, "docs empty"),
    (2, "binary.txt"),
    (2, "docs binary.txt"),
    (2, "strange.xyz"),
    (2, "pipe.md"),
]


@pytest.fixture
def messy(folder):
    (folder / "empty").mkdir()
    (folder / "binary.txt").write_bytes(b"MZ\x00\x01\x02\x00\x00\xff\xfe" * 50)
    (folder / "strange.xyz").write_text("whistle alerts", encoding="utf-8")
    (folder / "broken.yaml").write_text("catalog: 1\nfeatures: [", encoding="utf-8")
    os.mkfifo(folder / "pipe.md")
    return folder


@pytest.mark.parametrize(("status", "arguments"), ROWS)
def test_status(messy, run, status, arguments):
    done = run("check", *AS_OF, *arguments.split())
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    if status == 2:
        assert done.stderr.startswith("promisecheck: ") or "\npromisecheck: " in done.stderr


def test_the_readable_are_still_checked_and_the_others_named(messy, run):
    done = run("check", "docs/false.md", "missing.md", "binary.txt", "empty", "--format", "concise")
    assert done.returncode == 2
    assert done.stdout.startswith("docs/false.md:1:")
    named = [line.split(": ")[1] for line in done.stderr.splitlines() if line.startswith("prom")]
    assert named == ["binary.txt", "empty", "missing.md"]


@pytest.mark.parametrize("asked", ["--help", "check --help", "-h", "check -h", "--version"])
def test_help_is_no_failure(run, asked):
    done = run(*asked.split())
    assert done.returncode == 0
    assert done.stdout
    assert done.stderr == ""


def test_no_command_shows_the_help_and_is_misuse(run):
    done = run()
    assert done.returncode == 2
    assert "Usage" in done.stdout


@pytest.mark.parametrize("wrong", ["chek", "--chek"])
def test_misspelt_command_is_misuse(run, wrong):
    done = run(wrong)
    assert done.returncode == 2
    assert done.stderr.startswith("promisecheck: no such ")
    assert len(done.stderr.splitlines()) == 1
