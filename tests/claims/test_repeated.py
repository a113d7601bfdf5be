"""What documents say word for word alike is read once, and each keeps its own places."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.claims import read
from promisecheck.documents import read_document

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog(Path(__file__).with_name("catalog.yaml")).catalog
PARTED = (
    ("Field maps are out of scope.", "denied"),
    ("Field maps are out, of scope.", "promised"),
)
SAID = "Acme Suite includes field maps.\n"


def test_each_document_has_its_own_places_and_the_words_are_searched_once(monkeypatch):
    searched = []
    honest = read.find_mentions
    monkeypatch.setattr(
        read, "find_mentions", lambda one, index: (searched.append(one.text), honest(one, index))[1]
    )
    checker = Checker(CATALOG, as_of=dt.date(2026, 11, 21))
    texts = (SAID, f"# Offer\n\n{SAID}", f"> {SAID}\nWe do not have a patient portal.\n\n{SAID}")
    found = [
        [
            (
                claim.mention.text,
                claim.stance,
                claim.location.start.line,
                claim.location.start.column,
            )
            for claim in checker.check(read_document(text.encode(), "note.md")).claims
        ]
        for text in texts
    ]
    assert found == [
        [("field maps", "promised", 1, 21)],
        [("field maps", "promised", 3, 21)],
        [
            ("field maps", "promised", 1, 23),
            ("patient portal", "denied", 3, 18),
            ("field maps", "promised", 5, 21),
        ],
    ]
    assert searched.count(SAID.strip()) == 1


@pytest.mark.parametrize("texts", [PARTED, PARTED[::-1]], ids=["whole first", "parted first"])
def test_the_same_words_parted_by_a_comma_are_not_the_same(texts):
    checker = Checker(CATALOG, as_of=dt.date(2026, 11, 21))
    for text, stance in texts:
        [claim] = checker.check(read_document(text.encode(), "note.txt")).claims
        assert (text, claim.stance) == (text, stance)


SAME_WORDS = {
    "another's": "# Acme Suite vs Compass\n\nCompass's field maps are included.\n",
    "nobody's": "# Our call\n\nCompass's field maps are included.\n",
    "included": "# Included\n\n- field maps\n- recall letters for Team\n",
    "excluded": "# Not included\n\n- field maps\n- recall letters for Team\n",
    "announced": "# Coming in May 2027\n\n- field maps\n- recall letters for Team\n",
    "asked": "Ann: Do you have member cards?\nBo: Yes.\nAnn: and the herd book?\nBo: Yes.\n"
    "Ann: and field maps are included.\nBo: No.\n",
    "told": "Ann: Hello there.\nBo: Hello.\nAnn: Fine?\nBo: Yes.\n"
    "Bo: and field maps are included.\nAnn: No.\n",
    "for a plan": "Plan: Team\n\nWe built our own. It has field maps.\n",
    "for another": "Plan: Enterprise\n\nWe built our own. It has field maps.\n",
    "in a table": "| Feature | Team |\n|---|---|\n| field maps | no |\n",
}


def _told(checker: Checker, name: str) -> object:
    checked = checker.check(read_document(SAME_WORDS[name].encode(), f"{name}.md"))
    return checked.claims, checked.findings


@pytest.mark.parametrize("before", SAME_WORDS)
@pytest.mark.parametrize("name", SAME_WORDS)
def test_what_is_kept_of_other_documents_changes_nothing(before, name):
    experienced, fresh = (Checker(CATALOG, as_of=dt.date(2026, 11, 21)) for _ in range(2))
    _told(experienced, before)
    assert _told(experienced, name) == _told(fresh, name)


def test_the_examples_say_the_same_after_one_another():
    catalog = load_catalog(ROOT / "catalog.yaml").catalog
    paths = [path for path in (ROOT / "examples").rglob("*") if path.suffix in (".md", ".txt")]
    assert paths
    documents = [read_document(path.read_bytes(), path.name) for path in sorted(paths)]
    checkers = [Checker(catalog, as_of=dt.date(2026, 11, 21)) for _ in range(2)]
    onward = [checkers[0].check(document).claims for document in documents]
    backward = [checkers[1].check(document).claims for document in reversed(documents)]
    assert onward == backward[::-1]
