"""What a section has disclosed about a feature holds for the rest of the section.

"SCIM is in beta ... With SCIM your directory stays in step": the reader knows by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from promisecheck.claims.bearing import Ground
from promisecheck.claims.cues import Category
from promisecheck.claims.setting import section_of
from promisecheck.model import BlockKind, Claim, Hedge, Stance

_HELD = frozenset({Hedge.MATURITY, Hedge.WITHDRAWAL})
_UNTOLD = frozenset({Ground.NOTHING, Ground.ABOVE})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})


def carry_disclosures(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims in their order; a promise that a disclosure of its section covers is hedged.

    The disclosure may stand before the promise or behind it: whoever reads the section knows.
    Where the document tells that the feature has left that state, nothing is carried.
    """
    known: dict[tuple[object, ...], Hedge] = {}
    for claim in claims:
        if claim.stance is Stance.HEDGED and claim.hedge in _HELD and _is_running(claim):
            known.setdefault(_section(claim), claim.hedge)
    released = {claim.features for claim in claims if claim.because == Category.LAUNCHED}
    for claim in claims:
        if claim.features in released:
            yield claim
            continue
        hedge = known.get(_section(claim)) if _is_running(claim) else None
        if hedge is not None and claim.stance is Stance.PROMISED:
            told = claim.disclosed | {hedge}
            yield replace(
                claim, stance=Stance.HEDGED, hedge=hedge, disclosed=told, because=Ground.SECTION
            )
        else:
            yield claim


def without_bare_headings(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without headings that only name what their section promises nowhere.

    "### Payroll" over a section about the project is its title and no offer.
    """
    promised = {
        _section(claim)
        for claim in claims
        if claim.stance is Stance.PROMISED and not _is_heading(claim)
    }
    for claim in claims:
        bare = _is_heading(claim) and claim.because in _UNTOLD
        if not (bare and claim.stance is Stance.PROMISED) or _section(claim) in promised:
            yield claim


def _is_heading(claim: Claim) -> bool:
    return claim.mention.statement.block.kind is BlockKind.HEADING


def _is_running(claim: Claim) -> bool:
    """Whether the claim stands in running text and names a feature."""
    return bool(claim.features) and claim.mention.statement.block.kind in _RUNNING


def _section(claim: Claim) -> tuple[object, ...]:
    block = claim.mention.statement.block
    section = section_of(block)
    if block.kind is BlockKind.HEADING:
        section = (*section, block.text)  # a heading belongs to what it is the heading of
    return section, block.speaker, block.depth, claim.features
