"""A company's own words belong to the checker that was given them, and to no other."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.claims.own_words import own_words
from promisecheck.documents import read_document

CATALOG = load_catalog(Path(__file__).with_name("catalog.yaml")).catalog
WAYS = {
    "sentence": "Acme Suite includes field maps, on the workbench.",
    "answer": "| Requirement | Answer |\n| --- | --- |\n| Field maps | on the workbench |\n",
    "label": "Field maps: on the workbench.",
    "sequel": "Acme Suite includes field maps. It is on the workbench.",
}


def checker(**cues: str) -> Checker:
    given = {stance: [phrase] for stance, phrase in cues.items()}
    return Checker(CATALOG, as_of=dt.date(2026, 11, 21), own=own_words(given, (), ()))


def stance(checked_by: Checker, text: str) -> str:
    claims = checked_by.check(read_document(text.encode(), "note.md")).claims
    return claims[-1].hedge or claims[-1].stance


@pytest.mark.parametrize("way", WAYS)
def test_checkers_side_by_side_know_their_own_cues_only(way):
    text = WAYS[way]
    alone = stance(checker(), text)
    said = {
        "beta": (checker(maturity="on the workbench"), "maturity"),
        "unsure": (checker(uncertainty="on the workbench"), "uncertainty"),
        "other": (checker(maturity="in the drawer"), alone),
        "none": (checker(), alone),
    }
    for order in permutations(said):
        for name in order:
            assert stance(said[name][0], text) == said[name][1], (order, name)


def test_competitors_and_own_names_are_the_checkers_own():
    text = "Boxer includes field maps."
    own = own_words({}, ["Boxer"], [])
    told = Checker(CATALOG, as_of=dt.date(2026, 11, 21), own=own)
    ours = Checker(CATALOG, as_of=dt.date(2026, 11, 21), own=own_words({}, [], ["Boxer"]))
    for _ in range(2):
        assert stance(told, text) == "unrelated"
        assert stance(ours, text) == "promised"
