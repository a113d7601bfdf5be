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

    ``telling`` holds the stems that only one or two features are named by: a phrase made of
    them is more likely a feature in other words than something that the catalog does not know.
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
    telling: frozenset[str]
    namesakes: Mapping[str, tuple[str, ...]]
    product: frozenset[str]

    def named_by(self, stem: str) -> tuple[str, ...]:
        """The one or two features that are named by a word with this stem."""
        return self.namesakes.get(stem, ())

    def is_hedged(self, block: Block) -> bool:
        """Whether a safe-harbour sentence hedges what the block's section announces."""
        section = section_of(block)
        around = (section, *sections_above(section))
        return any(own in self.hedged_sections for own in around)
