"""SARIF 2.1.0 as GitHub's code scanning takes it, and other viewers of results.

GitHub asks for all four fields of a region, for texts in every rule, and for at most 25,000
results. It works out ``primaryLocationLineHash`` by itself: ours is another fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from promisecheck.model import (
    CheckedDocument,
    Failure,
    Finding,
    HeldBack,
    HeldBy,
    Location,
    Notice,
    Report,
    RuleInfo,
    Severity,
)
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding, every_held_back, uri
from promisecheck.reports.look import Look
from promisecheck.reports.objects import JsonObject, scope_object
from promisecheck.reports.pretty import pretty
from promisecheck.reports.visible import visible

MOST_RESULTS: Final = 25_000
"""GitHub refuses a file with more; the worst are kept and the file says how many are left out."""

_LONGEST_TEXT: Final = 1000
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}


def render(report: Report, look: Look) -> Iterator[str]:
    """One run with its rules, results and what could not be read."""
    log: JsonObject = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [_run(report)],
    }
    yield pretty(log)


def _run(report: Report) -> JsonObject:
    total = sum(report.count(severity) for severity in Severity)
    kept = list(every_finding(report) if total <= MOST_RESULTS else _worst(report))
    suppressed = list(every_held_back(report)) if report.show_suppressed else []
    suppressed = suppressed[: MOST_RESULTS - len(kept)]
    rules = {finding.rule.code: finding.rule for _, finding in kept}
    rules |= {held.finding.rule.code: held.finding.rule for _, held in suppressed}
    codes = sorted(rules)
    index = {code: at for at, code in enumerate(codes)}
    return {
        "tool": {"driver": _driver(report, [rules[code] for code in codes])},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, left_out=total - len(kept))],
        "results": [
            *(_result(document.path, finding, index) for document, finding in kept),
            *(_suppressed(document.path, one, index) for document, one in suppressed),
        ],
        "properties": _about(report),
    }


def _worst(report: Report) -> Iterator[tuple[CheckedDocument, Finding]]:
    by_severity = (
        one for severity in Severity for one in every_finding(report) if one[1].severity is severity
    )
    return islice(by_severity, MOST_RESULTS)


def _driver(report: Report, rules: Iterable[RuleInfo]) -> JsonObject:
    return {
        "name": "promisecheck",
        "semanticVersion": report.tool_version,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: RuleInfo) -> JsonObject:
    why = rule.why or rule.summary
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _text(f"{rule.summary}."),
        "fullDescription": _text(why),
        "help": {"text": _help(rule, why, "- {}"), "markdown": _help(rule, why, "- *{}*")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["overpromise"],
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(rule: RuleInfo, why: str, line: str) -> str:
    """Why the rule is there, and sentences that break it and that do not."""
    parts = [why]
    for head, sentences in (("It flags:", rule.wrong), ("It does not flag:", rule.honest)):
        if sentences:
            parts.append("\n".join([head, "", *(line.format(one) for one in sentences)]))
    return "\n\n".join(parts)


def _result(path: str, finding: Finding, index: Mapping[str, int]) -> JsonObject:
    feature, claim = finding.feature, finding.claim
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index[finding.rule.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _unlinked(wording.advice(finding))},
        "locations": [_location(path, claim.location, claim.mention.text)],
        "partialFingerprints": {"promisecheck/v1": finding.fingerprint},
        "properties": {
            "feature": feature.id if feature else None,
            "owner": feature.owner if feature else "",
            "stance": claim.stance.value,
            "suggestion": finding.suggestion,
        },
    }


def _suppressed(path: str, held: HeldBack, index: Mapping[str, int]) -> JsonObject:
    """A result that viewers hide; GitHub shows it all the same, so it has to be asked for."""
    kind = "inSource" if held.by is HeldBy.INLINE else "external"
    why = visible(wording.why_held(held))
    suppression = {"kind": kind, "status": "accepted", "justification": why}
    return {**_result(path, held.finding, index), "suppressions": [suppression]}


def _location(path: str, location: Location, words: str) -> JsonObject:
    start = location.start
    made: JsonObject = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": location.end_line,
                "endColumn": location.end_column,
                "snippet": _text(words),
            },
        }
    }
    if where := wording.place_besides_line(location):
        made["logicalLocations"] = [{"fullyQualifiedName": visible(where)}]
    return made


def _invocation(report: Report, *, left_out: int) -> JsonObject:
    notes = [_not_read(failure) for failure in report.errors]
    notes += [_notice(notice) for notice in report.notices]
    if not report.show_suppressed:
        notes += [_held_back(document.path, held) for document, held in every_held_back(report)]
    said = [wording.held_back(report)]
    if left_out:
        said.append(f"{wording.count(left_out, 'finding')} less bad than these left out.")
    notes += [{"level": "note", "message": _text(one)} for one in said if one]
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notes}


def _not_read(failure: Failure) -> JsonObject:
    return {
        "level": "error",
        "message": _text(wording.unread(failure)),
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(failure.path)}}}],
    }


def _notice(notice: Notice) -> JsonObject:
    return _note("warning", wording.notice(notice), notice.path, notice.line)


def _held_back(path: str, held: HeldBack) -> JsonObject:
    said = f"Held back: {wording.held_finding(held)}"
    return _note("note", said, path, held.finding.claim.location.start.line)


def _note(level: str, said: str, path: str, line: int) -> JsonObject:
    place = {"artifactLocation": {"uri": uri(path)}, "region": {"startLine": line}}
    return {"level": level, "message": _text(said), "locations": [{"physicalLocation": place}]}


def _about(report: Report) -> JsonObject:
    suppressed = report.suppressed
    return {
        "catalog": {"product": report.catalog.product, "digest": report.catalog.digest},
        "asOf": report.as_of.isoformat(),
        "documents": [
            {
                "uri": uri(document.path),
                "verdict": document.verdict.value,
                "scope": scope_object(document.scope),
                "claims": len(document.claims),
            }
            for document in report.documents
        ],
        "suppressed": {
            "baseline": suppressed.baseline,
            "waived": suppressed.waived,
            "inline": suppressed.inline,
        },
    }


def _text(text: str) -> JsonObject:
    return {"text": _shortened(visible(text)) or "-"}


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _unlinked(text: str) -> str:
    """The text with nothing in it that reads as a link: ``[words](address)`` is one in SARIF."""
    plain = _shortened(visible(text))
    return plain.replace("[", "\\[").replace("]", "\\]") if "](" in plain else plain
