"""Annotations on GitHub: workflow commands that the runner reads from the log.

GitHub shows ten annotations of each kind a step and drops the others without a word. So at most
ten are written, worst first, and a last notice sums up; the job summary has all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from promisecheck.model import CheckedDocument, Failure, Finding, Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding, every_held_back, plain_path
from promisecheck.reports.look import Look
from promisecheck.reports.workflow import command

MOST_OF_A_KIND: Final = 10
"""How many annotations of one kind GitHub shows a step."""

_MOST_UNREAD: Final = 3
_KINDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, look: Look) -> Iterator[str]:
    """Paths that could not be read, findings by severity, then what is amiss and held back.

    The last notice has the sums.
    """
    unread = report.errors[:_MOST_UNREAD]
    lines = [_unread(failure) for failure in unread]
    shown, notices = 0, 1
    for severity, kind in _KINDS.items():
        room = MOST_OF_A_KIND - {"error": len(unread), "notice": 1}.get(kind, 0)
        of_kind = (one for one in every_finding(report) if one[1].severity is severity)
        chosen = list(islice(of_kind, room))
        lines += [_finding(kind, document, finding) for document, finding in chosen]
        shown += len(chosen)
        notices += len(chosen) if kind == "notice" else 0
    lines += islice(_asides(report), MOST_OF_A_KIND - notices)
    yield "\n".join([*lines, _sums(report, shown)]) + "\n"


def _finding(kind: str, document: CheckedDocument, finding: Finding) -> str:
    location, rule = finding.claim.location, finding.rule
    line = location.start.line
    properties = {"file": plain_path(document.path), "line": str(line)}
    properties["endLine"] = str(location.end_line)
    if line == location.end_line:  # GitHub refuses columns of a longer stretch
        properties |= {"col": str(location.start.column), "endColumn": str(location.end_column)}
    properties["title"] = f"{rule.code} {rule.name}"
    return command(kind, properties, wording.annotation(finding))


def _unread(failure: Failure) -> str:
    properties = {"file": plain_path(failure.path), "title": "Not read"}
    return command("error", properties, wording.unread(failure))


def _asides(report: Report) -> Iterator[str]:
    """What is amiss with what holds back, then what is held back."""
    for notice in report.notices:
        properties = {"file": plain_path(notice.path), "line": str(notice.line)}
        properties["title"] = notice.kind.value.capitalize()
        yield command("notice", properties, notice.message)
    for document, held in every_held_back(report):
        line = held.finding.claim.location.start.line
        properties = {"file": plain_path(document.path), "line": str(line), "title": "Held back"}
        yield command("notice", properties, wording.held_finding(held))


def _sums(report: Report, shown: int) -> str:
    said = wording.summary(report)
    found = sum(1 for _ in every_finding(report))
    if shown < found:
        said += f" {shown} of {found} findings stand here; the job summary has more."
    return command("notice", {"title": "promisecheck"}, said)
