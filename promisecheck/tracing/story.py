"""A trace as text for people, in lines of a given width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from promisecheck.claims.parties import Party
from promisecheck.model import Block, Claim
from promisecheck.reports.visible import visible
from promisecheck.rules.rule import Case
from promisecheck.rules.wording import amount, day, value_names
from promisecheck.tracing.decision import decision
from promisecheck.tracing.steps import ClaimSteps, HeardCue, Reading, StatementSteps, Trace

_LABEL = 12  # cells before what a label says


def story(trace: Trace, width: int = 80) -> str:
    """The trace, a paragraph a statement and one a claim."""
    parts = []
    for steps in trace.statements:
        parts.append(_lines(_statement(steps, trace), width))
        parts.extend(_lines(_claim(claim, trace), width, "  ") for claim in steps.claims)
        if not steps.claims:
            parts.append("  nothing here names a feature or promises one\n")
    return "\n".join(parts)


def _lines(pairs: Iterable[tuple[str, str]], width: int, indent: str = "") -> str:
    """Labelled lines; a pair without a label begins the paragraph."""
    written = ""
    for label, said in pairs:
        head = f"{indent}  {label:<{_LABEL}}" if label != _HEAD else indent
        later = indent + ("  " + " " * _LABEL if label != _HEAD else "  ")
        wrapped = textwrap.wrap(
            visible(said), width, initial_indent=head, subsequent_indent=later + "  "
        )
        written += "".join(f"{line.rstrip()}\n" for line in wrapped)
    return written


_HEAD = "head"


def _statement(steps: StatementSteps, trace: Trace) -> Iterator[tuple[str, str]]:
    statement = steps.said.statement
    place = statement.block.place(statement.start)
    yield _HEAD, f'{trace.path}:{place.line}:{place.column}: "{statement.text.strip()}"'
    yield "where", ", ".join(_where(steps))
    yield from _above(statement.block)
    if len(steps.clauses) > 1:
        yield "clauses", " | ".join(steps.clauses)
    yield from _labelled("names", [_reading(reading) for reading in steps.readings])
    yield from _labelled("not heard", [_cue(cue) for cue in steps.ignored])


def _where(steps: StatementSteps) -> Iterator[str]:
    block = steps.said.statement.block
    yield block.kind.value
    yield f"zone {block.zone.value}"
    if block.depth:
        yield f"quoted {block.depth} deep"
    if block.cell is not None and steps.role is not None:
        yield f'column "{block.cell.header}" (read as {steps.role.value})'
    speaker = f" ({block.speaker})" if block.speaker else ""
    yield f"{_WHOSE[steps.party]}{speaker}"


_WHOSE = {Party.OURS: "our words", Party.THEIRS: "the customer's words"}


def _above(block: Block) -> Iterator[tuple[str, str]]:
    yield from _labelled("headings", [f'"{heading.text}"' for heading in block.headings])
    yield from _labelled("leads in", [f'"{text}"' for text in block.lead_ins])


def _labelled(label: str, said: Iterable[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(said):
        yield ("" if at else label), line


def _reading(reading: Reading) -> str:
    candidate = reading.candidate
    features = " or ".join(candidate.form.features) or "-"
    dropped = f"; {reading.dropped}" if reading.dropped else ""
    kind, score = candidate.kind.value, round(candidate.score, 1)
    return f'"{reading.text}" is {features} by "{candidate.form.alias}" ({kind} {score}){dropped}'


def _cue(cue: HeardCue) -> str:
    kind = cue.category.replace("_", " ")
    return f'"{cue.text}" ({kind})' + (f": {cue.silent}" if cue.silent else "")


def _claim(steps: ClaimSteps, trace: Trace) -> Iterator[tuple[str, str]]:
    claim = steps.claim
    hedge = f" ({claim.hedge.value})" if claim.hedge else ""
    named = " or ".join(feature.name for feature in steps.features) or "not in the catalog"
    yield _HEAD, f'"{claim.mention.text}" = {named}: {claim.stance.value}{hedge}'
    yield "because", decision(claim)
    yield from _labelled("heard", [_cue(cue) for cue in steps.cues if not cue.silent])
    yield from _labelled("not heard", [_cue(cue) for cue in steps.cues if cue.silent])
    yield from _qualifiers(claim, trace)
    for feature in steps.features:
        status = Case(claim, feature, trace.catalog).status
        yield "status", f"{feature.id} is {status.value}"
    for rule in steps.rules:
        fires = "fires" if rule.fires else "does not fire"
        yield rule.rule.code, f"{rule.rule.name} {fires}: {rule.said}"
    if not steps.rules:
        yield "rules", "none asks anything of such a claim"


def _qualifiers(claim: Claim, trace: Trace) -> Iterator[tuple[str, str]]:
    for dimension, values in sorted(claim.scope.items()):
        yield "scope", f"{dimension}: {value_names(trace.catalog, dimension, values)}"
    for dimension in sorted(claim.everywhere):
        yield "scope", f"every {dimension}"
    for quantity in claim.quantities:
        yield "amount", amount(quantity)
    if claim.date is not None:
        yield "date", f"{claim.date.text}, by {day(claim.date.end)}"
    if claim.absolute:
        yield "guarantee", f'"{claim.absolute}"'
    if claim.disclosed:
        yield "disclosed", ", ".join(sorted(hedge.value for hedge in claim.disclosed))
