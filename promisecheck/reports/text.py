"""The report for people at a terminal or in a pipe. The only module that knows Rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from promisecheck.model import Catalog, CheckedDocument, Finding, Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.details import Details
from promisecheck.reports.look import Look
from promisecheck.reports.passages import Passage, passages
from promisecheck.reports.visible import visible

_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}
_LABEL_WIDTH: Final = 13
_NARROWEST: Final = 40


def render(report: Report, look: Look) -> str:
    """The findings by document and sentence; "" where there is nothing to show."""
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
        self._console = Console(
            file=StringIO(),
            width=self._width,
            force_terminal=True,
            legacy_windows=False,
            _environ={},
        )

    def render(self, report: Report) -> str:
        written = self._colored if self._color else _plain
        return "".join(written(line) + "\n" for line in self._report(report))

    def _colored(self, line: Text) -> str:
        """The line with its styles as escapes; printing it on the console would wrap it anew."""
        return "".join(
            style.render(text, color_system=ColorSystem.STANDARD) if style else text
            for text, style, _ in line.render(self._console)
        )

    def _report(self, report: Report) -> Iterator[Text]:
        shown = [d for d in report.documents if d.findings or self._verbose]
        for at, document in enumerate(shown):
            if at and (document.findings or shown[at - 1].findings):
                yield Text()
            yield from self._document(document)
        if self._alone:
            yield from self._sums(report, below=bool(shown))

    def _sums(self, report: Report, *, below: bool) -> Iterator[Text]:
        """What standard error says below a report that goes to a terminal."""
        if below:
            yield Text()
        for failure in report.errors:
            head = Text().append(visible(failure.path), style="bold")
            yield from self._wrapped(head.append(f": {visible(wording.unread(failure))}"), indent=0)
        yield from self._wrapped(Text(visible(wording.summary(report))), indent=0)

    def _document(self, document: CheckedDocument) -> Iterator[Text]:
        head = Text().append(visible(document.path), style="bold")
        scope = wording.scope_words(document.scope, self._catalog)
        head.append(visible(f", for {scope}") if scope else "")
        head.append(f": {document.verdict}, {wording.found_in(document, claims=self._verbose)}")
        yield from self._wrapped(head, indent=0)
        for passage in passages(document.findings):
            yield Text()
            yield from self._passage(passage)

    def _passage(self, passage: Passage) -> Iterator[Text]:
        where = wording.place(passage.subjects[0][0].claim.location)
        yield Text("  ").append(visible(where), style="dim")
        yield from self._sentence(passage)
        for findings in passage.subjects:
            yield Text()
            for finding in findings:
                yield from self._finding(finding)
            for label, said in self._said(findings, alone=len(passage.subjects) == 1):
                yield from self._labelled(label, said)

    def _sentence(self, passage: Passage) -> Iterator[Text]:
        sentence = Text()
        for stretch in passage.stretches:
            style = f"{_STYLES[stretch.severity]} underline" if stretch.severity else ""
            sentence.append(visible(stretch.text), style=style)
        for line in self._lines(sentence, indent=4):
            yield Text("    ").append_text(line)
            if line.spans and not self._color:
                yield Text("    " + _carets(line))

    def _finding(self, finding: Finding) -> Iterator[Text]:
        head = Text().append(f"{finding.severity}: ", style=_STYLES[finding.severity])
        head.append(visible(finding.message))
        head.append(f" ({finding.rule.code} {finding.rule.name})", style="dim")
        yield from self._wrapped(head, indent=4)

    def _said(self, findings: Sequence[Finding], *, alone: bool) -> Iterator[tuple[str, str]]:
        """The details of findings that share their words, and which words where it needs saying."""
        if not alone:
            yield "words", f'"{findings[0].claim.mention.text}"'
        yield from self._details.lines(findings, reasons=self._verbose)

    def _labelled(self, label: str, said: str) -> Iterator[Text]:
        indent = 6 + _LABEL_WIDTH
        for at, line in enumerate(self._lines(Text(visible(said)), indent)):
            head = f"      {label + ':':<{_LABEL_WIDTH}}" if at == 0 else " " * indent
            yield Text().append(head, style="dim").append_text(line)

    def _wrapped(self, text: Text, indent: int) -> Iterator[Text]:
        """Lines of ``text``; those after the first stand two further in."""
        first, *rest = self._lines(text, indent + 2)
        yield Text(" " * indent).append_text(first)
        for line in rest:
            yield Text(" " * (indent + 2)).append_text(line)

    def _lines(self, text: Text, indent: int) -> list[Text]:
        width = self._width - indent
        if text.cell_len <= width:
            text.rstrip()
            return [text]
        lines = list(text.wrap(self._console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines or [Text()]


def _plain(line: Text) -> str:
    return line.plain.rstrip()


def _carets(line: Text) -> str:
    """Carets under the marked stretches of a line, wide characters counted as two cells."""
    carets = ""
    for span in line.spans:
        carets += " " * (cell_len(line.plain[: span.start]) - len(carets))
        carets += "^" * cell_len(line.plain[span.start : span.end])
    return carets
