"""Each rule on sentences of three trades: what it must flag, and what looks alike and is honest.

A case has a ``trade`` (a catalog in ``trades``), a ``text`` that is read as Markdown, perhaps a
``scope`` that the caller gives, and perhaps ``gap``: why it is known to come out wrong.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.rules import RULES

HERE = Path(__file__).parent
AS_OF = dt.date(2026, 11, 21)
NAMES = [rule.info.name for rule in RULES]


@cache
def catalog(trade):
    return load_catalog(HERE / "trades" / f"{trade}.yaml").catalog


def read_cases(side):
    for name in NAMES:
        table = yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text(encoding="utf-8"))
        for case in table[side]:
            marks = [pytest.mark.xfail(reason=case["gap"])] if "gap" in case else []
            yield pytest.param(name, case, id=f"{name}: {case['text']}", marks=marks)


def rules_broken(case):
    scope = {name: frozenset({value}) for name, value in case.get("scope", {}).items()}
    checker = Checker(catalog(case["trade"]), as_of=AS_OF, scope=scope)
    checked = checker.check(read_document(f"{case['text']}\n".encode(), "case.md"))
    return {finding.rule.name for finding in checked.findings}


@pytest.mark.parametrize(("name", "case"), list(read_cases("must")))
def test_flags(name, case):
    assert name in rules_broken(case)


@pytest.mark.parametrize(("name", "case"), list(read_cases("must_not")))
def test_leaves_alone(name, case):
    assert name not in rules_broken(case)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", ["must", "must_not"])
def test_tables_are_broad_enough(name, side):
    table = yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert len(table[side]) >= 6
    assert {case["trade"] for case in table[side]} == {"dental", "farm", "museum"}


def test_trades_need_no_warning():
    for path in (HERE / "trades").glob("*.yaml"):
        for warning in load_catalog(path).warnings:
            assert "ambiguous" in warning.message
