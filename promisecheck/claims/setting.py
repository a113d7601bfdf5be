"""What the reading of one document's claims rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from promisecheck.claims.cues import CueFinder
from promisecheck.claims.others import Outsiders
from promisecheck.claims.parties import Parties
from promisecheck.claims.scope import ScopeFinder
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
    as_of: dt.date
    hedged_sections: frozenset[tuple[str, ...]]
    outsiders: Outsiders
    cues: CueFinder
    telling: frozenset[str]
    product: frozenset[str]

    def is_hedged(self, block: Block) -> bool:
        """Whether a safe-harbour sentence hedges what the block's section announces."""
        section = section_of(block)
        around = (section, *sections_above(section))
        return any(own in self.hedged_sections for own in around)


def section_of(block: Block) -> tuple[str, ...]:
    """The headings above a block, as the name of its section."""
    return tuple(heading.text for heading in block.headings)


def sections_above(section: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The sections that hold a section, innermost first."""
    return (section[:end] for end in range(len(section) - 1, 0, -1))
