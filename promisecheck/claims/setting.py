"""What the reading of one document's claims rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from promisecheck.claims.cues import CueFinder
from promisecheck.claims.deals import Deal
from promisecheck.claims.others import Outsiders
from promisecheck.claims.parties import Parties
from promisecheck.claims.scope import ScopeFinder
from promisecheck.claims.sections import section_of, sections_above
from promisecheck.model import Block, Feature, Scope


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of one document's claims rests on.

    ``deals`` are the sentences that say over which plan the parties deal. ``namesakes`` leads from
    the stems that only one or two features are named by to these: a phrase made of those of one is
    more likely that feature in other words than something that the catalog does not know.
    ``product`` holds the folded words of our name that mean nothing else.
    """

    features: Mapping[str, Feature]
    finder: ScopeFinder
    parties: Parties
    scope: Scope
    deals: tuple[Deal, ...]
    as_of: dt.date
    hedged_sections: frozenset[tuple[str, ...]]
    outsiders: Outsiders
    cues: CueFinder
    namesakes: Mapping[str, tuple[str, ...]]
    product: frozenset[str]

    def is_hedged(self, block: Block) -> bool:
        """Whether a safe-harbour sentence hedges what the block's section announces."""
        section = section_of(block)
        around = (section, *sections_above(section))
        return any(own in self.hedged_sections for own in around)
