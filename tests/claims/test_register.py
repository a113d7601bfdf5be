"""How people write: many plain ways of asking, offering, disclosing and denying.

A case has a ``text``, perhaps the ``name`` that it is read by (Markdown else), and ``says``: the
stance of each mention in reading order. All speak of one small product, so that nothing but the
way of saying it differs.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.claims.heads import read_head
from promisecheck.documents import read_document

HERE = Path(__file__).parent
REGISTER = HERE / "register"
TABLES = sorted(REGISTER.glob("*.yaml"))


def listed(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def cases():
    return [
        pytest.param(case, id=f"{path.stem}: {case['text'].strip()}")
        for path in TABLES
        if path.stem != "catalog"
        for case in listed(path)
    ]


@pytest.fixture(scope="module")
def checker():
    catalog = load_catalog(REGISTER / "catalog.yaml").catalog
    return Checker(catalog, as_of=dt.date(2026, 11, 21))


@pytest.mark.parametrize("case", cases())
def test_the_stance_of_each_mention(checker, case):
    text = case["text"].strip("\n") + "\n"
    document = read_document(text.encode(), case.get("name", "case.md"))
    claims = [claim for claim in checker.check(document).claims if claim.features]
    assert [claim.stance.value for claim in claims] == case["says"]


@pytest.mark.parametrize(
    ("group", "heading"),
    [
        (group, heading)
        for group, all_ in listed(HERE / "headings.yaml").items()
        for heading in all_
    ],
)
def test_what_a_heading_says(group, heading):
    bearing = read_head(heading, "heading")
    assert bearing is not None
    assert bearing.cues[0].category in (group, "asked" if group == "requested" else group)
