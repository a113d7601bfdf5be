"""JUnit XML: a suite for each document, a test case for each claim; honest claims pass.

A claim fails where a finding reaches the threshold of the run, so that the tests fail when the
run does; what is less bad stands in the output of a test that passes. A claim of which a finding is
held back is skipped, unless another one is reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from promisecheck.model import (
    CheckedDocument,
    Claim,
    Failure,
    Finding,
    HeldBack,
    Report,
    Severity,
)
from promisecheck.reports import wording
from promisecheck.reports.addresses import plain_path
from promisecheck.reports.look import Look
from promisecheck.reports.visible import visible


def render(report: Report, look: Look) -> Iterator[str]:
    """The suites of the documents, of the paths that were not read, and of what is held back."""
    totals = dict.fromkeys(("tests", "failures", "errors"), 0)
    written = []  # as text, which takes a small part of what the elements do
    for suite in _suites(report):
        for counted in totals:
            totals[counted] += int(suite.get(counted, 0))
        indent(suite, level=1)
        written.append(f"  {tostring(suite, encoding='unicode')}\n")
    sums = " ".join(f'{counted}="{number}"' for counted, number in totals.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="promisecheck" time="0" {sums}>\n'
    yield from written
    yield "</testsuites>\n"


def _suites(report: Report) -> Iterator[Element]:
    yield from (_document(document, report) for document in report.documents)
    yield from (_unread(failure) for failure in report.errors)
    about = [*_held_back(report), *_amiss(report)]
    if not about and not report.documents and not report.errors:
        about = [_case("promisecheck", "no documents")]
    if about:
        yield _suite("promisecheck", about)


def _document(document: CheckedDocument, report: Report) -> Element:
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in document.findings:
        findings[id(finding.claim)].append(finding)
    held_back: defaultdict[int, list[HeldBack]] = defaultdict(list)
    for held in document.held_back:
        held_back[id(held.finding.claim)].append(held)
    seen: Counter[str] = Counter()
    cases = []
    for claim in document.claims:
        name = _named(claim, seen)
        case = _case(document.path, name, claim)
        _judge(case, findings[id(claim)], report)
        _skip(case, held_back[id(claim)])
        cases.append(case)
    return _suite(document.path, cases or [_case(document.path, "no claims")])


def _named(claim: Claim, seen: Counter[str]) -> str:
    """A name that stays when lines move, so that a later run is held against the right test."""
    about = " or ".join(claim.features) or "not in the catalog"
    name = f'{about}: "{claim.mention.text}" {claim.stance}'
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _judge(case: Element, findings: Sequence[Finding], report: Report) -> None:
    failing = [finding for finding in findings if _fails(finding, report.fail_on)]
    if failing:
        worst = max(failing, key=lambda finding: finding.severity.rank)
        kind = f"{worst.rule.code} {worst.rule.name}"
        failure = SubElement(case, "failure", type=kind, message=visible(worst.message))
        failure.text = _said(findings)
    elif findings:
        SubElement(case, "system-out").text = _said(findings)


def _skip(case: Element, held_back: Sequence[HeldBack]) -> None:
    if held_back and not len(case):
        said = "; ".join(wording.held_finding(held) for held in held_back)
        SubElement(case, "skipped", message=visible(said))


def _fails(finding: Finding, threshold: Severity | None) -> bool:
    return threshold is not None and finding.severity.rank >= threshold.rank


def _said(findings: Iterable[Finding]) -> str:
    """The findings of one claim: where, in which sentence, what is wrong, what to say."""
    lines: dict[str, None] = {}
    for finding in findings:
        statement = finding.claim.mention.statement.text
        lines[f"{wording.place(finding.claim.location)}: {_shortened(statement)}"] = None
    for finding in findings:
        head = f"{finding.rule.code} {finding.rule.name}, {finding.severity}"
        lines[f"{head}: {wording.advice(finding)}"] = None
    return "\n".join(visible(line) for line in lines)


def _shortened(text: str) -> str:
    return text if len(text) <= 480 else text[:480] + " …"


def _unread(failure: Failure) -> Element:
    case = _case(failure.path, "not read")
    SubElement(case, "error", type="not-read", message=visible(failure.message))
    return _suite(failure.path, [case])


def _held_back(report: Report) -> Iterator[Element]:
    if said := wording.held_back(report):
        case = _case("promisecheck", "held back")
        SubElement(case, "skipped", message=said)
        yield case


def _amiss(report: Report) -> Iterator[Element]:
    """What is amiss with what holds back: no reason for a test to fail."""
    if report.notices:
        case = _case("promisecheck", "exceptions to look at")
        lines = (f"{one.path}:{one.line}: {wording.notice(one)}" for one in report.notices)
        SubElement(case, "system-out").text = "\n".join(visible(line) for line in lines)
        yield case


def _case(path: str, name: str, claim: Claim | None = None) -> Element:
    shown = visible(plain_path(path))
    stem, dot, suffix = shown.rpartition(".")
    case = Element("testcase", classname=stem if dot and "/" not in suffix else shown)
    case.set("name", visible(name))
    case.set("time", "0")
    if claim is not None:
        case.set("file", shown)
        case.set("line", str(claim.location.start.line))
    return case


def _suite(name: str, cases: Sequence[Element]) -> Element:
    suite = Element("testsuite", name=visible(plain_path(name)), tests=str(len(cases)))
    for counted, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(counted, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", "0")
    suite.extend(cases)
    return suite
