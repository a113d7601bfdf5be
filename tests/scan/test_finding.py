"""Which files are documents, what they are called and in which order they come."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from promisecheck.scan import find_documents

SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("We ship it.\n", encoding="utf-8")


def paths(found) -> list[str]:
    return [source.path for source in found.documents]


def test_folders_are_searched_in_depth_and_sorted(here):
    make(here, "docs/b.md", "docs/a/z.txt", "docs/a/deep/er/c.TXT", "docs/B.md")
    assert paths(find_documents(["docs"], SUFFIXES)) == [
        "docs/B.md",
        "docs/a/deep/er/c.TXT",
        "docs/a/z.txt",
        "docs/b.md",
    ]


def test_hidden_names_are_left_out_of_folders_and_read_when_named(here):
    make(here, "docs/.draft.md", "docs/.git/x.md", "docs/a.md")
    assert paths(find_documents(["docs"], SUFFIXES)) == ["docs/a.md"]
    assert paths(find_documents(["docs/.draft.md"], SUFFIXES)) == ["docs/.draft.md"]


def test_other_kinds_are_left_out_of_folders_and_read_when_named(here):
    make(here, "docs/a.md", "docs/catalog.yaml", "docs/logo.png", "docs/README")
    found = find_documents(["docs"], SUFFIXES)
    assert paths(found) == ["docs/a.md"]
    assert found.left_out == ["docs/README", "docs/catalog.yaml", "docs/logo.png"]
    assert paths(find_documents(["docs/logo.png"], SUFFIXES)) == ["docs/logo.png"]


@pytest.mark.parametrize(
    "given",
    [
        ["docs/a.md", "docs/a.md"],
        ["docs/a.md", "docs"],
        ["docs", "docs/a.md"],
        ["docs/a.md", "./docs/../docs/a.md"],
        ["docs", "docs/"],
    ],
)
def test_a_file_is_found_once(here, given):
    make(here, "docs/a.md")
    assert paths(find_documents(given, SUFFIXES)) == ["docs/a.md"]


def test_this_folder_adds_no_dot_to_names(here):
    make(here, "a.md")
    assert paths(find_documents(["."], SUFFIXES)) == ["a.md"]


def test_whole_paths_in_this_folder_are_shown_relative(here):
    make(here, "docs/a.md")
    assert paths(find_documents([str(here / "docs")], SUFFIXES)) == ["docs/a.md"]


def test_missing_path_is_named(here):
    make(here, "a.md")
    found = find_documents(["a.md", "b.md"], SUFFIXES)
    assert paths(found) == ["a.md"]
    assert [(f.path, f.message) for f in found.missing] == [
        ("b.md", "there is no such file or folder")
    ]


@pytest.mark.parametrize("given", ["nul\0byte.md", "x" * 5000])
def test_impossible_name_is_missing(here, given):
    assert len(find_documents([given], SUFFIXES).missing) == 1


def test_folder_without_documents_is_named(here):
    make(here, "full/a.md", "bare/logo.png")
    (here / "void").mkdir()
    found = find_documents(["full", "bare", "void"], SUFFIXES)
    assert found.empty == ["bare", "void"]


def test_links_to_folders_are_not_followed(here):
    make(here, "docs/a.md")
    (here / "docs" / "loop").symlink_to(here / "docs", target_is_directory=True)
    (here / "docs" / "self").symlink_to("self")
    found = find_documents(["docs"], SUFFIXES)
    assert paths(found) == ["docs/a.md"]
    assert found.left_out == ["docs/loop", "docs/self"]


def test_links_to_files_are_followed(here):
    make(here, "elsewhere/a.md")
    (here / "docs").mkdir()
    (here / "docs" / "linked.md").symlink_to(here / "elsewhere" / "a.md")
    assert paths(find_documents(["docs"], SUFFIXES)) == ["docs/linked.md"]


def test_broken_link_with_a_document_ending_is_not_passed_over(here):
    (here / "docs").mkdir()
    (here / "docs" / "gone.md").symlink_to("nowhere.md")
    found = find_documents(["docs"], SUFFIXES)
    assert paths(found) == ["docs/gone.md"]
    with pytest.raises(FileNotFoundError):
        found.documents[0].load()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_never_opened(here):
    make(here, "docs/a.md")
    os.mkfifo(here / "docs" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("docs/socket.md")
        found = find_documents(["docs", "docs/pipe.md"], SUFFIXES)
    assert paths(found) == ["docs/a.md"]
    assert found.left_out == ["docs/pipe.md", "docs/socket.md"]
    assert [(f.path, f.message) for f in found.skipped] == [
        ("docs/pipe.md", "this is neither a file nor a folder")
    ]


def test_name_that_is_no_text_is_shown_escaped(here):
    name = os.fsdecode(b"caf\xe9.md")
    try:
        Path(name).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system refuses such names")
    found = find_documents(["."], SUFFIXES)
    assert paths(found) == ["caf\\xe9.md"]
    assert found.documents[0].load() == b"x"


def test_very_deep_folders_are_searched(here):
    deep = here
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("x")
    assert len(find_documents(["d"], SUFFIXES).documents) == 1
