"""What a text says of a feature: mentions, and claims with their stance and qualifiers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from promisecheck.model.catalog import Period, Quantity, Scope
from promisecheck.model.document import Block, Place


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


class MatchKind(StrEnum):
    """How a mention was recognised."""

    EXACT = "exact"  # name or alias, other case at most
    VARIANT = "variant"  # inflected, reordered, filler words, hyphen and space
    TYPO = "typo"
    PARAPHRASE = "paraphrase"  # other words altogether
    ANSWER = "answer"  # the feature is taken from the question or row it answers


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
