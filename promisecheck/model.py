"""The words of the program as frozen types: catalog, document, mention, claim, finding, report.

Standard library only. Lines and columns count from 1 and columns count Unicode characters;
offsets count from 0 and are offsets into ``Block.text``; every end is exclusive.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

# --- closed sets -----------------------------------------------------------------------------


class Status(StrEnum):
    """What is true of a feature (the catalog's ``status``)."""

    SHIPPED = "shipped"
    BETA = "beta"
    UNSTABLE = "unstable"
    PLANNED = "planned"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    UNAVAILABLE = "unavailable"


class Stance(StrEnum):
    """What a text says about a mention."""

    PROMISED = "promised"
    COMMITTED = "committed"
    HEDGED = "hedged"
    DENIED = "denied"
    REQUESTED = "requested"
    UNRELATED = "unrelated"

    @property
    def is_offer(self) -> bool:
        """Whether the text offers the feature, now or later."""
        return self in (Stance.PROMISED, Stance.COMMITTED)


class Hedge(StrEnum):
    """What kind of disclosure makes a claim ``hedged``; rules tell them apart."""

    MATURITY = "maturity"  # in beta, preview, known issues: it exists
    ROADMAP = "roadmap"  # on the roadmap, planned, in development
    UNCERTAINTY = "uncertainty"  # may, might, exploring, not committed
    WITHDRAWAL = "withdrawal"  # deprecated, being retired, sunset


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self]


_RANKS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Verdict(StrEnum):
    """What a document gets."""

    PASS = "pass"
    FAIL = "fail"

    @classmethod
    def on(cls, found: Iterable[Severity], fail_on: Severity | None) -> Verdict:
        """The verdict on findings of these severities; nothing fails where ``fail_on`` is None."""
        failed = fail_on is not None and any(one.rank >= fail_on.rank for one in found)
        return cls.FAIL if failed else cls.PASS


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TURN = "turn"  # one speaker's words in a chat or transcript


class Zone(StrEnum):
    """Which part of a document a block belongs to."""

    BODY = "body"
    HEADER = "header"  # mail headers, front matter, "Plan: Team" lines
    QUOTED = "quoted"  # an earlier message, quoted in a reply
    SIGNATURE = "signature"
    CODE = "code"


class MatchKind(StrEnum):
    """How a mention was recognised."""

    EXACT = "exact"  # name or alias, other case at most
    VARIANT = "variant"  # inflected, reordered, filler words, hyphen and space
    TYPO = "typo"
    PARAPHRASE = "paraphrase"  # other words altogether
    ANSWER = "answer"  # the feature is taken from the question or row it answers


# --- qualifiers ------------------------------------------------------------------------------

Scope = Mapping[str, frozenset[str]]
"""Dimension to the values meant: ``{"plan": {"team"}, "region": {"eu"}}``."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much. ``value`` is in the base of ``unit``; ``math.inf`` says unlimited.

    ``unit`` is canonical: ``"byte"``, ``"second"``, ``"%"``, or the stem of what is counted
    (``"user"``). It is ``""`` where the text names none. ``per`` holds the canonical words of
    the rate, sorted: ``("month", "user")``.
    """

    value: float
    unit: str
    per: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, quarter or year. ``end`` is its last day, and what rules compare."""

    start: dt.date
    end: dt.date
    text: str


# --- the catalog -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of something a feature allows at most (``maximum``) or at least (``minimum``)."""

    name: str
    maximum: Quantity | None = None
    minimum: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ScopedStatus:
    """Another status in a narrower scope (the catalog's ``exceptions``)."""

    when: Scope
    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One catalog entry. ``line`` is where it begins in the catalog file, from 1."""

    id: str
    name: str
    status: Status
    aliases: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()  # the catalog's ``not``
    since: dt.date | None = None
    only: Scope = field(default_factory=dict)
    exceptions: tuple[ScopedStatus, ...] = ()
    limits: tuple[Limit, ...] = ()
    guaranteed: bool = False
    eta: Period | None = None
    replaced_by: str = ""
    say: str = ""
    note: str = ""
    owner: str = ""
    evidence: tuple[str, ...] = ()
    review_by: dt.date | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Catalog:
    """What is true. ``dimensions`` maps dimension to value to the words texts use for it."""

    product: str
    features: tuple[Feature, ...]
    updated: dt.date | None = None
    dimensions: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    path: str = ""
    digest: str = ""

    def feature(self, feature_id: str) -> Feature:
        """The feature with this id. Raises ``KeyError`` where there is none."""
        for feature in self.features:
            if feature.id == feature_id:
                return feature
        raise KeyError(feature_id)


# --- documents -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a source. Formats without lines fill what they have."""

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    slide: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Says where ``Block.text[offset]`` stands; what follows runs on from there."""

    offset: int
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a block. Level 1 is the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands. ``row`` counts data rows from 0, ``column`` from 0.

    ``headers`` are the column headers of the whole table ("" where there is none), ``values``
    the texts of all cells of this row; both have the table's width.
    """

    table: int
    row: int
    column: int
    headers: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def header(self) -> str:
        """This cell's column header, or ""."""
        return self.headers[self.column] if self.column < len(self.headers) else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is read as one: a paragraph, bullet, cell, turn, heading.

    ``text`` is what a reader sees: markup gone, wrapped lines joined by one space.
    ``headings`` are the headings above, outermost first. ``lead_ins`` are what leads in to a
    bullet, outermost first: the sentence before the list ("You get:") and the parent bullets.
    ``speaker`` is the label of a turn as written ("Rasmus (Loomwork)"), or the sender of a
    quoted or sent message; ``depth`` the quoting level (0: not quoted).
    """

    text: str
    anchors: tuple[Anchor, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    zone: Zone = Zone.BODY
    headings: tuple[Heading, ...] = ()
    lead_ins: tuple[str, ...] = ()
    speaker: str = ""
    depth: int = 0
    cell: Cell | None = None

    def place(self, offset: int) -> Place:
        """Where ``text[offset]`` stands in the source."""
        at = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset) - 1
        anchor = self.anchors[max(at, 0)]
        return replace(anchor.place, column=anchor.place.column + offset - anchor.offset)


@dataclass(frozen=True, slots=True)
class Field:
    """What a document says about itself: ``Plan: Team`` in a header, front matter, quote head."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A source as blocks in reading order."""

    path: str
    format: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()


