"""Claims with scopes, amounts, dates and guarantees as people write them: what they break.

A case has a ``text``, perhaps the ``name`` that it is read by (Markdown else), and ``rules``. Each
folder has a catalog of its own.
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
FOLDERS = (HERE, HERE / "as_written", HERE / "amounts", HERE / "deals")


def cases():
    return [
        pytest.param(folder, case, id=case["text"].strip())
        for folder in FOLDERS
        for case in yaml.safe_load((folder / "cases.yaml").read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def checkers():
    return {
        folder: Checker(load_catalog(folder / "catalog.yaml").catalog, as_of=dt.date(2026, 11, 21))
        for folder in FOLDERS
    }


@pytest.mark.parametrize(("folder", "case"), cases())
def test_the_rules_that_it_breaks(checkers, folder, case):
    text = case["text"].strip("\n") + "\n"
    document = read_document(text.encode(), case.get("name", "case.md"))
    broken = {finding.rule.name for finding in checkers[folder].check(document).findings}
    assert sorted(broken) == case["rules"]
