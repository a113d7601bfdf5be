"""The baseline: what it holds back, what it keeps, when it no longer counts."""

from __future__ import annotations

import json

import pytest

from promisecheck.errors import SettingsError
from promisecheck.model import Status
from promisecheck.suppression.baseline import load_baseline, parse_baseline, written
from tests.suppression.conftest import notices

LAMP = "Kettle Cloud includes a lamp."
HORN = "Kettle Cloud includes a kettle horn."


def baseline_of(run, texts, **options):
    suppression, _ = run(texts, collect=True, **options)
    return parse_baseline(written(suppression.new_baseline(lambda path: True)), "b.json")


def test_known_findings_are_held_back_wherever_their_lines_go(run):
    known = baseline_of(run, {"a.md": f"{LAMP}\n\n{HORN}"})
    _, checked = run({"a.md": f"# New\n\n{HORN}\n\nMore.\n\n{LAMP}\n\n{LAMP}"}, baseline=known)
    assert [f.claim.location.start.line for f in checked.documents[0].findings] == [9]
    assert len(checked.documents[0].held_back) == 2


def test_the_file_is_sorted_and_says_nothing_that_documents_say(run):
    texts = {"b.md": HORN, "a.md": f"{LAMP}\n\n{HORN}"}
    suppression, _ = run(texts, collect=True)
    text = written(suppression.new_baseline(lambda path: True))
    entries = json.loads(text)["entries"]
    assert [(e["path"], e["rule"]) for e in entries] == [
        ("a.md", "PC101"),
        ("a.md", "PC102"),
        ("b.md", "PC101"),
    ]
    assert "includes" not in text
    assert set(entries[0]) == {"path", "rule", "feature", "status", "fingerprint"}
    turned, _ = run(dict(reversed(texts.items())), collect=True)
    assert written(turned.new_baseline(lambda path: True)) == text


def test_a_new_baseline_keeps_what_was_not_looked_at(run):
    known = baseline_of(run, {"a.md": LAMP, "b.md": HORN})
    suppression, _ = run({"a.md": "Nothing."}, collect=True, baseline=known)
    assert [e.path for e in suppression.new_baseline(lambda path: path == "a.md")] == ["b.md"]


def test_a_finding_whose_feature_got_worse_is_new(run):
    known = baseline_of(run, {"a.md": LAMP}, lamp=Status.RETIRED)
    _, checked = run({"a.md": LAMP}, lamp=Status.RETIRED, baseline=known)
    assert checked.documents[0].findings == ()
    suppression, checked = run({"a.md": LAMP}, lamp=Status.UNAVAILABLE, baseline=known)
    assert [finding.rule.code for finding in checked.documents[0].findings] == ["PC101"]
    assert [kind for kind, *_ in notices(suppression)] == ["worse"]


def test_a_finding_whose_feature_got_better_stays_known(run):
    known = baseline_of(run, {"a.md": LAMP}, lamp=Status.UNAVAILABLE)
    _, checked = run({"a.md": LAMP}, lamp=Status.RETIRED, baseline=known)
    assert checked.documents[0].findings == ()


def test_entries_that_match_nothing_are_named_with_their_line(run):
    known = baseline_of(run, {"a.md": f"{LAMP}\n\n{HORN}", "b.md": HORN})
    suppression, _ = run({"a.md": HORN}, baseline=known)
    ((kind, path, line, message),) = notices(suppression, looked_at=lambda path: path == "a.md")
    assert (kind, path, line) == ("unused", "b.json", 5)
    assert "PC102 lamp in a.md" in message


def test_entries_of_rules_not_applied_are_not_called_unused(run):
    known = baseline_of(run, {"a.md": LAMP})
    suppression, _ = run({"a.md": "Nothing."}, baseline=known, selected=frozenset({"PC101"}))
    assert notices(suppression) == []


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"baseline": 2}', '{"baseline": 1}', '{"baseline": 1, "entries": [3]}',
     '{"baseline": 1, "entries": [{"fingerprint": "a", "status": "odd"}]}', "[" * 100_000],
)  # fmt: skip
def test_a_broken_file_is_named(tmp_path, text):
    path = tmp_path / "b.json"
    path.write_text(text)
    with pytest.raises(SettingsError) as broken:
        load_baseline(path)
    assert "--write-baseline" in str(broken.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match="there is no such file"):
        load_baseline(tmp_path / "none.json")
