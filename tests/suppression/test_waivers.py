"""Waivers: whom they fit, when they end, what is amiss with their file, and adding one."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from promisecheck.errors import CatalogError, UsageError
from promisecheck.model import HeldBy
from promisecheck.suppression.waivers import load_waivers, parse_waivers
from promisecheck.suppression.waiving import Grant, with_waiver
from tests.suppression.conftest import notices

LAMP = "Kettle Cloud includes a lamp."
PRINT = "2741d125a197a04c5e8b8e079efa45d6"
WHOLE = {
    "feature": "lamp",
    "documents": ["quotes/*.md"],
    "reason": "agreed",
    "approver": "Maja Lind",
    "expiry": "2026-12-21",
}


def waivers(*changes: dict) -> object:
    entries = [
        {key: value for key, value in (WHOLE | change).items() if value is not None}
        for change in changes
    ]
    return parse_waivers(yaml.safe_dump({"waivers": entries}).encode(), "waivers.yaml")


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"expiry": "2026-11-21"}, True),
        ({"expiry": "2026-11-20"}, False),
        ({"feature": "kettle-horn"}, False),
        ({"feature": ["kettle-horn", "lamp"]}, True),
        ({"feature": None, "rule": "PC102"}, True),
        ({"feature": None, "rule": "planned"}, True),
        ({"rule": "PC101"}, False),
        ({"documents": "acme.md"}, True),
        ({"documents": ["quotes/**", "!quotes/acme.md"]}, False),
        ({"documents": "offers/"}, False),
        ({"customer": "acme"}, True),
        ({"customer": "Acme Ltd"}, True),
        ({"customer": "Ac"}, False),
        ({"customer": "Globex"}, False),
        ({"fingerprint": "0" * 32}, False),
    ],
)
def test_whom_it_fits(run, change, holds):
    text = f"Customer: ACME Ltd\n\n{LAMP}\n"
    suppression, checked = run({"quotes/acme.md": text}, waivers=waivers(change))
    assert len(checked.documents[0].held_back) == holds
    assert len(checked.documents[0].findings) == (not holds)
    assert suppression.counts().waived == holds


def test_who_waived_is_kept(run):
    _, checked = run({"quotes/a.md": LAMP}, waivers=waivers({}))
    (held,) = checked.documents[0].held_back
    assert (held.by, held.approver, held.expires) == (
        HeldBy.WAIVED,
        "Maja Lind",
        dt.date(2026, 12, 21),
    )


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"expiry": "2026-11-20"}, "expired", "of lamp expired on 2026-11-20 and waives nothing"),
        ({"expiry": "2026-11-21"}, "expiring", "of lamp by Maja Lind expires today, 2026-11-21;"),
        ({"expiry": "2026-11-22"}, "expiring", "expires tomorrow, 2026-11-22;"),
        ({"expiry": "2026-12-05"}, "expiring", "expires in 14 days, on 2026-12-05; mend"),
        ({"expiry": "2026-11-25", "rule": "PC1"}, "expiring", "PC103 and 2 more for lamp by"),
    ],
)
def test_what_is_amiss_is_named(run, change, kind, said):
    suppression, _ = run({"quotes/a.md": LAMP}, waivers=waivers(change))
    ((its_kind, path, line, message),) = notices(suppression)
    assert (its_kind, path, line) == (kind, "waivers.yaml", 2)
    assert said in message


def test_one_for_a_single_finding_is_called_by_its_fingerprint():
    (waiver,) = waivers({"feature": None, "fingerprint": PRINT}).entries
    assert waiver.subject == f"finding {PRINT[:12]}"


def test_one_that_holds_for_some_weeks_more_is_no_news(run):
    suppression, _ = run({"quotes/a.md": LAMP}, waivers=waivers({"expiry": "2026-12-06"}))
    assert notices(suppression) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"Customer: ACME Ltd\n\n{LAMP}\n"),
        ("a.md", f"---\nclient: Acme\n---\n\n{LAMP}\n"),
        ("a.md", f"**Prepared for:** Acme Ltd\n\n{LAMP}\n"),
        ("a.md", f"# Proposal for Acme Ltd\n\n{LAMP}\n"),
        ("a.txt", f"Account: Acme\nDate: 2026-11-20\n\n{LAMP}\n"),
        ("a.eml", f"From: Ann <ann@kettle.example>\nTo: Jo <jo@acme.example>\n\n{LAMP}\n"),
    ],
)
@pytest.mark.parametrize(("customer", "holds"), [("Acme", True), ("Globex", False)])
def test_the_customer_is_known_wherever_a_document_names_it(run, name, text, customer, holds):
    change = {"customer": customer, "documents": "quotes/"}
    suppression, _ = run({f"quotes/{name}": text}, waivers=waivers(change))
    assert suppression.counts().waived == holds


def test_who_is_merely_mentioned_is_no_customer(run):
    text = f"# Offer\n\nWe did the same for Acme last year.\n\n{LAMP}\n"
    suppression, _ = run({"quotes/a.md": text}, waivers=waivers({"customer": "Acme"}))
    assert suppression.counts().waived == 0


def test_one_for_a_document_without_findings_fits_it_and_no_finding(run):
    suppression, _ = run({"quotes/a.md": "Hello."}, waivers=waivers({}))
    ((_, _, _, message),) = notices(suppression)
    assert "fits no finding" in message


def test_one_without_use_is_no_news_where_only_some_files_were_checked(run):
    suppression, _ = run({"quotes/a.md": LAMP}, waivers=waivers({"documents": "other.md"}))
    assert notices(suppression, whole=False) == []


@pytest.mark.parametrize("missing", ["documents", "reason", "approver", "expiry", "feature"])
def test_every_part_is_required(missing):
    with pytest.raises(CatalogError) as broken:
        waivers({missing: None})
    assert f'"{missing}"' in str(broken.value)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("waivers:\n  - {feature: a, aprover: x}", "w:2:18", 'did you mean "approver"?'),
        ("waivers:\n  - 3", "w:2:5", "waiver 1"),
        ("waivers: no", "w:1:10", "not a list"),
        ("soon", "w:1:1", "not a list of waivers"),
        ("waivers:\n- rule: PC999", "w:2:9", "PC999"),
        ("waivers:\n- expiry: soon", "w:2:11", "is no date"),
        ("waivers:\n\t- x", "w:2:1", "tab"),
    ],
)
def test_what_is_wrong_in_the_file_has_its_place(text, place, said):
    with pytest.raises(CatalogError) as broken:
        parse_waivers(text.encode(), "w")
    assert any(str(p).startswith(f"{place}: ") and said in p.message for p in broken.value.problems)


@pytest.mark.parametrize("text", ["", "# none yet\n", "waivers: []\n", "waivers:\n"])
def test_a_file_may_hold_none(tmp_path, text):
    (tmp_path / "w.yaml").write_text(text)
    assert load_waivers(tmp_path / "w.yaml").entries == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# ours\nwaivers: []\n",
        "waivers:\n",
        "# ours\nwaivers:\n  # a remark\n  - rule: PC101\n    documents: x.md\n    reason: r\n"
        "    approver: a\n    expiry: 2027-01-01\n",
        "- rule: PC101\n  documents: x.md\n  reason: r\n  approver: a\n  expiry: 2027-01-01",
    ],
)
def test_adding_one_keeps_the_rest_and_holds_the_finding(run, text):
    _, checked = run({"quotes/a [1].md": LAMP})
    finding = checked.documents[0].findings[0]
    grant = Grant('agreed: "yes" # so', "Maja", dt.date(2027, 1, 31))
    made = with_waiver(text, "w.yaml", finding, "quotes/a [1].md", grant)
    assert all(line in made for line in text.splitlines() if line.startswith((" ", "#", "-")))
    read = parse_waivers(made.encode(), "w.yaml")
    assert read.entries[-1].reason == grant.reason
    _, checked = run({"quotes/a [1].md": LAMP, "quotes/a 1.md": LAMP}, waivers=read)
    assert [len(document.findings) for document in checked.documents] == [0, 1]


def test_a_file_that_cannot_be_added_to_is_left_to_its_owner(run):
    _, checked = run({"a.md": LAMP})
    grant = Grant("r", "a", dt.date(2027, 1, 31))
    with pytest.raises(UsageError, match="cannot be added to"):
        with_waiver("waivers: [{rule: x}]", "w", checked.documents[0].findings[0], "a.md", grant)
