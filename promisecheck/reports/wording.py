"""What reports say in words: places, counts, and what the catalog says about a feature."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from promisecheck.model import (
    Catalog,
    CheckedDocument,
    CueHit,
    Failure,
    Feature,
    Finding,
    HeldBack,
    HeldBy,
    Limit,
    Location,
    Notice,
    Quantity,
    Report,
    Scope,
    Severity,
    Status,
    Verdict,
)


def place(location: Location) -> str:
    """Where to look, in the terms of the format: ``line 14``, ``slide 3``, ``sheet A, cell B4``."""
    start = location.start
    named = [
        ("page", start.page),
        ("slide", start.slide),
        ("sheet", start.sheet),
        ("cell", start.cell),
        ("paragraph", start.paragraph),
    ]
    parts = [f"{name} {value}" for name, value in named if value is not None]
    if not parts or start.page is not None:
        parts.append(f"line {start.line}")
    return ", ".join(parts)


def place_besides_line(location: Location) -> str:
    """The place where a line number does not say it: ``slide 3``; "" in a text of lines."""
    said = place(location)
    return "" if said == f"line {location.start.line}" else said


def count(number: int, noun: str) -> str:
    """``1 claim``, ``2 claims``; severities keep their own plural (``3 info``)."""
    plain = number == 1 or noun == Severity.INFO
    return f"{number} {noun}" if plain else f"{number} {noun}s"


def tally(documents: Iterable[CheckedDocument]) -> str:
    """``5 errors, 2 warnings``: the findings by severity, worst first; "" without any."""
    totals = [0] * len(Severity)
    for document in documents:
        totals = _added(totals, document)
    return _tally(totals)


def _added(totals: Sequence[int], document: CheckedDocument) -> list[int]:
    return [sum(pair) for pair in zip(totals, document.counts(), strict=True)]


def _tally(totals: Sequence[int]) -> str:
    numbers = zip(Severity, totals, strict=True)
    return ", ".join(count(number, severity) for severity, number in numbers if number)


def found_in(document: CheckedDocument, *, claims: bool) -> str:
    """What was found in a document, with the number of its claims where that is wanted."""
    found = tally([document]) or "no overpromises"
    if not claims:
        return found
    return f"{found} in {count(len(document.claims), 'claim')}" if document.claims else "no claims"


def summary(report: Report) -> str:
    """The run in one line: documents, claims, findings by severity, what was held back, verdict."""
    totals, claims, failing = [0] * len(Severity), 0, 0
    for document in report.documents:  # once: they may lie on disk
        totals = _added(totals, document)
        claims += len(document.claims)
        failing += document.verdict is Verdict.FAIL
    documents = count(len(report.documents), "document")
    line = f"{documents}, {count(claims, 'claim')}: {_tally(totals) or 'no overpromises'}."
    whole = ""
    if report.documents:
        whole = f"Verdict: fail, {failing} of {documents}." if failing else "Verdict: pass."
    for said in (held_back(report), whole, _unread(report)):
        line += f" {said}" if said else ""
    return line


def held_back(report: Report) -> str:
    """``Held back: 2 in the baseline, 1 waived.``: what is not reported; "" without any."""
    suppressed = report.suppressed
    named = (
        (suppressed.baseline, "in the baseline"),
        (suppressed.waived, "waived"),
        (suppressed.inline, "ignored in the text"),
    )
    parts = [f"{number} {why}" for number, why in named if number]
    return f"Held back: {', '.join(parts)}." if parts else ""


def why_held(held: HeldBack) -> str:
    """On whose word a finding is held back: ``waived until 2027-01-31 by Maja Lind: agreed``."""
    if held.by is HeldBy.WAIVED:
        return f"waived until {held.expires} by {held.approver}: {held.reason} ({held.where})"
    if held.by is HeldBy.INLINE:
        line = held.where.rpartition(":")[2]
        return f"ignored by the comment in line {line}: {held.reason}"
    return f"in the baseline ({held.where})" if held.where else "in the baseline"


def held_finding(held: HeldBack) -> str:
    """A finding that is held back, in one line: its rule, what is wrong, on whose word it is."""
    rule = held.finding.rule
    return f"{rule.code} {rule.name}: {held.finding.message} {_sentence(why_held(held))}"


def notice(one: Notice) -> str:
    """``Expired: this waiver expired on 2026-10-31 and waives nothing``."""
    return f"{one.kind.value.capitalize()}: {one.message}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def unread(failure: Failure) -> str:
    """``Not read: it is not a PDF``: what became of a path that could not be checked."""
    return f"Not read: {failure.message}"


def advice(finding: Finding) -> str:
    """The message, and what can honestly be said instead where there is something."""
    say = f" Say instead: {finding.suggestion}" if finding.suggestion else ""
    return finding.message + say


def annotation(finding: Finding) -> str:
    """The advice, and the place where the line that an annotation stands at does not say it."""
    where = place_besides_line(finding.claim.location)
    return f"{advice(finding)} ({where})" if where else advice(finding)


def availability(feature: Feature, catalog: Catalog) -> str:
    """What is true of a feature: ``SCIM: shipped since 2024-03-01, only for plan Enterprise``."""
    parts = [_status(feature)]
    if feature.eta:
        parts.append(f"expected {feature.eta.text or feature.eta.end.isoformat()}")
    if feature.replaced_by:
        parts.append(f"replaced by {_name_of(feature.replaced_by, catalog)}")
    if feature.only:
        parts.append(f"only for {scope_words(feature.only, catalog)}")
    return f"{feature.name}: {', '.join(parts)}"


def exceptions(feature: Feature, catalog: Catalog) -> list[str]:
    """A line for each narrower scope in which something else is true."""
    return [
        f"{scope_words(exception.when, catalog)}: {exception.status}"
        + (f" ({exception.note})" if exception.note else "")
        for exception in feature.exceptions
    ]


def limits(feature: Feature) -> list[str]:
    """A line for each limit: ``users: at most 5000 users``."""
    return [f"{limit.name}: {_bounds(limit)}" for limit in feature.limits]


def reasons(cues: Iterable[CueHit]) -> str:
    """The words that decided what a text says: ``"includes", "What you get" (heading)``."""
    said = (
        f'"{cue.phrase}"' + ("" if cue.source == "statement" else f" ({cue.source})")
        for cue in cues
    )
    return ", ".join(dict.fromkeys(said))


def scope_words(scope: Scope, catalog: Catalog) -> str:
    """A scope as readers call it: ``plan Enterprise, region US or EU``."""
    parts = []
    for dimension in sorted(scope):
        known = catalog.dimensions.get(dimension, {})
        values = [next(iter(known.get(value, ())), value) for value in sorted(scope[dimension])]
        parts.append(f"{dimension} {_either(values)}")
    return ("; " if any(", " in part for part in parts) else ", ").join(parts)


def _either(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _status(feature: Feature) -> str:
    if feature.status is Status.UNAVAILABLE:
        return "unavailable and not planned"
    since = f" since {feature.since.isoformat()}" if feature.since else ""
    return f"{feature.status}{since}"


def _name_of(feature_id: str, catalog: Catalog) -> str:
    return next((f.name for f in catalog.features if f.id == feature_id), feature_id)


def _bounds(limit: Limit) -> str:
    bounds = (("at least", limit.minimum), ("at most", limit.maximum))
    return ", ".join(f"{word} {_amount(bound)}" for word, bound in bounds if bound)


def _amount(quantity: Quantity) -> str:
    if quantity.text:
        return quantity.text
    value = "unlimited" if math.isinf(quantity.value) else f"{quantity.value:g}"
    return " per ".join([f"{value} {quantity.unit}".strip(), *quantity.per])


def _unread(report: Report) -> str:
    return f"Not read: {count(len(report.errors), 'path')}." if report.errors else ""
