"""Which files in folders are looked at: ignore files, globs, hidden names, what was named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from promisecheck.errors import UsageError
from promisecheck.scan import Choice, find_documents, patterns
from promisecheck.scan.changes import changes_since

SUFFIXES = frozenset({".txt", ".md"})
FILES = ("a.md", "old/b.md", "old/keep.md", "sub/c.md", "sub/old/d.md", ".secret/e.md", "sub/.f.md")


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    for name in FILES:
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("We ship it.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, **choice) -> list[str]:
    sources = find_documents(paths or ("docs",), SUFFIXES, Choice(**choice)).documents
    return [source.path.removeprefix("docs/") for source in sources]


ALL = ["a.md", "old/b.md", "old/keep.md", "sub/c.md", "sub/old/d.md"]


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ("", ALL),
        ("# old\n\n", ALL),
        ("old/\n", ["a.md", "sub/c.md"]),
        ("/old\n", ["a.md", "sub/c.md", "sub/old/d.md"]),
        ("*.md\n!a.md\n", ["a.md"]),
        ("old/*\n!old/keep.md\n", ["a.md", "old/keep.md", "sub/c.md", "sub/old/d.md"]),
        ("old/\n!old/keep.md\n", ["a.md", "sub/c.md"]),
        ("sub/**/d.md\n", ["a.md", "old/b.md", "old/keep.md", "sub/c.md"]),
        ("[", ALL),
    ],
)
@pytest.mark.parametrize("name", [".gitignore", ".promisecheckignore"])
def test_ignore_files(here, name, ignored, left):
    (here / "docs" / name).write_text(ignored)
    assert found() == left
    assert found(ignore_files=False) == ALL


def test_the_nearer_file_decides_and_ours_goes_before_that_of_git(here):
    (here / "docs" / ".gitignore").write_text("*.md\n")
    (here / "docs" / "sub" / ".gitignore").write_text("!c.md\n")
    (here / "docs" / ".promisecheckignore").write_text("!a.md\n")
    assert found() == ["a.md", "sub/c.md"]


def test_files_above_the_folder_count_up_to_the_repository(here):
    (here / ".gitignore").write_text("old/\n")
    assert found("docs/sub") == ["sub/c.md"]
    (here / "docs" / "sub" / ".git").mkdir()
    assert found("docs/sub") == ["sub/c.md", "sub/old/d.md"]


def test_globs(here):
    assert found(exclude=patterns(["old/", "a.*"], Path())) == ["sub/c.md"]
    assert found(exclude=patterns(["docs/old/"], Path())) == ["a.md", "sub/c.md", "sub/old/d.md"]
    assert found(include=patterns(["sub/**"], Path("docs"))) == ["sub/c.md", "sub/old/d.md"]


def test_hidden_names_when_asked_for_but_never_what_git_keeps(here):
    (here / "docs" / ".git").mkdir()
    (here / "docs" / ".git" / "x.md").write_text("x")
    assert found(hidden=True) == sorted([*ALL, ".secret/e.md", "sub/.f.md"])


def test_what_is_named_is_read_unless_excluding_is_forced(here):
    (here / "docs" / ".gitignore").write_text("old/\n")
    exclude = patterns(["a.md"], Path())
    named = ("docs/a.md", "docs/old/b.md", "docs/sub/c.md")
    assert found(*named, exclude=exclude) == ["a.md", "old/b.md", "sub/c.md"]
    assert found(*named, exclude=exclude, force_exclude=True) == ["sub/c.md"]
    assert found("docs/old", force_exclude=True) == []


def test_what_stays_out_is_told(here):
    (here / "docs" / ".gitignore").write_text("old/\na.md\n")
    files = find_documents(["docs"], SUFFIXES)
    assert files.excluded == ["docs/a.md", "docs/old/", "docs/sub/old/"]


def test_a_folder_of_which_all_is_excluded_has_no_document(here):
    (here / "docs" / ".gitignore").write_text("*.md\n")
    assert find_documents(["docs"], SUFFIXES).empty == ["docs"]


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def git(here):
    def run(*arguments: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *name, *arguments], cwd=here, check=True, capture_output=True)

    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


@needs_git
def test_what_changed_since_a_revision(here, git):
    (here / "docs" / "a.md").write_text("changed\n")
    (here / "docs" / "old" / "b.md").unlink()
    (here / "docs" / "ne w\né.md").write_text("new\n")
    (here / "docs" / ".gitignore").write_text("x.md\n")
    (here / "docs" / "x.md").write_text("ignored\n")
    names = {Path(path).name for path in changes_since("HEAD").changed if path.endswith(".md")}
    assert names == {"a.md", "ne w\né.md"}
    assert str(here / "docs" / "a.md") in changes_since("HEAD").changed


@needs_git
def test_what_changed_on_the_other_branch_does_not_count(here, git):
    git("branch", "topic")
    (here / "docs" / "a.md").write_text("changed on main\n")
    git("commit", "-qam", "second")
    git("checkout", "-q", "topic")
    (here / "docs" / "sub" / "c.md").write_text("changed here\n")
    git("commit", "-qam", "third")
    assert {Path(path).name for path in changes_since("main").changed} == {"c.md"}


@needs_git
@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "HEAD~9"])
def test_a_revision_that_there_is_not(here, git, revision):
    with pytest.raises(UsageError, match="git knows no such revision"):
        changes_since(revision)


@needs_git
def test_no_repository(here):
    with pytest.raises(UsageError, match="git cannot tell"):
        changes_since("HEAD")
