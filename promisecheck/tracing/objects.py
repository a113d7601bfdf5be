"""A trace as an object of plain JSON values, for programs."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.reports.objects import JsonObject, claim_object
from promisecheck.rules.rule import Case
from promisecheck.tracing.decision import decision
from promisecheck.tracing.steps import (
    ClaimSteps,
    HeardCue,
    Reading,
    RuleStep,
    StatementSteps,
    Trace,
)


def trace_object(trace: Trace) -> JsonObject:
    """The whole trace; lines and columns count from 1."""
    return {
        "trace": 1,
        "path": trace.path,
        "catalog": {"product": trace.catalog.product, "path": trace.catalog.path},
        "statements": [_statement(steps, trace) for steps in trace.statements],
    }


def _statement(steps: StatementSteps, trace: Trace) -> JsonObject:
    statement = steps.said.statement
    block = statement.block
    place = block.place(statement.start)
    made: JsonObject = {
        "text": statement.text,
        "line": place.line,
        "column": place.column,
        "kind": block.kind.value,
        "zone": block.zone.value,
        "depth": block.depth,
        "speaker": block.speaker,
        "party": steps.party.value,
        "headings": [heading.text for heading in block.headings],
        "lead_ins": list(block.lead_ins),
        "clauses": list(steps.clauses),
        "candidates": [_reading(reading) for reading in steps.readings],
        "ignored_cues": _cues(steps.ignored),
        "claims": [_claim(claim, trace) for claim in steps.claims],
    }
    if block.cell is not None and steps.role is not None:
        made["header"] = block.cell.header
        made["role"] = steps.role.value
    return made


def _reading(reading: Reading) -> JsonObject:
    candidate = reading.candidate
    return {
        "text": reading.text,
        "features": list(candidate.form.features),
        "alias": candidate.form.alias,
        "kind": candidate.kind.value,
        "score": round(candidate.score, 1),
        "kept": not reading.dropped,
        "reason": reading.dropped,
    }


def _cues(cues: Sequence[HeardCue]) -> list[JsonObject]:
    return [
        {
            "text": cue.text,
            "category": cue.category,
            "heard": not cue.silent,
            "reason": cue.silent,
        }
        for cue in cues
    ]


def _claim(steps: ClaimSteps, trace: Trace) -> JsonObject:
    claim = steps.claim
    return {
        **claim_object(claim, [step.rule.name for step in steps.rules if step.fires]),
        "hedge": claim.hedge.value if claim.hedge else None,
        "disclosed": sorted(hedge.value for hedge in claim.disclosed),
        "everywhere": sorted(claim.everywhere),
        "absolute": claim.absolute,
        "because": claim.because,
        "decision": decision(claim),
        "cues": _cues(steps.cues),
        "statuses": {
            feature.id: Case(claim, feature, trace.catalog).status.value
            for feature in steps.features
        },
        "held_against": [_rule(step) for step in steps.rules],
    }


def _rule(step: RuleStep) -> JsonObject:
    return {
        "code": step.rule.code,
        "rule": step.rule.name,
        "fires": step.fires,
        "reason": step.said,
    }
