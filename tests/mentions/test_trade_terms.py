"""A shortened name that a document repeats and never writes out is a word of the trade."""

from __future__ import annotations

import datetime as dt

import pytest

from promisecheck.catalog import parse_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

CATALOG = """\
catalog: 1
product: Harbour
features:
  - {id: berths, name: Tidal berth planning, status: beta}
  - {id: ledger, name: Quay ledger, status: beta}
"""
SHORT = "Harbour does berth planning."
AGAIN = "Your berth planning is done by noon."
WRITTEN_OUT = "Harbour comes with tidal berth planning."


@pytest.fixture(scope="module")
def checker():
    catalog = parse_catalog(CATALOG.encode(), "catalog.yaml").catalog
    return Checker(catalog, as_of=dt.date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (SHORT, ["berth planning"]),
        (f"{SHORT}\n\n{AGAIN}", []),
        (f"{SHORT}\n\n{AGAIN}\n\n{WRITTEN_OUT}", ["berth planning"] * 2 + ["tidal berth planning"]),
        (
            f"{SHORT}\n\nTidal planning of berths is there.",
            ["berth planning", "Tidal planning of berths"],
        ),
        (f"{SHORT}\n\nIs berth planning there?\n\nYes.", []),
        ("You get the ledger by noon.", []),
        ("Ledger and till are closed at noon.", []),
        ("Harbour has no ledger.", ["ledger"]),
        ("You get the Ledger by noon.", ["Ledger"]),
        ("You get the ledger.\n\nThe quay ledger is new.", ["ledger", "quay ledger"]),
        ("Bring the ledger.\n\nThe quay ledger is new.", ["quay ledger"]),
    ],
)
def test_what_is_left_of_a_repeated_short_name(checker, text, named):
    claims = checker.check(read_document(text.encode(), "note.md")).claims
    assert [claim.mention.text for claim in claims if claim.features] == named


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Harbour has no ledger.", [True]),
        ("Harbour has no quay ledger.", [False]),
        ("Harbour has no ledger.\n\nThe quay ledger is gone.", [False, False]),
    ],
)
def test_a_last_word_denies_something_of_that_kind(checker, text, partial):
    claims = checker.check(read_document(text.encode(), "note.md")).claims
    assert [claim.partial for claim in claims] == partial
