"""What a section tells of its own topic without the topic's name: "This feature is in beta"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from promisecheck.claims.bearing import decide, disclosed, hear_alone
from promisecheck.claims.clauses import clause_words
from promisecheck.claims.cues import CueFinder
from promisecheck.claims.sections import section_of
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import Block, BlockKind, Claim, Document, Hedge
from promisecheck.text.sentences import sentences

_OPENING = 4  # words
_REMEMBERED = 4096  # blocks

Section = tuple[str, ...]
"""The headings above a stretch of text, outermost first."""


def topic_hedges(
    document: Document, sections: Collection[Section], cues: CueFinder
) -> dict[Section, Hedge]:
    """Which of ``sections`` disclose something about what their last heading names, and what."""
    told: dict[Section, Hedge] = {}
    for block in document.blocks:
        section = section_of(block)
        if section in sections and block.cell is None and block.kind is not BlockKind.HEADING:
            for _, hedge in _disclosures(block.text, cues, _speaks_of_topic):
                told.setdefault(section, hedge)
    return told


def antecedent_hedges(
    document: Document, claims: Sequence[Claim], cues: CueFinder
) -> Iterator[tuple[Claim, Hedge]]:
    """The claims that a disclosure right behind them speaks of: "This alpha feature ..."."""
    said: defaultdict[tuple[Section, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        said[_with_section(claim.mention.statement.block)].append(claim)
    before: Sequence[Claim] = ()
    section: Section = ()
    for block in document.blocks:
        if section_of(block) != section or block.cell is not None:
            section, before = section_of(block), ()
        if block.cell is not None:
            continue
        here = said.get(_with_section(block), [])
        for start, hedge in _topic_disclosures(block.text, cues):
            earlier = [c for c in here if c.mention.statement.end <= start] or before
            for claim in earlier:
                if claim.mention.statement == earlier[-1].mention.statement:
                    yield claim, hedge
        before = here or before


@lru_cache(maxsize=_REMEMBERED)
def _topic_disclosures(text: str, cues: CueFinder) -> tuple[tuple[int, Hedge], ...]:
    """Where sentences begin that disclose something about "this feature", and what."""
    return tuple(_disclosures(text, cues, _begins_with_topic))


def _with_section(block: Block) -> tuple[Section, str]:
    return section_of(block), block.text


def list_hedges(document: Document, cues: CueFinder) -> dict[Section, Hedge]:
    """The sections whose list is disclosed right before it: "The following are betas. They ..."."""
    told: dict[Section, Hedge] = {}
    for block, following in pairwise(document.blocks):
        if block.kind is BlockKind.PARAGRAPH and following.kind is BlockKind.ITEM:
            for _, hedge in _disclosures(block.text, cues, _speaks_of_list):
                if hedge is not Hedge.UNCERTAINTY:  # "all of this is subject to contract"
                    told.setdefault(section_of(block), hedge)
    return told


def subheading_hedges(document: Document, cues: CueFinder) -> dict[Section, Hedge]:
    """The sections whose subheadings are disclosed as a list: "The following is likely to come"."""
    parents = {section_of(b) for b in document.blocks if b.kind is BlockKind.HEADING} - {()}
    told: dict[Section, Hedge] = {}
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and section_of(block) in parents:
            for _, hedge in _disclosures(block.text, cues, _introduces_list):
                told.setdefault(section_of(block), hedge)
    return told


def _disclosures(
    text: str, cues: CueFinder, about: Callable[[Sequence[Token]], bool]
) -> Iterator[tuple[int, Hedge]]:
    """Where sentences begin that disclose something ``about`` the right thing, and what."""
    for start, end in sentences(text):
        tokens = spoken(text, start, end)
        if not about(tokens):
            continue
        heard = hear_alone(cues.find(tokens))
        decided = decide(heard)
        if decided is not None and decided[1] is not None:
            # "introduced as alpha, targeting beta" is more than a plan
            yield start, Hedge.MATURITY if Hedge.MATURITY in disclosed(heard) else decided[1]


def _speaks_of_list(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is about all that is listed with it."""
    opening = [token.norm for token in tokens[:2]]
    return any(norm in clause_words()["collectives"] for norm in opening)


def _introduces_list(tokens: Sequence[Token]) -> bool:
    """Whether the sentence begins with "the following"."""
    return any(token.norm in clause_words()["introducing"] for token in tokens[:2])


def _begins_with_topic(tokens: Sequence[Token]) -> bool:
    """Whether the sentence begins with "this feature" or "that new capability"."""
    return _points_to_topic(tokens[:_OPENING], clause_words()["pointing_back"])


def _speaks_of_topic(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is about "this feature" or "the new capability"."""
    return _points_to_topic(tokens, clause_words()["pointing"])


def _points_to_topic(tokens: Sequence[Token], pointing: Collection[str]) -> bool:
    return any(
        token.norm in clause_words()["topics"]
        and any(t.norm in pointing for t in tokens[max(0, i - 3) : i])
        for i, token in enumerate(tokens)
    )
