"""The report for people at a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from promisecheck.model import Catalog, CheckedDocument, Finding, Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_held_back
from promisecheck.reports.details import Details
from promisecheck.reports.lines import (
    BOLD,
    CYAN,
    DIM,
    PLAIN,
    RED,
    UNDERLINE,
    YELLOW,
    Line,
    Styled,
    carets,
    combined,
    text_of,
    wrapped,
)
from promisecheck.reports.look import Look
from promisecheck.reports.passages import Passage, passages
from promisecheck.reports.visible import visible

_COLORS: Final = {
    Severity.ERROR: RED,
    Severity.WARNING: YELLOW,
    Severity.INFO: CYAN,
}
_LABEL_WIDTH: Final = 13
_NARROWEST: Final = 40


def render(report: Report, look: Look) -> Iterator[str]:
    """The findings by document and sentence; nothing where there is nothing to show."""
    return _Page(report.catalog, look).render(report)


class _Page:
    """Lays the parts of a report out in ``look.width`` cells."""

    def __init__(self, catalog: Catalog, look: Look) -> None:
        self._catalog = catalog
        self._details = Details(catalog)
        self._color = look.color
        self._verbose = look.verbose
        self._alone = look.alone
        self._width = max(look.width, _NARROWEST)

    def render(self, report: Report) -> Iterator[str]:
        written = _colored if self._color else _plain
        return (written(line) + "\n" for line in self._report(report))

    def _report(self, report: Report) -> Iterator[Line]:
        before: CheckedDocument | None = None
        for document in report.documents:
            if not (document.findings or self._verbose):
                continue
            if before and (document.findings or before.findings):
                yield ()
            yield from self._document(document)
            before = document
        if self._alone:
            yield from self._sums(report, below=before is not None)

    def _sums(self, report: Report, *, below: bool) -> Iterator[Line]:
        """What standard error says below a report that goes to a terminal."""
        if below:
            yield ()
        for failure in report.errors:
            yield from self._remark(failure.path, wording.unread(failure))
        for notice in report.notices:
            yield from self._remark(f"{notice.path}:{notice.line}", wording.notice(notice))
        for document, held in every_held_back(report):
            place = wording.place(held.finding.claim.location)
            said = f"Held back: {wording.held_finding(held)}"
            yield from self._remark(f"{document.path}, {place}", said)
        yield from self._wrapped((Styled(visible(wording.summary(report))),), indent=0)

    def _remark(self, path: str, said: str) -> Iterator[Line]:
        parts = (Styled(visible(path), BOLD), Styled(f": {visible(said)}"))
        yield from self._wrapped(parts, indent=0)

    def _document(self, document: CheckedDocument) -> Iterator[Line]:
        scope = wording.scope_words(document.scope, self._catalog)
        told = visible(f", for {scope}") if scope else ""
        told += f": {document.verdict}, {wording.found_in(document, claims=self._verbose)}"
        yield from self._wrapped((Styled(visible(document.path), BOLD), Styled(told)), indent=0)
        for passage in passages(document.findings):
            yield ()
            yield from self._passage(passage)

    def _passage(self, passage: Passage) -> Iterator[Line]:
        where = wording.place(passage.subjects[0][0].claim.location)
        yield Styled("  "), Styled(visible(where), DIM)
        yield from self._sentence(passage)
        for findings in passage.subjects:
            yield ()
            for finding in findings:
                yield from self._finding(finding)
            for label, said in self._said(findings, alone=len(passage.subjects) == 1):
                yield from self._labelled(label, said)

    def _sentence(self, passage: Passage) -> Iterator[Line]:
        sentence = tuple(
            Styled(visible(stretch.text), _marked(stretch.severity))
            for stretch in passage.stretches
        )
        for line in wrapped(sentence, self._width - 4):
            yield Styled("    "), *line
            if not self._color and any(piece.style for piece in line):
                yield Styled("    "), carets(line)

    def _finding(self, finding: Finding) -> Iterator[Line]:
        line = (
            Styled(f"{finding.severity}: ", combined(BOLD, _COLORS[finding.severity])),
            Styled(visible(finding.message)),
            Styled(f" ({finding.rule.code} {finding.rule.name})", DIM),
        )
        yield from self._wrapped(line, indent=4)

    def _said(self, findings: Sequence[Finding], *, alone: bool) -> Iterator[tuple[str, str]]:
        """The details of findings that share their words, and which words where it needs saying."""
        if not alone:
            yield "words", f'"{findings[0].claim.mention.text}"'
        yield from self._details.lines(findings, reasons=self._verbose)

    def _labelled(self, label: str, said: str) -> Iterator[Line]:
        indent = 6 + _LABEL_WIDTH
        for at, line in enumerate(wrapped((Styled(visible(said)),), self._width - indent)):
            head = f"      {label + ':':<{_LABEL_WIDTH}}" if at == 0 else " " * indent
            yield Styled(head, DIM), *line

    def _wrapped(self, line: Line, indent: int) -> Iterator[Line]:
        """The line in as many as it takes; those after the first stand two further in."""
        for at, part in enumerate(wrapped(line, self._width - indent - 2)):
            yield Styled(" " * (indent + 2 if at else indent)), *part


def _marked(severity: Severity | None) -> str:
    return combined(BOLD, UNDERLINE, _COLORS[severity]) if severity else PLAIN


def _plain(line: Line) -> str:
    return text_of(line).rstrip()


def _colored(line: Line) -> str:
    return "".join(piece.escaped() for piece in line)
