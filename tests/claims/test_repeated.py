"""What documents say word for word alike is read once, and each keeps its own places."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.claims import read
from promisecheck.documents import read_document

CATALOG = load_catalog(Path(__file__).with_name("catalog.yaml")).catalog
PARTED = (
    ("Field maps are out of scope.", "denied"),
    ("Field maps are out, of scope.", "promised"),
)
SAID = "Acme Suite includes field maps.\n"


def test_each_document_has_its_own_places_and_the_words_are_searched_once(monkeypatch):
    searched = []
    honest = read.find_mentions
    monkeypatch.setattr(
        read, "find_mentions", lambda one, index: (searched.append(one.text), honest(one, index))[1]
    )
    checker = Checker(CATALOG, as_of=dt.date(2026, 11, 21))
    texts = (SAID, f"# Offer\n\n{SAID}", f"> {SAID}\nWe do not have a patient portal.\n\n{SAID}")
    found = [
        [
            (
                claim.mention.text,
                claim.stance,
                claim.location.start.line,
                claim.location.start.column,
            )
            for claim in checker.check(read_document(text.encode(), "note.md")).claims
        ]
        for text in texts
    ]
    assert found == [
        [("field maps", "promised", 1, 21)],
        [("field maps", "promised", 3, 21)],
        [
            ("field maps", "promised", 1, 23),
            ("patient portal", "denied", 3, 18),
            ("field maps", "promised", 5, 21),
        ],
    ]
    assert searched.count(SAID.strip()) == 1


@pytest.mark.parametrize("texts", [PARTED, PARTED[::-1]], ids=["whole first", "parted first"])
def test_the_same_words_parted_by_a_comma_are_not_the_same(texts):
    checker = Checker(CATALOG, as_of=dt.date(2026, 11, 21))
    for text, stance in texts:
        [claim] = checker.check(read_document(text.encode(), "note.txt")).claims
        assert (text, claim.stance) == (text, stance)
