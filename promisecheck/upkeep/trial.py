"""Trying out a catalog: its examples are read as documents and held against what they expect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.examples import Example
from promisecheck.claims import ClaimReader
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.documents import read_document
from promisecheck.errors import UsageError
from promisecheck.mentions import build_index
from promisecheck.model import Claim, Finding
from promisecheck.rules import RULES, select_rules
from promisecheck.rules.findings import Auditor


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an example. ``failures`` says in sentences what was expected and not found."""

    example: Example
    failures: tuple[str, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome of every example, and the ids of the features that have none."""

    outcomes: tuple[Outcome, ...]
    untried: tuple[str, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The outcomes that are not as expected."""
        return tuple(outcome for outcome in self.outcomes if outcome.failures)


def run_examples(loaded: LoadedCatalog, as_of: dt.date, own: OwnWords = NONE) -> Trial:
    """Tries every example on the catalog; ``as_of`` is the day for those that name none.

    ``own`` are the company's own words.
    """
    catalog = loaded.catalog
    index, auditor = build_index(catalog), Auditor(catalog)
    readers: dict[dt.date, ClaimReader] = {}
    outcomes = []
    for example in loaded.examples:
        day = example.as_of or as_of
        if day not in readers:
            readers[day] = ClaimReader(catalog, index, day, own)
        outcomes.append(_tried(example, readers[day], auditor))
    tried = {example.feature for example in loaded.examples}
    untried = tuple(f.id for f in catalog.features if f.id not in tried)
    return Trial(tuple(outcomes), untried)


def _tried(example: Example, reader: ClaimReader, auditor: Auditor) -> Outcome:
    document = replace(read_document(example.text.encode(), "example.md"), path="example")
    claims = reader.claims(document, example.scope)
    findings = auditor.findings(claims, document.path)
    about = _about(example.feature, claims), _findings_about(example.feature, findings)
    failures = (*_stance_failure(example, about[0]), *_rules_failure(example, about[1]))
    return Outcome(example, failures, claims, findings)


def _about(feature: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if not feature or feature in claim.features)


def _findings_about(feature: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if not feature or feature in f.claim.features)


def _stance_failure(example: Example, claims: Sequence[Claim]) -> Iterator[str]:
    wanted = example.stance
    if wanted is None:
        return
    found = dict.fromkeys(claim.stance.value for claim in claims)
    if not found:
        what = example.feature or "any feature"
        yield f"expected {wanted.value}, but the sentence is not read as naming {what}"
    elif list(found) != [wanted.value]:
        yield f"expected {wanted.value}, found {' and '.join(found)}"


def _rules_failure(example: Example, findings: Iterable[Finding]) -> Iterator[str]:
    if example.rules is None:
        return
    try:
        wanted = select_rules(example.rules, []) if example.rules else frozenset()
    except UsageError as error:
        yield str(error)
        return
    found = {finding.rule.code for finding in findings}
    missing, further = _names(wanted - found), _names(found - wanted)
    if missing:
        yield f"expected a finding of {missing}, which did not come"
    if further:
        yield f"found {further}, which was not expected"


def _names(codes: Iterable[str]) -> str:
    wanted = set(codes)
    named = [f"{r.info.code} {r.info.name}" for r in RULES if r.info.code in wanted]
    return " and ".join(named)


def trace(outcome: Outcome) -> list[str]:
    """How the sentence was read: each mention with its match, stance, cues, and findings."""
    lines = []
    for claim in outcome.claims:
        match = claim.mention.match
        features = " or ".join(claim.features) or "no feature of the catalog"
        how = f'{match.kind.value} of "{match.alias}", {match.score:.0f}'
        lines.append(f'"{claim.mention.text}" names {features} ({how})')
        lines.append(f"  {claim.stance.value}{_because(claim)}{_qualified(claim)}")
    if not outcome.claims:
        lines.append("no feature was found in it")
    lines += [f"{f.rule.code} {f.rule.name}: {f.message}" for f in outcome.findings]
    return lines


def _because(claim: Claim) -> str:
    cues = ", ".join(f'"{cue.phrase}" ({cue.source})' for cue in claim.cues)
    return f" because of {cues}" if cues else ""


def _qualified(claim: Claim) -> str:
    parts = [f"{name} {' or '.join(sorted(values))}" for name, values in claim.scope.items()]
    parts += [quantity.text for quantity in claim.quantities]
    parts += [f"by {claim.date.end}"] if claim.date else []
    return f"; read with {', '.join(parts)}" if parts else ""
