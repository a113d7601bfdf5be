"""Pairs of the same sentence with one cue changed: both sides have to come out right.

A table is a family of cues. An entry maps two texts to what they say of the feature: stance,
perhaps the kind of hedge, and behind ``+`` the rules that fire (behind it nothing: none does).
Where a text names several features, a map tells it of each by id. Pairs that come out wrong
although what they expect is right stand in ``known_gaps.yaml`` with the reason.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

HERE = Path(__file__).parent / "contrast"
NOT_TABLES = {"catalog.yaml", "known_gaps.yaml"}
TABLES = sorted(path for path in HERE.glob("*.yaml") if path.name not in NOT_TABLES)
READ_AS = {"tables": "table.csv", "speakers": "call.txt", "quoted_mail": "mail.txt"}
MARKDOWN = "note.md"
FEWEST = 150


@pytest.fixture(scope="module")
def checker():
    return Checker(load_catalog(HERE / "catalog.yaml").catalog, as_of=dt.date(2026, 11, 21))


def said(checker, text, name):
    """Feature to what is said of it last: stance, hedge, rules."""
    checked = checker.check(read_document(text.encode(), name))
    given = {}
    for claim in checked.claims:
        rules = sorted(f.rule.name for f in checked.findings if f.claim is claim)
        hedge = f" {claim.hedge.value}" if claim.hedge else ""
        given["".join(claim.features)] = f"{claim.stance.value}{hedge} + {' '.join(rules)}".strip()
    return given


def agrees(given, right):
    """Whether what is given is as expected, as far as that goes."""
    stance, _, rules = given.partition(" +")
    expected, asked, wanted = (part.strip() for part in right.partition("+"))
    same = stance == expected or stance.split()[0] == expected
    return same and (not asked or rules.strip() == " ".join(sorted(wanted.split())))


def wrong(checker, pair, name):
    """What comes out otherwise than expected, text by text."""
    found = {}
    for text, right in pair.items():
        given = said(checker, text, MARKDOWN if text.startswith("|") else name)
        of_each = right if isinstance(right, dict) else dict.fromkeys(list(given)[-1:], right)
        missed = of_each.keys() - given.keys()
        if missed or not of_each or not all(agrees(given[k], v) for k, v in of_each.items()):
            found[text] = {"given": given, "right": right}
    return found


def table(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def name_of(family):
    return READ_AS.get(family, MARKDOWN)


def called(family, pair):
    return f"{family}: {' / '.join(' '.join(text.split()) for text in pair)}"


PAIRS = [(path.stem, pair) for path in TABLES for pair in table(path)]
GAPS = [(gap["family"], gap["pair"], gap["gap"]) for gap in table(HERE / "known_gaps.yaml")]


@pytest.mark.parametrize(
    ("family", "pair"), [pytest.param(*entry, id=called(*entry)) for entry in PAIRS]
)
def test_both_sides_come_out_right(checker, family, pair):
    assert wrong(checker, pair, name_of(family)) == {}


@pytest.mark.parametrize(
    ("family", "pair"),
    [
        pytest.param(
            family,
            pair,
            id=called(family, pair),
            marks=pytest.mark.xfail(reason=reason, strict=True),
        )
        for family, pair, reason in GAPS
    ],
)
def test_known_gap(checker, family, pair):
    assert wrong(checker, pair, name_of(family)) == {}


def test_there_are_enough_pairs_and_none_twice():
    assert len(PAIRS) >= FEWEST
    texts = [tuple(pair) for _, pair in PAIRS] + [tuple(pair) for _, pair, _ in GAPS]
    assert len(texts) == len(set(texts))
    assert all(len(pair) == 2 for pair in texts)
