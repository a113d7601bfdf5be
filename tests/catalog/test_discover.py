"""Where the catalog is looked for."""

from pathlib import Path

import pytest

from promisecheck.catalog import find_catalog


@pytest.fixture
def folder(tmp_path, monkeypatch):
    inner = tmp_path / "team" / "deals" / "acme"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path / "team"


def test_in_the_folder_itself(folder):
    (folder / "deals" / "acme" / "catalog.yaml").touch()
    (folder / "catalog.yaml").touch()
    assert find_catalog(Path()) == Path("catalog.yaml")


def test_in_the_nearest_parent(folder):
    (folder / "catalog.yaml").touch()
    (folder / "deals" / "catalog.yaml").touch()
    assert find_catalog(Path()) == Path("../catalog.yaml")
    assert find_catalog(folder / "deals" / "acme") == folder / "deals" / "catalog.yaml"


def test_two_parents_up_from_a_relative_folder(folder):
    (folder / "catalog.yml").touch()
    assert find_catalog(Path("../acme")) == Path("../../catalog.yml")


def test_yaml_before_yml_and_files_before_folders(folder):
    (folder / "deals" / "catalog.yaml").mkdir()
    (folder / "deals" / "catalog.yml").touch()
    assert find_catalog(folder / "deals") == folder / "deals" / "catalog.yml"
    (folder / "catalog.yml").touch()
    (folder / "catalog.yaml").touch()
    assert find_catalog(folder) == folder / "catalog.yaml"


def test_none(folder):
    assert find_catalog(folder / "deals" / "acme") is None
