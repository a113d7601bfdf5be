"""What headings, lead-ins and column headers say about what stands under them."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from promisecheck.claims.bearing import Bearing
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.spoken import spoken
from promisecheck.model import Block, CueHit, Hedge, Stance
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "heads.yaml"

_BEARINGS = {
    "unrelated": Bearing(Stance.UNRELATED),
    "excluded": Bearing(Stance.DENIED, commercial=True),
    "denied": Bearing(Stance.DENIED),
    "maturity": Bearing(Stance.HEDGED, Hedge.MATURITY),
    "withdrawal": Bearing(Stance.HEDGED, Hedge.WITHDRAWAL),
    "roadmap": Bearing(Stance.HEDGED, Hedge.ROADMAP),
    "committed": Bearing(Stance.COMMITTED),
    "requested": Bearing(Stance.REQUESTED),
    "offered": Bearing(Stance.PROMISED),
}


@cache
def _book() -> PhraseBook[tuple[int, str]]:
    book: PhraseBook[tuple[int, str]] = PhraseBook()
    for rank, group in enumerate(load_data(_FILE)):
        for phrase in group["phrases"]:
            book.add(phrase, (rank, group["bearing"]))
    return book


@lru_cache(maxsize=4096)
def read_head(text: str, source: str) -> Bearing | None:
    """What one heading, lead-in or column header says, or ``None``.

    ``source`` is what the text is, for the evidence. The earliest group of the data file that
    has a phrase in the text decides.
    """
    tokens = spoken(text)
    hits = list(_book().search(tokens))
    if not hits:
        return None
    best = min(hits, key=lambda hit: (hit.value[0], hit.first - hit.last, hit.first))
    bearing = _BEARINGS[best.value[1]]
    cue = text[tokens[best.first].start : tokens[best.last].end]
    return Bearing(
        bearing.stance,
        bearing.hedge,
        bearing.commercial,
        cues=(CueHit(cue, best.value[1], source),),
    )


def inherited(block: Block) -> Bearing | None:
    """What stands above the block says about it: the nearest lead-in or heading that says it."""
    for lead_in in reversed(block.lead_ins):
        if bearing := read_head(lead_in, "lead-in"):
            return bearing
    for heading in reversed(block.headings):
        if bearing := read_head(heading.text, "heading"):
            return bearing
    return None
