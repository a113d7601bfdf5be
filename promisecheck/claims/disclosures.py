"""What a section has disclosed about a feature holds for the rest of the section.

"SCIM is in beta ... With SCIM your directory stays in step": the reader knows by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from promisecheck.claims.bearing import Ground
from promisecheck.claims.cues import Category, CueFinder
from promisecheck.claims.footnotes import footnotes, noted
from promisecheck.claims.sections import section_of, sections_above
from promisecheck.claims.topics import (
    Section,
    antecedent_hedges,
    list_hedges,
    subheading_hedges,
    topic_hedges,
)
from promisecheck.model import Block, BlockKind, Claim, Document, Hedge, MatchKind, Stance

_HELD = frozenset({Hedge.MATURITY, Hedge.WITHDRAWAL})
_UNTOLD = frozenset({Ground.NOTHING, Ground.ABOVE})
_TOLD_OTHERWISE = frozenset({Stance.COMMITTED, Stance.HEDGED, Stance.DENIED})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})


class Place(NamedTuple):
    """Where a feature is spoken of, and by whom: what is disclosed there is known there."""

    section: Section
    speaker: str
    depth: int
    features: tuple[str, ...]


def carry_disclosures(
    claims: Sequence[Claim], document: Document, cues: CueFinder
) -> Iterator[Claim]:
    """The claims in their order; a promise that a disclosure of its section covers is hedged.

    The disclosure may stand before the promise or behind it: whoever reads the section knows.
    Where the section's heading names the feature, what lies beneath it in deeper sections is
    covered too. Where the document tells that the feature has left that state, nothing is carried.
    """
    told = _told_in(claims, document, cues)
    released = {claim.features for claim in claims if claim.because == Category.LAUNCHED}
    for claim in claims:
        covered = claim.stance is Stance.PROMISED and claim.features not in released
        hedge = told.of(claim) if covered else None
        if hedge is None:
            yield claim
            continue
        yield replace(
            claim,
            stance=Stance.HEDGED,
            hedge=hedge,
            disclosed=claim.disclosed | {hedge},
            because=Ground.SECTION,
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document discloses elsewhere than beside the mention.

    ``after`` an answer in its own block; ``about`` a feature in a section, ``beneath`` a heading
    that names it; of the items of ``lists``, of all that stands below the subheadings of a section
    (``subheadings``), and in ``notes`` that a mark at the mention leads to.
    """

    after: Mapping[tuple[int, tuple[str, ...]], Hedge]
    about: Mapping[Place, Hedge]
    beneath: Mapping[Place, Hedge]
    lists: Mapping[Section, Hedge]
    subheadings: Mapping[Section, Hedge]
    notes: Mapping[str, Hedge]

    def of(self, claim: Claim) -> Hedge | None:
        """What is disclosed of the claim, the nearest first."""
        section = _place(claim).section
        hedge = noted(claim.mention, self.notes)
        if hedge is None and claim.mention.match.kind is MatchKind.ANSWER:
            hedge = self.after.get(_topic(claim))
        if hedge is None and _is_running(claim):
            hedge = _told_about(claim, self.about, self.beneath)
        if hedge is None and _is_listed(claim):
            hedge = self.lists.get(section)
        if hedge is None and claim.mention.statement.block.kind in _RUNNING:
            hedge = next(filter(None, map(self.subheadings.get, sections_above(section))), None)
        return hedge


def _told_in(claims: Sequence[Claim], document: Document, cues: CueFinder) -> _Told:
    headed = [claim for claim in claims if _is_heading(claim) and claim.features]
    about = _told_in_headings(headed, document, cues)
    own = [(c, c.hedge) for c in claims if c.stance is Stance.HEDGED and c.hedge]
    for claim, hedge in (*own, *antecedent_hedges(document, claims, cues)):
        if hedge in _HELD and _is_running(claim):
            about.setdefault(_place(claim), hedge)
    return _Told(
        {_topic(claim): hedge for claim, hedge in own if claim.features and hedge in _HELD},
        about,
        {place: about[place] for place in map(_place, headed) if place in about},
        list_hedges(document, cues),
        subheading_hedges(document, cues),
        footnotes(document.blocks, cues),
    )


