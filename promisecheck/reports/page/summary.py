"""The head of the page: the verdict, the sums, what was not read, and the features concerned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from promisecheck.model import Feature, Report, Severity, Verdict
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding
from promisecheck.reports.page.elements import Html, element, joined

UNLISTED = "Not in the catalog"
"""What findings without a feature are listed under."""


def head(report: Report) -> Html:
    """Title, verdict, sums, and what is held back."""
    product = report.catalog.product or "the catalog"
    held_back = wording.held_back(report)
    return element(
        "header",
        element("p", "promisecheck", class_="program"),
        element("h1", f"Promises about {product}"),
        _verdict(report),
        _sums(report),
        element("p", held_back, class_="held-back") if held_back else "",
    )


def not_read(report: Report) -> Html:
    """The paths that could not be read, with the reason; nothing where there are none."""
    if not report.errors:
        return Html()
    rows = (
        element("tr", element("th", failure.path, scope="row"), element("td", failure.message))
        for failure in report.errors
    )
    return element(
        "section",
        element("h2", f"Not read: {wording.count(len(report.errors), 'path')}", id="not-read-head"),
        element("p", "Nothing is known about what these promise."),
        element("div", element("table", element("tbody", *rows)), class_="wide"),
        class_="unread",
        aria_labelledby="not-read-head",
    )


def features(report: Report) -> Html:
    """A table of the features with findings, the worst first; nothing without findings."""
    concerned = sorted(_concerned(report), key=_worst_first)
    if not concerned:
        return Html()
    columns = ("Feature", "Status", "Owner", "Errors", "Warnings", "Info")
    heads = (element("th", name, scope="col") for name in columns)
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(one) for one in concerned)),
    )
    return element(
        "section",
        element("h2", "Features concerned", id="features-head"),
        element("div", table, class_="wide", tabindex="0", role="group", aria_label="Features"),
        class_="features",
        aria_labelledby="features-head",
    )


@dataclass(slots=True)
class _Concerned:
    """A feature with the number of its findings by severity."""

    feature: Feature | None
    found: Counter[Severity] = field(default_factory=Counter)


def _concerned(report: Report) -> Iterator[_Concerned]:
    by_id: dict[str | None, _Concerned] = {}
    for _, finding in every_finding(report):
        key = finding.feature.id if finding.feature else None
        by_id.setdefault(key, _Concerned(finding.feature)).found[finding.severity] += 1
    yield from by_id.values()


def _worst_first(one: _Concerned) -> tuple[list[int], str]:
    return [-one.found[severity] for severity in Severity], one.feature.name if one.feature else ""


def _row(one: _Concerned) -> Html:
    feature = one.feature
    name = feature.name if feature else UNLISTED
    button = element(
        "button", name, type="button", class_="only", data_feature=feature.id if feature else "-"
    )
    counts = (
        element("td", str(one.found[severity] or "–"), class_=f"number {severity}")
        for severity in Severity
    )
    return element(
        "tr",
        element("th", button, scope="row"),
        element("td", str(feature.status) if feature else "–"),
        element("td", (feature.owner if feature else "") or "–"),
        *counts,
    )


def _verdict(report: Report) -> Html:
    failing = sum(document.verdict is Verdict.FAIL for document in report.documents)
    if not report.documents:
        return element("p", "No document was checked.", class_="verdict none")
    if len(report.documents) == 1:
        said = "The document does not pass." if failing else "The document passes."
    elif failing:
        does = "does" if failing == 1 else "do"
        said = f"{failing} of {len(report.documents):,} documents {does} not pass."
    else:
        said = f"All {len(report.documents):,} documents pass."
    return element("p", said, class_=f"verdict {'fail' if failing else 'pass'}")


def _sums(report: Report) -> Html:
    claims = sum(len(document.claims) for document in report.documents)
    sums = [
        *((severity.value, _plural(severity), report.count(severity)) for severity in Severity),
        ("claims", "Claims", claims),
        ("documents", "Documents", len(report.documents)),
        ("not-read", "Not read", len(report.errors)),
    ]
    return element(
        "dl",
        *(
            element(
                "div",
                element("dt", name),
                element("dd", f"{number:,}"),
                class_=f"sum {kind}" if number else f"sum {kind} zero",
            )
            for kind, name, number in sums
        ),
        class_="sums",
    )


def _plural(severity: Severity) -> str:
    return wording.count(2, severity.value).removeprefix("2 ").capitalize()


def foot(report: Report) -> Html:
    """What the documents were held against, and by which version."""
    catalog = report.catalog
    updated = f", updated {catalog.updated.isoformat()}" if catalog.updated else ""
    said = [
        f"Held against {catalog.path or 'the catalog'}{updated}, as of {report.as_of.isoformat()}.",
        f"promisecheck {report.tool_version}. {catalog.digest}",
    ]
    return element("footer", joined(element("p", line) for line in said))