# --- mentions and claims ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or bullet, cell, turn part) of a block: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The statement's words."""
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Match:
    """Why a stretch of text counts as a mention. ``score`` is 0 to 100."""

    alias: str
    score: float
    kind: MatchKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of ``statement.block.text`` that refers to a feature.

    ``features`` holds one id, or several where the words fit them alike.
    """

    statement: Statement
    start: int
    end: int
    features: tuple[str, ...]
    match: Match

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.statement.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found in a text, with the stretch of it that it governs.

    ``source`` says where the cue stands: ``statement``, ``heading``, ``lead-in``, ``column``,
    ``answer``, ``speaker``, ``zone`` or ``question``.
    """

    phrase: str
    category: str
    source: str = "statement"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a source; ``end_column`` is exclusive."""

    start: Place
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention with its stance and its qualifiers.

    ``features`` is empty for an unlisted capability. ``hedge`` is set where the stance is
    ``hedged``. ``disclosed`` says which disclosures stand with the mention whatever the stance
    ("we will withdraw it" is committed and says the withdrawal). ``absolute`` is the guarantee
    word, or "". ``everywhere`` names the dimensions for which the text says "all".
    ``commercial`` marks a denial that is about the offer, not the product; ``partial`` one for a
    part only ("not for trailers", "not beyond 30 days"). ``because`` names what decided the
    stance: a category of cue, or one of ``claims.bearing.Ground``.
    """

    mention: Mention
    stance: Stance
    location: Location
    scope: Scope = field(default_factory=dict)
    everywhere: frozenset[str] = frozenset()
    quantities: tuple[Quantity, ...] = ()
    date: Period | None = None
    hedge: Hedge | None = None
    disclosed: frozenset[Hedge] = frozenset()
    absolute: str = ""
    commercial: bool = False
    partial: bool = False
    cues: tuple[CueHit, ...] = ()
    because: str = ""

    @property
    def features(self) -> tuple[str, ...]:
        """The ids that the mention may mean."""
        return self.mention.features


# --- findings and the report -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report has to know about a rule.

    ``why`` explains it to a rep; ``wrong`` and ``honest`` are sentences that it does and does
    not flag.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str = ""
    wrong: tuple[str, ...] = ()
    honest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that breaks a rule. ``feature`` is ``None`` for an unlisted capability.

    ``message`` is one sentence: what is wrong and what the catalog says. ``suggestion`` is
    what can honestly be said instead, or "". ``fingerprint`` holds when lines move.
    """

    rule: RuleInfo
    severity: Severity
    claim: Claim
    feature: Feature | None
    message: str
    suggestion: str = ""
    fingerprint: str = ""


class HeldBy(StrEnum):
    """By what a finding is held back from the report."""

    BASELINE = "baseline"
    WAIVED = "waived"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A finding that is not reported, and on whose word. ``where`` names the entry's place."""

    finding: Finding
    by: HeldBy
    reason: str = ""
    approver: str = ""
    expires: dt.date | None = None
    where: str = ""


class NoticeKind(StrEnum):
    """What is amiss with an entry that would hold findings back."""

    UNUSED = "unused"  # it holds nothing back
    UNKNOWN = "unknown"  # it names a rule or feature that there is not, or lacks a part
    EXPIRED = "expired"
    EXPIRING = "expiring"  # a waiver that holds for a few days more
    WORSE = "worse"  # a known finding whose feature is worse now: it is reported again


@dataclass(frozen=True, slots=True)
class Notice:
    """Something amiss with an inline comment, a waiver or a baseline entry; places from 1."""

    kind: NoticeKind
    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document with what was found in it; claims and findings in reading order.

    ``findings`` are those to be reported, ``held_back`` the others. ``tally`` says how many
    findings are errors, warnings and information where that is known without a look at them.
    """

    path: str
    scope: Scope
    claims: Sequence[Claim]
    findings: Sequence[Finding]
    verdict: Verdict
    held_back: tuple[HeldBack, ...] = ()
    tally: tuple[int, int, int] | None = None

    def counts(self) -> tuple[int, int, int]:
        """How many findings are errors, warnings and information."""
        if self.tally is not None:
            return self.tally
        severities = [finding.severity for finding in self.findings]
        errors, warnings, information = (severities.count(severity) for severity in Severity)
        return errors, warnings, information

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return self.counts()[list(Severity).index(severity)]


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be read, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """How many findings were held back, by what."""

    baseline: int = 0
    waived: int = 0
    inline: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to say; documents in path order.

    ``notices`` are about what holds findings back; ``show_suppressed`` asks for the findings
    held back to be shown, which a report marks as such and never counts.
    """

    tool_version: str
    catalog: Catalog
    as_of: dt.date
    fail_on: Severity | None
    documents: Sequence[CheckedDocument]
    errors: tuple[Failure, ...] = ()
    suppressed: Suppressed = Suppressed()
    notices: tuple[Notice, ...] = ()
    show_suppressed: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(document.count(severity) for document in self.documents)
