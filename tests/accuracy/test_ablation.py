"""Every part that the ablation takes out is missed where it is needed, and is back afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from benchmarks import labels
from benchmarks.ablation import PARTS
from promisecheck.catalog import load_catalog
from promisecheck.check import Checker

CATALOG = """\
catalog: 1
product: Kettle Cloud
features:
  - {id: lid-sensor, name: lid sensor, status: planned}
  - {id: timer, name: boil timer, status: shipped}
"""

NEEDING = {
    "pseudo-cues": ("note.md", "There is no limit on the lid sensor."),
    "terminators": ("note.md", "There is no boil timer - lid sensor fitted."),
    "coordination": ("note.md", "It lacks the boil timer and the lid sensor."),
    "zoning": (
        "mail.txt",
        "To: a@kettle.example\n\nThanks.\n\n> The lid sensor is there.\n> Regards\n",
    ),
    "headings": ("note.md", "# Offer\n\n## Exclusions\n\nLid sensor\n"),
    "lead-ins": ("note.md", "These are not included:\n\n- Lid sensor\n"),
    "columns": ("rfp.csv", "Requirement,Answer\nlid sensor,Y\n"),
    "all inheritance": ("note.md", "# Offer\n\n## Exclusions\n\n- Lid sensor\n"),
    "answers in talk": ("note.md", "Q: Do you have a lid sensor?\n\nA: Yes, of course."),
}


@pytest.fixture
def stances(tmp_path):
    path = tmp_path / "catalog.yaml"
    path.write_text(CATALOG, encoding="utf-8")
    catalog = load_catalog(path).catalog

    def read(name, text):
        checker = Checker(catalog, as_of=dt.date(2026, 11, 21))  # one remembers what it read
        claims = checker.check(labels.read_document(text.encode(), name)).claims
        return [(claim.mention.text, claim.stance.value) for claim in claims]

    return read


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_part_is_missed_and_comes_back(stances, part):
    name, text = NEEDING[part]
    whole = stances(name, text)
    with PARTS[part]():
        assert stances(name, text) != whole
    assert stances(name, text) == whole
