"""Inline ignores hold back what they name, where they stand, and nothing else."""

from __future__ import annotations

import pytest

from promisecheck.model import HeldBy, Verdict
from tests.suppression.conftest import notices

LAMP = "Kettle Cloud includes a lamp."
HORN = "Kettle Cloud includes a kettle horn."


def left(checked) -> list[tuple[int, str]]:
    return [(f.claim.location.start.line, f.rule.code) for f in checked.documents[0].findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LAMP} <!-- promisecheck: ignore[PC102] agreed -->", []),
        (f"{LAMP} promisecheck: ignore[planned] agreed", []),
        (f"{LAMP} promisecheck: ignore[PC1] agreed", []),
        (f"{LAMP} promisecheck: ignore[PC101] agreed", [(1, "PC102")]),
        (f"<!-- promisecheck: ignore[PC102] a -->\n\n{LAMP}\n\n{LAMP}", [(5, "PC102")]),
        (
            f"<!-- promisecheck: ignore-start[PC102] a -->\n{LAMP}\n\n{HORN}\n\n{LAMP}\n"
            f"<!-- promisecheck: ignore-end -->\n{LAMP}",
            [(4, "PC101"), (8, "PC102")],
        ),
        (f"{LAMP} promisecheck: ignore[PC102]", [(1, "PC102")]),
        (f"{LAMP} promisecheck: ignore agreed", [(1, "PC102")]),
        (f"{LAMP} promisecheck: ignore[all] agreed", [(1, "PC102")]),
        (f"{LAMP} promisecheck: ignore[PC999] agreed", [(1, "PC102")]),
    ],
)
def test_what_is_left(run, text, expected):
    _, checked = run({"a.md": text})
    assert left(checked) == expected


def test_they_are_not_honoured_where_they_may_not_be(run):
    _, checked = run({"a.md": f"{LAMP} <!-- promisecheck: ignore[PC102] a -->"}, inline=False)
    assert left(checked) == [(1, "PC102")]


def test_the_reason_is_no_part_of_the_text(run):
    _, checked = run({"a.txt": f"{LAMP} promisecheck: ignore[PC102] the kettle horn is included"})
    assert left(checked) == []
    assert len(checked.documents[0].claims) == 1


def test_held_back_is_counted_and_kept_with_its_reason(run):
    suppression, checked = run({"a.txt": f"{LAMP} promisecheck: ignore[PC102] agreed"})
    (document,) = checked.documents
    (held,) = document.held_back
    assert (held.by, held.reason, held.finding.rule.code) == (HeldBy.INLINE, "agreed", "PC102")
    assert document.verdict is Verdict.PASS
    assert suppression.counts().inline == 1


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Fine. promisecheck: ignore[PC102] x", "unused", "holds nothing back"),
        (f"{LAMP} promisecheck: ignore[PC102]", "unknown", "the reason is missing"),
        (f"{LAMP} promisecheck: ignore why", "unknown", "no rule is named"),
        (f"{LAMP} promisecheck: ignore[plannd] x", "unknown", 'did you mean "planned"?'),
        (f"{LAMP} promisecheck: ingore[PC102] x", "unknown", 'did you mean "ignore"?'),
        (f"{LAMP} promisecheck: ignore[all] x", "unknown", "name the rules"),
        (f"promisecheck: ignore-start[PC102] x\n{LAMP}", "unknown", "never ended"),
        (f"{LAMP}\npromisecheck: ignore-end", "unknown", "no block"),
        (f"{LAMP}\npromisecheck: ignore[PC102] x", "unknown", "no line follows"),
    ],
)
def test_what_is_amiss_is_named(run, text, kind, said):
    suppression, _ = run({"a.txt": text})
    ((its_kind, path, _, message),) = notices(suppression)
    assert (its_kind, path) == (kind, "a.txt")
    assert said in message


def test_one_for_a_rule_that_is_not_applied_is_not_called_unused(run):
    text = f"{LAMP} promisecheck: ignore[PC102] x"
    suppression, _ = run({"a.txt": text}, selected=frozenset({"PC101"}))
    assert notices(suppression) == []
