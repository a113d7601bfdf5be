"""Pairs of sentences that differ in one cue; each has to be read right on both sides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

HERE = Path(__file__).parent
PAIRS = yaml.safe_load((HERE / "contrasts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checker():
    return Checker(load_catalog(HERE / "catalog.yaml").catalog, as_of=dt.date(2026, 11, 21))


def pairs():
    for pair in PAIRS:
        gap = pair.get("gap")
        sides = {text: stance for text, stance in pair.items() if text != "gap"}
        marks = [pytest.mark.xfail(reason=gap)] if gap else []
        yield pytest.param(sides, id=" / ".join(sides), marks=marks)


@pytest.mark.parametrize("sides", list(pairs()))
def test_pair(checker, sides):
    assert len(set(sides.values())) == len(sides) == 2
    given = {}
    for text in sides:
        found = checker.check(read_document(text.encode(), "pair.md")).claims
        given[text] = " ".join(sorted({claim.stance.value for claim in found if claim.features}))
    assert given == sides
