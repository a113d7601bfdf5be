"""GitLab's code quality report: a list of issues for the widget of a merge request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisecheck.model import Failure, Finding, HeldBack, Notice, Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.addresses import (
    Turns,
    digest,
    every_finding,
    every_held_back,
    plain_path,
)
from promisecheck.reports.look import Look
from promisecheck.reports.objects import JsonObject
from promisecheck.reports.pretty import pretty_list
from promisecheck.reports.visible import visible

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look) -> Iterator[str]:
    """The issues; ``[]`` where there is nothing to say. Fingerprints are unique in the file.

    A path that could not be read is a critical issue. What is held back has an issue each, and
    one of the catalog for the sum, which the widget shows only when the number changes.
    """
    yield from pretty_list(_unique(_issues(report)))


def _issues(report: Report) -> Iterator[JsonObject]:
    for document, finding in every_finding(report):
        yield _issue(document.path, finding)
    yield from map(_unread, report.errors)
    yield from map(_notice, report.notices)
    for document, held in every_held_back(report):
        yield _held_back(document.path, held)
    if said := wording.held_back(report):
        yield _made("held-back", said, "info", report.catalog.path, 1, digest(said))


def _unique(issues: Iterator[JsonObject]) -> Iterator[JsonObject]:
    turns = Turns()
    for issue in issues:
        yield {**issue, "fingerprint": turns.own(issue["fingerprint"])}


def _issue(path: str, finding: Finding) -> JsonObject:
    line = finding.claim.location.start.line
    said = f"{finding.rule.code}: {wording.annotation(finding)}"
    severity = _SEVERITIES[finding.severity]
    return _made(finding.rule.name, said, severity, path, line, finding.fingerprint)


def _unread(failure: Failure) -> JsonObject:
    fingerprint = digest("unread", failure.path)
    said = wording.unread(failure)
    return _made("unread", said, "critical", failure.path, 1, fingerprint)


def _notice(notice: Notice) -> JsonObject:
    fingerprint = digest(notice.kind, notice.path, notice.message)
    said = wording.notice(notice)
    return _made(notice.kind.value, said, "minor", notice.path, notice.line, fingerprint)


def _held_back(path: str, held: HeldBack) -> JsonObject:
    said = f"Held back: {wording.held_finding(held)}"
    line = held.finding.claim.location.start.line
    fingerprint = digest("held-back", held.finding.fingerprint)
    return _made("held-back", said, "info", path, line, fingerprint)


def _made(
    check: str, said: str, severity: str, path: str, line: int, fingerprint: str
) -> JsonObject:
    return {
        "description": visible(said),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": visible(plain_path(path)), "lines": {"begin": line}},
    }
