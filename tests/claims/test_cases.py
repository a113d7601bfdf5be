"""What a text says about each feature that it names, one table a family of cues.

A case has a ``text``, perhaps the ``name`` that it is read by (Markdown else), and ``says``: the
words of each mention with their stance and, where it matters, the kind of hedge. What stands in
``known_gaps.yaml`` is known to come out wrong, with the reason: a case that comes out right
belongs into its table.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

HERE = Path(__file__).parent
TABLES = sorted((HERE / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def checker():
    return Checker(load_catalog(HERE / "catalog.yaml").catalog, as_of=dt.date(2026, 11, 21))


def table(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def said(checker, case):
    """Words of each mention to its stance and hedge; the last one where words come twice."""
    document = read_document(case["text"].encode(), case.get("name", "case.md"))
    given = {}
    for claim in checker.check(document).claims:
        hedge = f" {claim.hedge.value}" if claim.hedge else ""
        given[claim.mention.text] = f"{claim.stance.value}{hedge}"
    return given


def agrees(given, right):
    """Whether the words are the same, and each stance the right one, its hedge as far as given."""
    return given.keys() == right.keys() and all(
        given[words] == stance or given[words].split()[0] == stance
        for words, stance in right.items()
    )


def cases(paths):
    return [
        pytest.param(case, id=f"{path.stem}: {case['text']}")
        for path in paths
        for case in table(path)
    ]


@pytest.mark.parametrize("case", cases(TABLES))
def test_says(checker, case):
    given = said(checker, case)
    assert agrees(given, case["says"]), given


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["text"], marks=pytest.mark.xfail(reason=case["gap"]))
        for case in table(HERE / "known_gaps.yaml")
    ],
)
def test_known_gap(checker, case):
    given = said(checker, case)
    assert agrees(given, case["says"]), given


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_tables_hold_something(path):
    assert len(table(path)) >= 3
