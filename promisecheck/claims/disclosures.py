"""What a section has disclosed about a feature holds for the rest of the section.

"SCIM is in beta ... With SCIM your directory stays in step": the reader knows by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from promisecheck.claims.bearing import Ground
from promisecheck.claims.setting import section_of
from promisecheck.model import BlockKind, Claim, Hedge, Stance

_HELD = frozenset({Hedge.MATURITY, Hedge.WITHDRAWAL})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def carry_disclosures(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in their order; a promise that an earlier disclosure covers becomes hedged."""
    known: dict[tuple[object, ...], Hedge] = {}
    for claim in claims:
        block = claim.mention.statement.block
        if block.kind not in _RUNNING or not claim.features:
            yield claim
            continue
        key = (section_of(block), block.speaker, block.depth, claim.features)
        if claim.stance is Stance.HEDGED and claim.hedge in _HELD:
            known.setdefault(key, claim.hedge)
        hedge = known.get(key)
        if hedge is not None and claim.stance is Stance.PROMISED:
            yield replace(
                claim,
                stance=Stance.HEDGED,
                hedge=hedge,
                disclosed=claim.disclosed | {hedge},
                because=Ground.SECTION,
            )
        else:
            yield claim
