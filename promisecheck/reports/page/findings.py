"""The findings of the page: by document, each in its sentence, with what the catalog says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from promisecheck.model import CheckedDocument, Finding, Report
from promisecheck.reports import wording
from promisecheck.reports.details import Details
from promisecheck.reports.page.elements import Html, element, joined
from promisecheck.reports.page.filters import filters
from promisecheck.reports.passages import Passage, Stretch, passages


def findings(report: Report) -> Html:
    """The filters, a section for each document with findings, and the list of those without."""
    details = Details(report.catalog)
    sections = [
        _document(number, document, report, details)
        for number, document in enumerate(report.documents)
        if document.findings
    ]
    return element(
        "section",
        element("h2", "Findings", id="findings-head"),
        filters(report) if sections else "",
        element("p", "No finding fits the filters.", id="none-fits", hidden=True)
        if sections
        else element("p", "There are none."),
        joined(sections),
        _without(report),
        class_="findings",
        id="findings",
        aria_labelledby="findings-head",
        tabindex="-1",
    )


def _document(number: int, document: CheckedDocument, report: Report, details: Details) -> Html:
    scope = wording.scope_words(document.scope, report.catalog)
    said = [wording.found_in(document, claims=True), f"for {scope}" if scope else ""]
    return element(
        "section",
        element(
            "h3",
            element("span", document.path, class_="path", dir="auto"),
            " ",
            element("span", document.verdict.value, class_=f"badge {document.verdict}"),
        ),
        element("p", ", ".join(part for part in said if part), class_="about"),
        *(_passage(number, passage, details) for passage in passages(document.findings)),
        class_="document",
    )


def _passage(number: int, passage: Passage, details: Details) -> Html:
    first = passage.subjects[0][0]
    return element(
        "article",
        element("p", _where(first), class_="where"),
        element("blockquote", *(_stretch(one) for one in passage.stretches), dir="auto"),
        *(
            _subject(number, found, details, alone=len(passage.subjects) == 1)
            for found in passage.subjects
        ),
        class_="passage",
        tabindex="-1",
    )


def _where(finding: Finding) -> str:
    """The place, and the nearest heading where it is below one."""
    place = wording.place(finding.claim.location)
    place = place[:1].upper() + place[1:]
    headings = finding.claim.mention.statement.block.headings
    return f"{place}, under “{headings[-1].text}”" if headings else place


def _stretch(stretch: Stretch) -> str:
    if stretch.severity is None:
        return stretch.text
    return element("mark", stretch.text, class_=stretch.severity.value)


def _subject(number: int, found: Sequence[Finding], details: Details, *, alone: bool) -> Html:
    words = element("p", f"“{found[0].claim.mention.text}”", class_="words", dir="auto")
    return element(
        "div",
        "" if alone else words,
        *(_finding(number, finding) for finding in found),
        _details(details.lines(found, reasons=True)),
        class_="subject",
    )


def _finding(number: int, finding: Finding) -> Html:
    feature, rule = finding.feature, finding.rule
    code = element("abbr", rule.code, title=rule.why or rule.summary, class_="code")
    return element(
        "p",
        element("span", finding.severity.value, class_=f"badge {finding.severity}"),
        " ",
        element("strong", finding.message, dir="auto"),
        " ",
        code,
        f" {rule.name}",
        class_="finding",
        data_severity=finding.severity.value,
        data_feature=feature.id if feature else "-",
        data_owner=f"={feature.owner}" if feature and feature.owner else "-",
        data_document=str(number),
    )


def _details(lines: Iterable[tuple[str, str]]) -> Html:
    pairs = [
        element(
            "div",
            element("dt", label.capitalize()),
            element("dd", said, dir="auto"),
            class_=label.replace(" ", "-"),
        )
        for label, said in lines
    ]
    return element("dl", *pairs, class_="details") if pairs else Html()


def _without(report: Report) -> Html:
    """The documents in which nothing is wrong, folded away."""
    clean = [document for document in report.documents if not document.findings]
    if not clean:
        return Html()
    items = (
        element("li", f"{document.path}: {wording.found_in(document, claims=True)}", dir="auto")
        for document in clean
    )
    return element(
        "details",
        element("summary", f"{wording.count(len(clean), 'document')} without findings"),
        element("ul", *items),
        class_="without",
    )
