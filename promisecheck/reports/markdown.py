"""Markdown for a comment on a merge request, and for GitHub's job summary.

GitHub takes comments of 65,536 characters and job summaries of 1 MiB; a longer text is refused
whole. So a report is written up to a limit, failing documents first, and says what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.model import CheckedDocument, Report, Verdict
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_held_back
from promisecheck.reports.look import Look
from promisecheck.reports.passages import Passage, passages
from promisecheck.reports.visible import visible

MOST_BYTES: Final = 60_000
"""The longest text that ``render`` gives, in bytes of UTF-8."""

MARK: Final = "<!-- promisecheck -->"
"""The first line, by which a job finds its earlier comment."""

_NOTE_BYTES: Final = 300
_LONGEST: Final = 2000
_PUNCTUATION: Final = re.compile(r"[\\`*_\[\]~|$#]")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP: Final = re.compile("[&<>]")
# What forges make links of after Markdown is done: @name, #1, !1, addresses. An invisible blank,
# written as an entity, keeps the words apart.
_ADDRESSES: Final = re.compile(r"(?<=@)|(?<=[#!])(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part that is shown whole or not at all, with how much of the report it tells."""

    text: str
    noun: str
    tells: int = 1


def render(report: Report, look: Look) -> Iterator[str]:
    """The report in at most ``MOST_BYTES``."""
    yield within(report, MOST_BYTES)


def within(report: Report, most: int) -> str:
    """The report in about ``most`` bytes: always its head, then as much else as fits."""
    text = "\n".join(_head(report)) + "\n"
    room = most - _size(text) - _NOTE_BYTES
    left_out = {"path": 0, "finding": 0, "exception": 0, "held back finding": 0}
    for piece in _pieces(report):
        room -= _size(piece.text)
        if room < 0:
            left_out[piece.noun] += piece.tells
        else:
            text += piece.text
    return text + _left_out(left_out)


def escaped(text: str) -> str:
    """Text of others, to be read as it is: no markup, no mention, no link."""
    plain = visible(text)
    plain = plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
    entities = _MARKUP.sub(lambda match: _ENTITIES[match.group()], plain)
    return _ADDRESSES.sub("&#8203;", _PUNCTUATION.sub(r"\\\g<0>", entities))


def _head(report: Report) -> Iterator[str]:
    found = wording.tally(report.documents) or "no overpromises"
    yield MARK
    yield f"## promisecheck: {found}"
    yield ""
    yield escaped(wording.summary(report))
    yield ""
    product, as_of = escaped(report.catalog.product), report.as_of.isoformat()
    yield f"Catalog: {product}. Read as of {as_of}. promisecheck {escaped(report.tool_version)}."


def _pieces(report: Report) -> Iterator[_Piece]:
    """What could not be read, the findings, those of failing documents first, then the rest."""
    unread = ((failure.path, failure.message) for failure in report.errors)
    yield from _listed("Not read", "path", unread)
    for document in sorted(report.documents, key=lambda one: one.verdict is not Verdict.FAIL):
        yield from _document(document)
    notices = ((f"{one.path}:{one.line}", wording.notice(one)) for one in report.notices)
    yield from _listed("Exceptions to look at", "exception", notices)
    held_back = (
        (f"{one.path}, {wording.place(held.finding.claim.location)}", wording.held_finding(held))
        for one, held in every_held_back(report)
    )
    yield from _listed("Held back", "held back finding", held_back)


def _listed(title: str, noun: str, lines: Iterable[tuple[str, str]]) -> Iterator[_Piece]:
    head = f"\n### {title}\n\n"
    for place, said in lines:
        yield _Piece(f"{head}- <b>{escaped(place)}</b>: {escaped(said)}\n", noun)
        head = ""


def _document(document: CheckedDocument) -> Iterator[_Piece]:
    head = f"\n### {escaped(document.path)}: {document.verdict}\n\n"
    for passage in passages(document.findings):
        found = sum(len(findings) for findings in passage.subjects)
        yield _Piece(head + "\n".join(_passage(passage)) + "\n", "finding", found)
        head = ""


def _left_out(counts: Mapping[str, int]) -> str:
    said = [wording.count(number, f"more {noun}") for noun, number in counts.items() if number]
    return f"\nNot shown here, for want of room: {' and '.join(said)}.\n" if said else ""


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _passage(passage: Passage) -> Iterator[str]:
    place = escaped(wording.place(passage.subjects[0][0].claim.location))
    yield f"- {place}: {_sentence(passage)}"
    for findings in passage.subjects:
        for finding in findings:
            rule = f"{finding.rule.code} {finding.rule.name}"
            yield f"  - **{finding.severity}** {escaped(finding.message)} ({escaped(rule)})"
        for say in dict.fromkeys(one.suggestion for one in findings if one.suggestion):
            yield f"    - Say instead: {escaped(say)}"
        yield from _owner(findings[0].feature.owner if findings[0].feature else "")


def _owner(owner: str) -> Sequence[str]:
    return [f"    - Owner: {escaped(owner)}"] if owner else []


def _sentence(passage: Passage) -> str:
    """The sentence with its words in bold; blanks stand outside, where Markdown wants them."""
    parts = []
    for stretch in passage.stretches:
        words = stretch.text.strip()
        if stretch.severity is None or not words:
            parts.append(escaped(stretch.text))
            continue
        start = stretch.text.index(words)
        before, after = stretch.text[:start], stretch.text[start + len(words) :]
        parts.append(f"{before}<b>{escaped(words)}</b>{after}")
    return "".join(parts).strip()
