"""Sentences and what they name, each against a small catalog; near misses name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from promisecheck.mentions import build_index, find_mentions
from promisecheck.model import Block, Catalog, Feature, Statement, Status

GROUPS = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def feature(feature_id, entry):
    if isinstance(entry, str):
        entry = [entry]
    if isinstance(entry, list):
        entry = {"name": entry[0], "aliases": entry[1:]}
    return Feature(
        feature_id,
        entry["name"],
        Status.SHIPPED,
        aliases=tuple(entry.get("aliases", ())),
        lookalikes=tuple(entry.get("not", ())),
    )


def index_of(group):
    features = tuple(feature(*entry) for entry in GROUPS[group]["features"].items())
    named = GROUPS[group].get("dimensions", {})
    dimensions = {
        name: {value: tuple(words) for value, words in values.items()}
        for name, values in named.items()
    }
    return build_index(Catalog("Product", features, dimensions=dimensions))


def cases():
    for name, group in GROUPS.items():
        for case in group["cases"]:
            marks = [pytest.mark.xfail(reason=case["gap"])] if "gap" in case else []
            yield pytest.param(name, case, id=f"{name}: {case['text']}", marks=marks)


@pytest.mark.parametrize(("group", "case"), list(cases()))
def test_names(group, case):
    text = case["text"]
    found = find_mentions(Statement(Block(text, ()), 0, len(text)), index_of(group))
    given = {
        mention.text: f"{'+'.join(sorted(mention.features))} {mention.match.kind.value}"
        for mention in found
    }
    assert given == {str(words): said for words, said in case.get("finds", {}).items()}


def test_groups_hold_near_misses():
    for name, group in GROUPS.items():
        without = [case for case in group["cases"] if "finds" not in case]
        assert without or name in {"filler_and_order", "specific_wins"}, name
