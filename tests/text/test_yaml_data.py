"""Data files are parsed once, and never shown as they were before a change."""

from __future__ import annotations

import os

import pytest

from promisecheck.text import yaml_text
from promisecheck.text.yaml_data import load_data


@pytest.fixture
def parses(monkeypatch):
    """Counts how often YAML is parsed, where Python may keep what it compiles."""
    counted = []

    def parsed(text: bytes):
        counted.append(text)
        return original(text)

    original = yaml_text.parsed
    monkeypatch.setattr(yaml_text, "parsed", parsed)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    return counted


def written(path, text, at):
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))
    return path


def test_every_value_is_a_text(tmp_path):
    path = written(tmp_path / "words.yaml", "no: [on, 1, yes, ~]\nempty:\n", at=1)
    assert load_data(path) == {"no": ("on", "1", "yes", "~"), "empty": ""}


def test_a_file_is_parsed_once(tmp_path, parses):
    path = written(tmp_path / "words.yaml", "[one, two]", at=1_000_000_000)
    assert [load_data(path) for _ in range(3)] == [("one", "two")] * 3
    assert len(parses) == 1


@pytest.mark.parametrize(("text", "at"), [("[six, two]", 2_000_000_000), ("[one]", 1_000_000_000)])
def test_a_changed_file_is_parsed_anew(tmp_path, parses, text, at):
    path = written(tmp_path / "words.yaml", "[one, two]", at=1_000_000_000)
    load_data(path)
    assert load_data(written(path, text, at)) == tuple(text.strip("[]").split(", "))
    assert len(parses) == 2


def test_a_folder_that_cannot_be_written_costs_only_the_time(tmp_path, parses, monkeypatch):
    (tmp_path / "__pycache__").write_text("no folder", encoding="utf-8")
    path = written(tmp_path / "words.yaml", "[one, two]", at=1)
    assert load_data(path) == load_data(path) == ("one", "two")
    assert len(parses) == 2
