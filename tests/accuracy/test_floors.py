"""A guard against setbacks: the labelled documents in benchmarks/cases come out about as well as
they did. The floors lie a few points below what was measured on 22 November 2026; raise them when
the program has become better for good, and see CONTRIBUTING.md for how to find what got worse.
"""

from __future__ import annotations

import pytest

from benchmarks.accuracy import (
    CASES,
    MEASURES,
    Score,
    confusion,
    finding_errors,
    interval,
    mention_errors,
    report,
    stance_errors,
)
from benchmarks.labels import compare, is_closed, known_sets

FLOORS = {
    "findings precision": 0.86,
    "findings recall": 0.76,
    "findings F1": 0.81,
    "mentions precision": 0.94,
    "mentions recall": 0.82,
    "mentions F1": 0.88,
    "stance accuracy": 0.91,
    "verdict accuracy": 0.83,
}


@pytest.fixture(scope="module")
def documents():
    return [document for folder in known_sets(CASES) for document in compare(folder)]


@pytest.mark.parametrize("name", FLOORS)
def test_no_setback(documents, name):
    assert MEASURES[name](documents) >= FLOORS[name]


def test_every_measure_has_a_floor():
    assert FLOORS.keys() == MEASURES.keys()


def test_documents_and_labels_belong_together(documents):
    assert len(documents) == 138
    assert sum(len(document.kinds) for document in documents) > 1_400
    for document in documents:
        for line, _, _ in document.gold.findings:
            assert 1 <= line <= len(document.lines)


def test_score():
    score = Score(right=3, false=1, missed=3)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)
    assert Score().f1 == 0


def test_interval_holds_the_measure(documents):
    measure = MEASURES["stance accuracy"]
    low, high = interval(documents, measure)
    assert low < measure(documents) < high


def test_confusion_counts_every_matched_mention(documents):
    rows = list(confusion(documents))[1:]
    total = sum(int(cell) for row in rows for cell in row.split()[1:])
    assert total == sum(1 for document in documents for _ in document.stance_pairs())


def test_errors_are_as_many_as_counted(documents):
    text = "\n".join(report(documents))
    assert "findings F1" in text
    assert "paraphrase" in text
    wrong = [pair for one in documents for pair in one.stance_pairs() if pair[1] != pair[2]]
    assert len(list(stance_errors(documents))) == len(wrong)
    for errors in (finding_errors, mention_errors):
        assert all(": missed " in line or ": false " in line for line in errors(documents))


def test_sets_are_found_and_open():
    assert known_sets(CASES)
    assert not any(is_closed(folder) for folder in known_sets(CASES))
