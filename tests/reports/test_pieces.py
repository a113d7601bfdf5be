"""Reports of many documents are made piece by piece: none needs them all in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count, cycle, islice

import pytest

from promisecheck.reports import FORMATS, pieces, render
from promisecheck.reports.look import Look
from promisecheck.reports.pretty import pretty, pretty_pieces


class Endless(Sequence):
    """Documents without an end: whoever wants all of them waits for ever."""

    def __init__(self, document):
        self._document = document

    def __len__(self):
        return 10**9

    def __getitem__(self, index):
        return self._document

    def __iter__(self):
        return cycle([self._document])


@pytest.mark.parametrize("name", ["text", "concise", "jsonl", "csv", "gitlab"])
def test_the_first_pieces_do_not_wait_for_the_last_document(one, name):
    endless = replace(one, documents=Endless(one.documents[0]))
    begins = "".join(islice(pieces(name, endless, Look()), 40))
    assert begins.count("quotes/acme.md") > 1


def test_a_list_of_json_may_be_endless():
    made = islice(pretty_pieces({"numbers": count()}), 4)
    assert "".join(made) == '{\n  "numbers": [\n    0,\n    1,\n    2'


@pytest.mark.parametrize("listed", [[], [1], ["a", {"b": [2]}]])
def test_pieces_of_json_are_laid_out_as_the_whole_is(listed):
    made = {"first": "ü", "list": listed, "last": {"none": []}}
    assert "".join(pretty_pieces({**made, "list": iter(listed)})) == pretty(made)


@pytest.mark.parametrize("name", list(FORMATS))
def test_pieces_are_the_report(sample, name):
    _, report = sample
    assert "".join(pieces(name, report, Look())) == render(name, report)
