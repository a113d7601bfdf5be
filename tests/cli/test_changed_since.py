"""``--changed-since`` with a real repository: what is looked at, and what is said of it."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
DAY = ("--as-of", "2026-11-21")
ALL = ["docs/doubtful.md", "docs/false.md", "docs/shy.md", "docs/sub/honest.md"]


@pytest.fixture
def repository(folder):
    """The folder with all that a run may depend on, kept by git; a README that no run needs."""
    (folder / "promisecheck.toml").write_text(
        'waivers = "granted.yaml"\nbaseline = "known.json"\n'
        '[[paths]]\nglob = "sub/"\ncatalog = "other.yaml"\n'
    )
    (folder / "granted.yaml").write_text("waivers: []\n")
    (folder / "known.json").write_text('{"baseline": 1, "entries": []}\n')
    entry = "  - {id: boil-timer, name: boil timer, status: shipped}\n"
    (folder / "part.yaml").write_text(f"catalog: 1\nfeatures:\n{entry}")
    (folder / "other.yaml").write_text(
        "catalog: 1\nproduct: Tea Cloud\ninclude: [part.yaml]\nfeatures: []\n"
    )
    (folder / "read.me").write_text("x\n")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "first"]):
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)
    return folder


def looked_at(done) -> list[str]:
    return [document["path"] for document in json.loads(done.stdout)["documents"]]


@pytest.mark.parametrize(
    ("changed", "expected", "which"),
    [
        ("read.me", [], ""),
        ("docs/shy.md", ["docs/shy.md"], ""),
        ("catalog.yaml", ALL[:3], "all documents that are held against it are looked at"),
        ("other.yaml", ALL[3:], "all documents that are held against it are looked at"),
        ("part.yaml", ALL[3:], "all documents that are held against it are looked at"),
        ("promisecheck.toml", ALL, "all documents are looked at"),
        ("granted.yaml", ALL, "all documents are looked at"),
        ("known.json", ALL, "all documents are looked at"),
    ],
)
def test_what_findings_depend_on(run, repository, changed, expected, which):
    with (repository / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    done = run("check", "docs", "--changed-since", "HEAD", *DAY, "--format", "json")
    assert looked_at(done) == expected
    said = [line for line in done.stderr.splitlines() if "looked at" in line]
    assert said == ([f"{changed} changed since HEAD: {which}."] if which else [])
    if len(expected) < len(ALL):
        left = len(ALL) - len(expected)
        assert f"{left} file" in done.stderr
        assert "unchanged" in done.stderr
    if not expected:
        assert done.returncode == 0


def test_quiet_says_nothing_of_it(run, repository):
    (repository / "catalog.yaml").write_text((repository / "catalog.yaml").read_text() + "\n")
    done = run("check", "docs", "--changed-since", "HEAD", *DAY, "-q")
    assert done.stderr == ""


def test_a_catalog_that_git_does_not_keep_counts_as_changed(run, repository, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "catalog.yaml"
    shutil.copy(repository / "catalog.yaml", elsewhere)
    options = ("--changed-since", "HEAD", *DAY, "--format", "json", "--catalog", str(elsewhere))
    done = run("check", "docs", *options)
    assert looked_at(done) == ALL
    assert f"{elsewhere} is not kept by git: all documents that are held" in done.stderr


def test_a_document_that_git_does_not_keep_counts_as_changed(run, repository):
    (repository / ".git" / "info" / "exclude").write_text("own.md\n")
    (repository / "own.md").write_text("Kettle Cloud includes whistle alerts.\n")
    done = run(
        "check", "docs", "own.md", "--changed-since", "HEAD", *DAY, "--format", "json"
    )  # fmt: skip
    assert looked_at(done) == ["own.md"]


def test_a_change_that_is_committed_and_one_of_an_earlier_revision(run, repository):
    path = repository / "catalog.yaml"
    path.write_text(path.read_text() + "\n")
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, "commit", "-qam", "second"], cwd=repository, check=True)
    options = ("check", "docs", *DAY, "--format", "json", "--changed-since")
    assert looked_at(run(*options, "HEAD~1")) == ALL[:3]
    assert looked_at(run(*options, "HEAD")) == []


def test_show_files_lists_what_is_unchanged(run, repository):
    (repository / "docs" / "shy.md").write_text("Hello.\n")
    done = run("check", "docs", "--show-files", "--changed-since", "HEAD")
    assert "docs/shy.md: read as " in done.stdout
    assert "docs/false.md: left out: it is unchanged since HEAD\n" in done.stdout


def test_what_was_not_looked_at_keeps_its_place_in_the_baseline(run, repository):
    options = ("check", "docs", *DAY)
    run(*options, "--write-baseline", "known.json")
    before = json.loads((repository / "known.json").read_text())["entries"]
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, "commit", "-qam", "second"], cwd=repository, check=True)
    (repository / "docs" / "shy.md").write_text("Hello.\n")
    done = run(*options, "--changed-since", "HEAD")
    assert "found no more" in done.stderr  # the finding in docs/shy.md
    assert done.stderr.count("found no more") == 1
    run(*options, "--changed-since", "HEAD", "--write-baseline", "known.json")
    after = json.loads((repository / "known.json").read_text())["entries"]
    assert after == [entry for entry in before if entry["path"] != "docs/shy.md"]
