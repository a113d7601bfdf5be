"""What headings, lead-ins and column headers say about what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from promisecheck.claims.bearing import OFFERS, Bearing, Ground, decide, hear_alone
from promisecheck.claims.clauses import NOUN_REACH, clause_words
from promisecheck.claims.cues import Category, CueFinder, Found
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import Block, BlockKind, CueHit, Heading, Hedge, Stance
from promisecheck.text.yaml_data import load_data

_TAKING_BACK = frozenset(
    {Category.EXCLUSION, Category.DENIAL, Category.WITHDRAWAL, Category.REQUEST}
)
_OPENING = 3  # words, with a number before them
_FILE = Path(__file__).with_name("data") / "heads.yaml"

_BEARINGS = {
    "unrelated": Bearing(Stance.UNRELATED),
    "excluded": Bearing(Stance.DENIED, commercial=True),
    "denied": Bearing(Stance.DENIED),
    "maturity": Bearing(Stance.HEDGED, Hedge.MATURITY),
    "withdrawal": Bearing(Stance.HEDGED, Hedge.WITHDRAWAL),
    "uncertain": Bearing(Stance.HEDGED, Hedge.UNCERTAINTY),
    "roadmap": Bearing(Stance.HEDGED, Hedge.ROADMAP),
    "committed": Bearing(Stance.COMMITTED),
    "requested": Bearing(Stance.REQUESTED),
    "asked": Bearing(Stance.REQUESTED),
    "offered": Bearing(Stance.PROMISED),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase says. ``whole``: only as the whole heading; ``opening``: only as its start."""

    rank: int
    bearing: str
    whole: bool
    opening: bool


@cache
def _book() -> PhraseBook[_Entry]:
    book: PhraseBook[_Entry] = PhraseBook()
    for rank, group in enumerate(load_data(_FILE)):
        for phrase in group["phrases"]:
            entry = _Entry(rank, group["bearing"], phrase[0] == "=", phrase[0] == "^")
            book.add(phrase.lstrip("=^"), entry)
    return book


@lru_cache(maxsize=4096)
def read_head(text: str, source: str) -> Bearing | None:
    """What one heading, lead-in or column header says, or ``None``.

    ``source`` is what the text is, for the evidence. The earliest group of the data file that
    has a phrase in the text decides.
    """
    tokens = spoken(text)
    hits = [
        hit
        for hit in _book().search(tokens)
        if not (hit.value.whole and hit.last - hit.first + 1 < len(tokens) - _start_of(tokens))
        and not (hit.value.opening and hit.first > _start_of(tokens))
    ]
    if not hits:
        return None
    best = min(hits, key=lambda hit: (hit.value.rank, hit.first - hit.last, hit.first))
    says = best.value.bearing
    if says == "offered" and _is_negated(tokens[: best.first]):
        says = "excluded"
    bearing = _BEARINGS.get(says)
    if bearing is None:
        return None
    cue = text[tokens[best.first].start : tokens[best.last].end]
    return Bearing(
        bearing.stance,
        bearing.hedge,
        bearing.commercial,
        cues=(CueHit(cue, says, source),),
        because=Ground.ROW if source == "row" else Ground.ABOVE,
    )


def _is_negated(before: Sequence[Token]) -> bool:
    """Whether what stands before an offering phrase takes it back ("none of the deliverables")."""
    return any(token.norm in clause_words()["negating"] for token in before)


def _start_of(tokens: Sequence[Token]) -> int:
    """Where a heading begins behind its number ("2.", "B)")."""
    numbered = bool(tokens) and (tokens[0].norm[0].isdigit() or len(tokens[0].norm) == 1)
    return 1 if numbered else 0


def inherited(block: Block, setting: Setting) -> Bearing | None:
    """What stands above the block says about it: the nearest lead-in or heading that says it.

    Under a heading about a competitor the words are about the competitor. What a question calls
    somebody else's is what it asks about: "Who keeps the keys, the customer?"
    """
    for lead_in in reversed(block.lead_ins):
        if bearing := _read_lead_in(lead_in, setting.cues):
            return bearing
    asked = False
    for heading in reversed(_below_title(block)):
        if setting.outsiders.is_about_one(heading.text):
            hit = CueHit(heading.text, "other_party", "heading")
            return Bearing(Stance.UNRELATED, cues=(hit,), because=Ground.ABOVE)
        asked = asked or heading.text.endswith("?")
        bearing = read_head(heading.text, "heading")
        if bearing and not (asked and _is_answered_below(bearing, heading.text)):
            return bearing
    return _by_title(block)


def _is_answered_below(bearing: Bearing, heading: str) -> bool:
    """Whether a question as a heading, or what stands above it, leaves the word to its answer.

    "What is missing?" lists what is missing; "How do you find who is missing?" does not.
    """
    if bearing.stance in (Stance.UNRELATED, Stance.REQUESTED):
        return True
    if not heading.endswith("?") or bearing.stance is not Stance.DENIED:
        return False
    opening = {token.norm for token in spoken(heading)[:_OPENING]}
    return opening.isdisjoint(clause_words()["listing"])


@lru_cache(maxsize=1024)
def _read_lead_in(text: str, finder: CueFinder) -> Bearing | None:
    """What the sentence before a list says of its items, as a heading or as a sentence says it.

    As a sentence it is heard where it takes something back: "We will retire:", "They use today:".
    """
    head = read_head(text, "lead-in")
    if head is not None and head.stance is not Stance.PROMISED:
        return head
    tokens = spoken(text)
    last = len(tokens) - 1
    found = [hit for hit in finder.find(tokens) if _reaches_list(hit, last)]
    heard = hear_alone(found)
    decided = None if heard.has(*OFFERS) else decide(heard)
    if decided is None or decided[2] not in _TAKING_BACK:
        return head
    cues = tuple(
        CueHit(text[tokens[hit.first].start : tokens[hit.last].end], hit.cue.category, "lead-in")
        for hit in found
    )
    # What a sentence leaves out of a list is out of the offer, whether or not the product has it.
    commercial = decided[0] is Stance.DENIED
    return Bearing(decided[0], decided[1], commercial, cues=cues, because=Ground.ABOVE)


def _reaches_list(hit: Found, last: int) -> bool:
    """Whether the cue speaks of the list: "without effort you get:" denies the effort alone."""
    noun_only = hit.cue.category is Category.DENIAL and hit.cue.reach <= NOUN_REACH
    return not noun_only or hit.last == last


def _by_title(block: Block) -> Bearing | None:
    """What the title says of the bullets below it, where that is a roadmap ("Outlook on 2027").

    Sentences tell of today as well; and of other titles a word like "pilot" tells what kind of
    document it is.
    """
    if block.kind is not BlockKind.ITEM or not block.headings or block.headings[0].level != 1:
        return None
    bearing = read_head(block.headings[0].text, "title")
    return bearing if bearing is not None and bearing.hedge is Hedge.ROADMAP else None


def _below_title(block: Block) -> tuple[Heading, ...]:
    """The headings without the document's title, which names the whole and governs nothing."""
    headings = block.headings
    return headings[1:] if headings and headings[0].level == 1 else headings
