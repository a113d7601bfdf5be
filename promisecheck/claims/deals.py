"""Over which plan seller and customer deal, as their sentences say: "You'd be on Growth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.scope import ScopeFinder, ScopeWord
from promisecheck.claims.sections import section_of
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import Block, Document, Scope
from promisecheck.text.sentences import sentences
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "deals.yaml"
_PLAN = "PLAN"

_Position = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Deal:
    """From a position on, within a section, the text is about a deal for this plan."""

    position: _Position
    section: tuple[str, ...]
    dimension: str
    values: frozenset[str]


@cache
def _phrases() -> PhraseBook[bool]:
    book: PhraseBook[bool] = PhraseBook()
    for phrase in load_data(_FILE)["phrases"]:
        book.add(phrase, True)
    return book


@cache
def _supposing() -> frozenset[str]:
    return frozenset(load_data(_FILE)["supposing"])


def find_deals(document: Document, finder: ScopeFinder) -> tuple[Deal, ...]:
    """The sentences of a document that say what the deal is for, in reading order."""
    return tuple(
        Deal(_position_of(block), section_of(block), hit.dimension, hit.values)
        for block in document.blocks
        if block.cell is None
        for hit in _dealt(block.text, finder)
    )


def deal_scope(block: Block, deals: Sequence[Deal]) -> Scope:
    """What the last sentence before a block, or in it, says that the deal is for."""
    section, position = section_of(block), _position_of(block)
    scope: dict[str, frozenset[str]] = {}
    for deal in deals:
        if deal.position <= position and section[: len(deal.section)] == deal.section:
            scope[deal.dimension] = deal.values
    return scope


def _position_of(block: Block) -> _Position:
    """Where a block begins: page, slide, line and column."""
    at = block.place(0)
    return at.page or 0, at.slide or 0, at.line, at.column


def _dealt(text: str, finder: ScopeFinder) -> Iterator[ScopeWord]:
    """The plans that a text says the deal is for."""
    for start, end in sentences(text):
        sentence = text[start:end]
        if plans := finder.plans(sentence):
            yield from _taken(spoken(sentence), plans)


def _taken(tokens: Sequence[Token], plans: Sequence[ScopeWord]) -> list[ScopeWord]:
    """Those of the plans that a sentence names which a phrase says are taken."""
    if any(token.norm in _supposing() for token in tokens):
        return []
    told = _with_plans(tokens, plans)
    if any(one.norm == other.norm == _PLAN for one, other in pairwise(told)):
        return []  # "our packages: Start / Team"
    said = [told[hit.first : hit.last + 1] for hit in _phrases().search(told)]
    meant = {token.start for part in said for token in part}
    return [plan for plan in plans if plan.start in meant]


def _with_plans(tokens: Sequence[Token], plans: Sequence[ScopeWord]) -> list[Token]:
    """The tokens with one word for each plan's name."""
    told = [t for t in tokens if not any(p.start <= t.start < p.end for p in plans)]
    return sorted([*told, *(Token(_PLAN, p.start, p.end) for p in plans)], key=lambda t: t.start)
