"""Claims with scopes, amounts, dates and guarantees as people write them: what they break.

A case has a ``text``, perhaps the ``name`` that it is read by (Markdown else), and ``rules``.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

HERE = Path(__file__).parent / "qualified"
CASES = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checker():
    catalog = load_catalog(HERE / "catalog.yaml").catalog
    return Checker(catalog, as_of=dt.date(2026, 11, 21))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"].strip()) for case in CASES])
def test_the_rules_that_it_breaks(checker, case):
    text = case["text"].strip("\n") + "\n"
    document = read_document(text.encode(), case.get("name", "case.md"))
    broken = {finding.rule.name for finding in checker.check(document).findings}
    assert sorted(broken) == case["rules"]
