"""Every mistake is reported at its place, in words that say how to mend it."""

import re
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import parse_catalog
from promisecheck.errors import CatalogError

CASES = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))
PYTHON_WORDS = re.compile(r"None|\b(?:str|int|dict|bool|float|mapping|sequence|scalar|Error)\b")


def problems_of(source: str) -> list[str]:
    with pytest.raises(CatalogError) as caught:
        parse_catalog(source.encode(), "catalog.yaml")
    assert all(problem.path == "catalog.yaml" for problem in caught.value.problems)
    return [f"{p.line}:{p.column}: {p.message}" for p in caught.value.problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_broken_catalog(case):
    assert problems_of(case["source"]) == case["problems"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_message_is_for_people(case):
    for problem in case["problems"]:
        message = problem.split(": ", 1)[1]
        assert not PYTHON_WORDS.search(re.sub('"[^"]*"', "", message))
        assert not message.endswith(".")
        assert len(message) < 300


def test_case_names_are_unique():
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_error_text_is_one_line_a_problem():
    source = b"catalog: 1\nprodukt: Northwind\nfeatures: []\nupdated: soon\n"
    with pytest.raises(CatalogError) as caught:
        parse_catalog(source, "my/catalog.yaml")
    first, second = str(caught.value).split("\n")
    assert first.startswith('my/catalog.yaml:2:1: unknown key "produkt"')
    assert second.startswith('my/catalog.yaml:4:10: "updated" of the catalog')
