"""Differences of catalogs and their effect on documents, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from promisecheck.model import Finding, Verdict
from promisecheck.upkeep.comparing import Difference, Kind
from promisecheck.upkeep.impact import Effect, Impact
from promisecheck.upkeep.tables import markdown_safe

FORMATS: Final = ("text", "markdown", "json")


def story(differences: Sequence[Difference], effect: Effect | None, format_name: str) -> str:
    """Both in the format asked for; ``effect`` is ``None`` where no documents were given."""
    if format_name == "json":
        return _json(differences, effect)
    markdown = format_name == "markdown"
    lines = [*_differences(differences, markdown=markdown)]
    if effect is not None:
        lines += [*([""] if lines else []), *_effect(effect, markdown=markdown)]
    return "".join(f"{line}\n" for line in lines)


def _differences(differences: Sequence[Difference], *, markdown: bool) -> Iterator[str]:
    for difference in differences:
        head = heading(difference)
        if markdown:
            yield f"- **{markdown_safe(difference.name)}** {markdown_safe(head)}"
        else:
            yield head
        for aspect in difference.aspects if difference.kind is not Kind.ADDED else ():
            said = aspect.sentence
            yield f"  - {markdown_safe(said)}" if markdown else f"  {said}"


def heading(difference: Difference) -> str:
    """What happened to the feature, without the details."""
    if difference.kind is Kind.RENAMED:
        return f"{difference.old_id} is now {difference.id}"
    if difference.kind is Kind.ADDED:
        return f"{difference.id} added as {difference.aspects[0].new}"
    return f"{difference.id} {difference.kind.value}"


def _effect(effect: Effect, *, markdown: bool) -> Iterator[str]:
    for impact in effect.impacts:
        head = f"{impact.path}: {_verdicts(impact)}"
        yield f"- {markdown_safe(head)}" if markdown else head
        for mark, findings in (("broken", impact.broken), ("mended", impact.mended)):
            for finding in findings:
                line = f"{mark}, line {finding.claim.location.start.line}: {_told(finding)}"
                yield f"  - {markdown_safe(line)}" if markdown else f"  {line}"


def _verdicts(impact: Impact) -> str:
    if impact.before is impact.after:
        return f"still {impact.after.value}"
    now = "would fail" if impact.after is Verdict.FAIL else "would pass"
    return f"{now}, was {impact.before.value}"


def _told(finding: Finding) -> str:
    quote = finding.claim.mention.statement.text
    return f'{finding.rule.code} {finding.message} ("{quote}")'


def _json(differences: Sequence[Difference], effect: Effect | None) -> str:
    told: dict[str, Any] = {"changes": [_difference(d) for d in differences]}
    if effect is not None:
        told["documents"] = [_impact(impact) for impact in effect.impacts]
        told["checked"] = effect.documents
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "change": difference.kind.value,
        "feature": difference.id,
        "old_feature": difference.old_id or None,
        "name": difference.name,
        "aspects": [{"aspect": a.name, "old": a.old, "new": a.new} for a in difference.aspects],
    }


def _impact(impact: Impact) -> dict[str, Any]:
    return {
        "path": impact.path,
        "verdict": {"old": impact.before.value, "new": impact.after.value},
        "broken": [_finding(finding) for finding in impact.broken],
        "mended": [_finding(finding) for finding in impact.mended],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    start = finding.claim.location.start
    return {
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "feature": finding.feature.id if finding.feature else None,
        "line": start.line,
        "column": start.column,
        "text": finding.claim.mention.text,
        "message": finding.message,
    }
