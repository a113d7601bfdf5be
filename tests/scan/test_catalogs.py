"""Catalogs kept between runs: the same as read anew, and never one of another state of things."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from pathlib import Path

import pytest

from promisecheck.catalog import load, load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.errors import CatalogError
from promisecheck.model import Feature
from promisecheck.scan import catalogs
from promisecheck.scan.catalogs import KeptCatalogs, ready
from promisecheck.scan.values import Values

CATALOG = """\
catalog: 1
product: Kettle Cloud
updated: 2026-11-15
dimensions: {plan: {team: [Team], enterprise: [Enterprise, Corporate]}}
include: [teams/more.yaml]
features:
  - {id: lamp, name: lamp, aliases: [night light, LED], status: planned, eta: 2027-Q1}
  - id: horn
    name: kettle horn
    not: [horn section]
    status: shipped
    only: {plan: [enterprise]}
    exceptions: [{when: {plan: [team]}, status: unstable, note: rattles}]
    limits: [{name: horns, max: 5 horns}, {name: signals, max: unlimited}]
    review_by: 2027-01-31
"""
MORE = "catalog: 1\nfeatures:\n  - {id: lid, name: Lid sensor, aliases: [LED], status: shipped}\n"
TEXT = """\
Kettle Cloud has a nite light by March 2027 and 6 kettle horns in Team.
It comes with sensors for lids, and no horn section.
"""


@pytest.fixture
def catalog(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("teams").mkdir()
    Path("teams/more.yaml").write_text(MORE, encoding="utf-8")
    path = Path("catalog.yaml")
    path.write_text(CATALOG, encoding="utf-8")
    return path


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The catalogs that were read anew, by their paths."""
    read, honest = [], load.parse_catalog
    monkeypatch.setattr(
        load, "parse_catalog", lambda data, path: (read.append(path), honest(data, path))[1]
    )
    return read


def entry(folder: Path) -> Path:
    [path] = [path for path in folder.glob("??/*") if path.is_file()]
    return path


def claims(loaded):
    checker = Checker(loaded.catalog, as_of=dt.date(2026, 11, 21), index=loaded.index)
    return checker.check(read_document(TEXT.encode(), "note.txt"))


def test_a_kept_catalog_is_the_one_that_was_read(catalog, parsed):
    kept = KeptCatalogs(Path("kept"))
    first, again = kept.load(catalog), kept.load(catalog)
    assert parsed == ["catalog.yaml"]
    as_read = ready(load_catalog(catalog))
    for loaded in (first, again):
        assert loaded.catalog == as_read.catalog
        assert loaded.warnings == as_read.warnings != ()
        assert loaded.files == as_read.files == ("catalog.yaml", "teams/more.yaml")
        assert loaded.index is not None
        assert claims(loaded) == claims(as_read)
    assert len(claims(as_read).findings) > 2


@pytest.mark.parametrize(
    ("file", "text"),
    [("catalog.yaml", CATALOG.replace("planned", "beta")), ("teams/more.yaml", MORE + "\n")],
)
def test_what_changed_is_read_anew(catalog, parsed, file, text):
    kept = KeptCatalogs(Path("kept"))
    kept.load(catalog)
    at = Path(file).stat()
    Path(file).write_text(text, encoding="utf-8")
    os.utime(file, ns=(at.st_atime_ns, at.st_mtime_ns))
    found = kept.load(catalog)
    assert len(parsed) == 2
    assert found.catalog == load_catalog(catalog).catalog


def test_an_included_file_that_is_gone_is_missed(catalog):
    kept = KeptCatalogs(Path("kept"))
    kept.load(catalog)
    Path("teams/more.yaml").unlink()
    with pytest.raises(CatalogError, match="there is no such file"):
        kept.load(catalog)


def test_another_state_of_the_program_reads_it_anew(catalog, parsed, monkeypatch):
    kept = KeptCatalogs(Path("kept"))
    kept.load(catalog)
    monkeypatch.setattr(catalogs, "program_digest", lambda *rooms: "another")
    kept.load(catalog)
    assert len(parsed) == 2


class Asking:
    """Bytes that ask whoever reads them to call something."""

    def __init__(self, *called: object) -> None:
        self._called = called

    def __reduce__(self):
        made_by, *given = self._called
        return (made_by, tuple(given))


@pytest.mark.parametrize(
    "value", [Asking(os.mkdir, "sinister"), Asking(Feature), (1, []), None, "a text"]
)
def test_an_entry_of_another_make_is_read_anew(catalog, parsed, monkeypatch, value):
    kept = KeptCatalogs(Path("kept"))
    with monkeypatch.context() as patched:
        patched.setattr(Values, "dumped", lambda *_: pickle.dumps(value))
        kept.load(catalog)
    found = kept.load(catalog)
    assert len(parsed) == 2
    assert found.catalog == load_catalog(catalog).catalog
    assert not Path("sinister").exists()


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: b"x"])
def test_a_damaged_entry_counts_as_none(catalog, parsed, damage):
    kept = KeptCatalogs(Path("kept"))
    kept.load(catalog)
    path = entry(Path("kept"))
    path.write_bytes(damage(path.read_bytes()))
    found = kept.load(catalog)
    assert len(parsed) == 2
    assert found.catalog == load_catalog(catalog).catalog


def test_a_folder_that_cannot_be_made_costs_only_the_time(catalog, parsed):
    Path("kept").write_text("no folder", encoding="utf-8")
    kept = KeptCatalogs(Path("kept"))
    assert kept.load(catalog).catalog == kept.load(catalog).catalog
    assert len(parsed) == 2


def test_a_broken_catalog_is_not_kept(catalog):
    catalog.write_text("catalog: 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CatalogError):
            KeptCatalogs(Path("kept")).load(catalog)
    assert not Path("kept").exists()


def test_the_last_states_of_a_catalog_are_kept(catalog, monkeypatch):
    monkeypatch.setattr(catalogs, "MOST_ENTRIES", 3)
    kept = KeptCatalogs(Path("kept"))
    for number in range(6):
        catalog.write_text(CATALOG + f"# {number}\n", encoding="utf-8")
        kept.load(catalog)
    assert len(list(Path("kept").glob("??/*"))) == 3


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_may_look_at_what_is_planned(catalog):
    KeptCatalogs(Path("kept")).load(catalog)
    assert Path("kept").stat().st_mode & 0o077 == 0
