"""The phrases of the data files can be met: their words are words as texts are read.

"cannot" is read as "can not" and a hyphen parts words, so that a phrase with either never counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import promisecheck.claims
from promisecheck.claims.phrases import spellings
from promisecheck.claims.spoken import spoken
from promisecheck.text.yaml_data import load_data

DATA = Path(promisecheck.claims.__file__).parent / "data"
GROUPED = [*sorted((DATA / "cues").glob("*.yaml")), DATA / "heads.yaml"]
FILES = [*GROUPED, DATA / "answers.yaml", DATA / "deals.yaml"]
STAND_INS = ("*", "PLAN", "may_month")


def phrases(value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from map(str, inner) if key in ("phrases", "reported") else phrases(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from phrases(inner)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_of_a_phrase_can_be_met(path):
    found = list(phrases(load_data(path)))
    assert found
    never = {
        (phrase, word)
        for phrase in found
        for words in spellings(phrase.lstrip("=^"))
        for word in words
        if word not in STAND_INS and [token.norm for token in spoken(word)] != [word]
    }
    assert not never


@pytest.mark.parametrize("path", GROUPED, ids=lambda path: path.stem)
def test_no_phrase_is_written_twice(path):
    """Of headings the first group decides, so that a phrase of two groups is dead in the later."""
    every = path.stem == "heads"
    listed = [
        ("" if every else group["category"], "" if every else group.get("direction"), phrase)
        for group in load_data(path)
        for phrase in group["phrases"]
    ]
    assert [entry for entry in listed if listed.count(entry) > 1] == []
