"""Edits on disk: one at a time, whole or not at all, whoever kills whom in the meantime."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.catalog.editing import AddWords, SetKey, change_file, preview_change
from promisecheck.errors import CatalogError, UsageError

CATALOG = (
    "catalog: 1\nproduct: Kettle\nfeatures:\n  # one\n  - {id: lid, name: Lid, status: beta}\n"
)
WRITER = """\
import sys
from pathlib import Path
from promisecheck.catalog.editing import AddWords, change_file
path, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(10_000):
    word = f"{name} {turn}"
    change_file(path, lambda loaded: [AddWords("lid", "aliases", (word,))])
    print(word, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    return tmp_path / "catalog.yaml"


def aliases(path):
    return load_catalog(path).catalog.feature("lid").aliases


def test_twenty_processes_at_once_lose_nothing(path):
    command = [sys.executable, "-m", "promisecheck", "catalog", "set", "lid", "-c", str(path)]
    running = [
        subprocess.Popen([*command, "--alias", f"word {n}"], stderr=subprocess.PIPE)
        for n in range(20)
    ]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert sorted(aliases(path)) == sorted(f"word {n}" for n in range(20))
    assert path.read_text(encoding="utf-8").startswith(CATALOG.split("  - {")[0])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_killed_at_any_moment(path):
    accepted = set()
    for turn in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"turn {turn}"],
            stdout=subprocess.PIPE,
            text=True,
        )
        accepted.add(process.stdout.readline().strip())
        time.sleep(turn * 0.0037)  # another moment of the edit every time
        process.kill()
        accepted |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.stdout.close()
        process.wait()
        assert accepted <= set(aliases(path))
    assert len(accepted) >= 12
    change_file(path, lambda loaded: [SetKey("lid", "owner", "me")])
    assert [p.name for p in path.parent.iterdir() if p.name.endswith(".part")] == []


def test_two_people_change_different_things(path):
    change_file(path, lambda loaded: [SetKey("lid", "status", "shipped")])
    change_file(path, lambda loaded: [SetKey("lid", "note", "by the other")])
    feature = load_catalog(path).catalog.feature("lid")
    assert (feature.status, feature.note) == ("shipped", "by the other")


def test_what_would_break_the_catalog_is_not_written(path):
    before = path.read_bytes()
    with pytest.raises(CatalogError):
        change_file(path, lambda loaded: [SetKey("lid", "status", "shiped")])
    assert path.read_bytes() == before


def test_a_preview_writes_nothing(path):
    before = path.read_bytes()
    edited = preview_change(path, lambda loaded: [SetKey("lid", "status", "shipped")])
    assert path.read_bytes() == before
    assert edited.diff.splitlines()[2:] == [
        "@@ -2,4 +2,4 @@",
        " product: Kettle",
        " features:",
        "   # one",
        "-  - {id: lid, name: Lid, status: beta}",
        "+  - {id: lid, name: Lid, status: shipped}",
    ]


def test_permissions_and_links_stay(path):
    path.chmod(0o640)
    link = path.parent / "linked.yaml"
    link.symlink_to(path)
    change_file(link, lambda loaded: [AddWords("lid", "aliases", ("cover",))])
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert aliases(path) == ("cover",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_folder_that_takes_no_file(path):
    path.parent.chmod(0o500)
    try:
        with pytest.raises(UsageError, match="the catalog cannot be changed: permission denied"):
            change_file(path, lambda loaded: [SetKey("lid", "owner", "me")])
    finally:
        path.parent.chmod(0o700)


def test_an_included_file_is_changed_and_the_main_one_is_not(path):
    (path.parent / "team.yaml").write_text(
        "catalog: 1\nfeatures:\n  - {id: spout, name: Spout, status: beta}  # mine\n"
    )
    path.write_text(CATALOG.replace("features:", "include: [team.yaml]\nfeatures:"))
    before = path.read_bytes()
    edited = change_file(path, lambda loaded: [SetKey("spout", "status", "shipped")])
    assert path.read_bytes() == before
    assert edited.after.path.endswith("team.yaml")
    assert (path.parent / "team.yaml").read_text() == (
        "catalog: 1\nfeatures:\n  - {id: spout, name: Spout, status: shipped}  # mine\n"
    )
    with pytest.raises(UsageError, match="several files at once"):
        change_file(path, lambda loaded: [SetKey(i, "owner", "me") for i in ("lid", "spout")])
