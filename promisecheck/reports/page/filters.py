"""The filters above the findings. They stay hidden where no script runs: all is shown then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from promisecheck.model import Report, Severity
from promisecheck.reports.addresses import every_finding
from promisecheck.reports.page.elements import Html, element
from promisecheck.reports.page.summary import UNLISTED

NOBODY = "Nobody named"
"""What findings without an owner are listed under."""


def filters(report: Report) -> Html:
    """A form with severities, feature, document, owner and words."""
    found = Counter(finding.severity for _, finding in every_finding(report))
    return element(
        "form",
        element(
            "fieldset",
            element("legend", "Severity"),
            *(_severity(severity, found[severity]) for severity in Severity),
        ),
        _choice("feature", "Feature", "All features", _features(report)),
        _choice("document", "Document", "All documents", _documents(report)),
        _choice("owner", "Owner", "All owners", _owners(report)),
        _words(),
        element("button", "Clear", type="reset"),
        element("p", role="status", aria_live="polite", id="shown"),
        id="filters",
        aria_label="Filter the findings",
        hidden=True,
    )


def _severity(severity: Severity, number: int) -> Html:
    box = element("input", type="checkbox", name="severity", value=severity.value, checked=True)
    name = severity.value.capitalize()
    return element("label", box, f" {name} ({number:,})", class_=severity.value)


def _choice(name: str, label: str, everything: str, options: Mapping[str, str]) -> Html:
    made = (element("option", text, value=value) for value, text in options.items())
    chosen = element("select", element("option", everything, value=""), *made, name=name)
    return element("label", element("span", label), chosen)


def _words() -> Html:
    box = element("input", type="search", name="words", autocomplete="off")
    return element("label", element("span", "Words"), box)


def _features(report: Report) -> dict[str, str]:
    named = {
        finding.feature.id: finding.feature.name
        for _, finding in every_finding(report)
        if finding.feature
    }
    return _by_text(named) | _last("-", UNLISTED, (f.feature for _, f in every_finding(report)))


def _documents(report: Report) -> dict[str, str]:
    return {
        str(number): document.path
        for number, document in enumerate(report.documents)
        if document.findings
    }


def _owners(report: Report) -> dict[str, str]:
    owners = [finding.feature.owner for _, finding in every_finding(report) if finding.feature]
    named = {f"={owner}": owner for owner in owners if owner}
    every = (f.feature and f.feature.owner for _, f in every_finding(report))
    return _by_text(named) | _last("-", NOBODY, every)


def _by_text(options: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(options.items(), key=lambda option: (option[1].casefold(), option[0])))


def _last(value: str, text: str, given: Iterable[object]) -> dict[str, str]:
    """The option for what has nothing there, where there is any."""
    return {} if all(given) else {value: text}
