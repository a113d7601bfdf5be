"""The steps of a reading as frozen types, in the order in which they are taken."""

from __future__ import annotations

from dataclasses import dataclass

from promisecheck.claims.columns import Role
from promisecheck.claims.parties import Party
from promisecheck.claims.said import Said
from promisecheck.mentions.align import Candidate
from promisecheck.model import Catalog, Claim, Feature, RuleInfo


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that may name a feature; ``dropped`` says why they do not count, "" where they do."""

    text: str
    candidate: Candidate
    dropped: str


@dataclass(frozen=True, slots=True)
class HeardCue:
    """A cue in the statement; ``silent`` says why it says nothing of the mention, else ""."""

    text: str
    category: str
    silent: str


@dataclass(frozen=True, slots=True)
class RuleStep:
    """A rule that could concern the claim; ``said`` is its message, or why it does not fire."""

    rule: RuleInfo
    fires: bool
    said: str


@dataclass(frozen=True, slots=True)
class ClaimSteps:
    """A claim with the cues heard for it and the rules it was held against.

    ``features`` are the catalog entries that the mention may mean, none for an unlisted one.
    """

    claim: Claim
    features: tuple[Feature, ...]
    cues: tuple[HeardCue, ...]
    rules: tuple[RuleStep, ...]


@dataclass(frozen=True, slots=True)
class StatementSteps:
    """One statement: whose words, how it parts, what it may name, and its claims.

    ``role`` is the part that the column of a table cell plays. ``ignored`` are the cues that
    count for no mention at all.
    """

    said: Said
    party: Party
    role: Role | None
    clauses: tuple[str, ...]
    readings: tuple[Reading, ...]
    ignored: tuple[HeardCue, ...]
    claims: tuple[ClaimSteps, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The statements that were asked about, in reading order."""

    path: str
    catalog: Catalog
    statements: tuple[StatementSteps, ...]
