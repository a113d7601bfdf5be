"""The sentences that each rule brings along, against the catalog that ships with the rules."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import promisecheck.rules
from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.rules import RULES

CATALOG = Path(promisecheck.rules.__file__).with_name("example_catalog.yaml")
WRONG = [(rule.info.name, sentence) for rule in RULES for sentence in rule.wrong]
HONEST = [(rule.info.name, sentence) for rule in RULES for sentence in rule.honest]


@pytest.fixture(scope="module")
def found():
    """The names of the rules that a sentence breaks."""
    checker = Checker(load_catalog(CATALOG).catalog, as_of=dt.date(2026, 11, 21))

    def rules_broken(sentence: str) -> set[str]:
        checked = checker.check(read_document(f"{sentence}\n".encode(), "sentence.md"))
        return {finding.rule.name for finding in checked.findings}

    return rules_broken


@pytest.mark.parametrize(("rule", "sentence"), WRONG)
def test_flags_what_is_wrong(found, rule, sentence):
    assert rule in found(sentence)


@pytest.mark.parametrize(("rule", "sentence"), HONEST)
def test_leaves_alone_what_is_honest(found, rule, sentence):
    assert rule not in found(sentence)


def test_every_rule_brings_both():
    assert all(rule.wrong and rule.honest and rule.why for rule in RULES)