def carry_denials(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in their order; what goes on about a feature that a heading excludes is denied.

    Under "Not included": "Group accounts. The holding does its group accounts elsewhere."
    """
    block: Block | None = None
    denied: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        if claim.mention.statement.block is not block:
            block, denied = claim.mention.statement.block, {}
        before = denied.get(claim.features)
        if claim.stance is Stance.DENIED and claim.because == Ground.ABOVE:
            denied[claim.features] = claim
        elif before and claim.stance is Stance.PROMISED and claim.because in _UNTOLD:
            claim = replace(
                claim, stance=Stance.DENIED, commercial=before.commercial, because=Ground.SECTION
            )
        yield claim


def without_bare_headings(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without headings that only name what their section promises nowhere.

    "### Payroll" over a section about the project is its title and no offer.
    """
    promised = {
        _place(claim)
        for claim in claims
        if claim.stance is Stance.PROMISED and not _is_heading(claim)
    }
    for claim in claims:
        bare = _is_heading(claim) and claim.because in _UNTOLD
        if not (bare and claim.stance is Stance.PROMISED) or _place(claim) in promised:
            yield claim


def without_bare_topics(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without names that only head what their block goes on to say of them.

    "**Reports.** The supplier will provide reports by March." tells of the reports once.
    """
    told = {_topic(c) for c in claims if c.features and c.stance in _TOLD_OTHERWISE}
    heads = [c for c in claims if _topic(c) in told and c.stance is Stance.PROMISED]
    bare = {id(claim) for claim in heads if _is_bare(claim)}
    offered = {_topic(claim) for claim in heads if id(claim) not in bare}
    for claim in claims:
        if id(claim) not in bare or _topic(claim) in offered:
            yield claim


def _topic(claim: Claim) -> tuple[int, tuple[str, ...]]:
    return id(claim.mention.statement.block), claim.features


def _is_bare(claim: Claim) -> bool:
    """Whether the statement is the name and no more, and nothing speaks of it."""
    if claim.because not in _UNTOLD:
        return False
    whole, name = claim.mention.statement.text, claim.mention.text
    beside = whole.replace(name, "", 1).split()
    return not any(word.strip("*_.: ").isalpha() for word in beside)


def _is_listed(claim: Claim) -> bool:
    """Whether the claim is an item that nothing of its own or above it speaks of."""
    block = claim.mention.statement.block
    return block.kind is BlockKind.ITEM and claim.because in _UNTOLD


def _is_heading(claim: Claim) -> bool:
    return claim.mention.statement.block.kind is BlockKind.HEADING


def _is_running(claim: Claim) -> bool:
    """Whether the claim stands in running text and names a feature."""
    return bool(claim.features) and claim.mention.statement.block.kind in _RUNNING


def _told_in_headings(
    headed: Sequence[Claim], document: Document, cues: CueFinder
) -> dict[Place, Hedge]:
    """What each heading that names a feature says of it itself, or the text below of its topic."""
    topics = topic_hedges(document, {_place(claim).section for claim in headed}, cues)
    told: dict[Place, Hedge] = {}
    for claim in headed:
        own = claim.hedge if claim.stance is Stance.HEDGED else None
        hedge = own or topics.get(_place(claim).section)
        if hedge is not None:
            told.setdefault(_place(claim), hedge)
    return told


def _told_about(
    claim: Claim, known: Mapping[Place, Hedge], covering: Mapping[Place, Hedge]
) -> Hedge | None:
    """What the claim's own section discloses, or that of a heading further up."""
    place = _place(claim)
    around = (place._replace(section=section) for section in sections_above(place.section))
    return known.get(place) or next(filter(None, map(covering.get, around)), None)


def _place(claim: Claim) -> Place:
    block = claim.mention.statement.block
    section = section_of(block)
    if block.kind is BlockKind.HEADING:
        section = (*section, block.text)  # a heading belongs to what it is the heading of
    return Place(section, block.speaker, block.depth, claim.features)
