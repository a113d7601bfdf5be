"""From a mention in its statement to a claim: stance, qualifiers and the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from promisecheck.claims.answers import read_answer, read_reply
from promisecheck.claims.bearing import Bearing, decide, disclosed, hear
from promisecheck.claims.cues import Category
from promisecheck.claims.heads import inherited
from promisecheck.claims.others import Outsiders
from promisecheck.claims.parties import Parties, Party
from promisecheck.claims.qualifiers import (
    Qualifiers,
    Span,
    find_absolute,
    find_amounts,
    find_date,
    find_scope,
)
from promisecheck.claims.said import Said
from promisecheck.claims.scope import ScopeFinder, joined
from promisecheck.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    CueHit,
    Feature,
    Hedge,
    Location,
    Match,
    MatchKind,
    Mention,
    Period,
    Quantity,
    Scope,
    Stance,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of one document's claims rests on.

    ``familiar`` tells whether a phrase has a telling word of some feature: then it is more
    likely that feature in other words than something that the catalog does not know.
    """

    features: Mapping[str, Feature]
    finder: ScopeFinder
    parties: Parties
    scope: Scope
    as_of: dt.date
    hedged_sections: frozenset[tuple[str, ...]]
    outsiders: Outsiders
    familiar: Callable[[str], bool]


_LONGEST_LABEL = 40  # characters


def section_of(block: Block) -> tuple[str, ...]:
    """The headings above a block, as the name of its section."""
    return tuple(heading.text for heading in block.headings)


def judge(said: Said, mention: Mention, setting: Setting, row: Bearing | None = None) -> Claim:
    """The claim that the statement makes with the mention.

    ``row`` is what the rest of a table row says (a "Yes" beside it), heard where the statement
    itself says nothing.
    """
    bearing = statement_bearing(said, mention, setting, row)
    qualifiers = qualify(said, mention, setting)
    sequel = said.sequel_span(mention)
    if bearing.stance is Stance.COMMITTED and qualifiers.date is None:
        date = find_date(said.text, sequel, setting.as_of) if sequel is not None else None
        if said.statement.block.cell is None:
            date = date or head_date(said.statement.block, setting)
        qualifiers = replace(qualifiers, date=date)
    return make_claim(mention, bearing, qualifiers)


def statement_bearing(
    said: Said, mention: Mention, setting: Setting, row: Bearing | None
) -> Bearing:
    """Which way the statement leans about the mention, what stands above it included."""
    hits, after = said.governing(mention), said.afterwards(mention)
    date = find_date(said.text, said.clause_span(mention), setting.as_of)
    heard = hear(hits, date is not None, said.is_question or said.asked_on)
    decided = decide(heard)
    if after and (decided is None or decided[2] is Category.PROMISE):
        if decided is not None:
            after = tuple(h for h in after if h.found.cue.category is not Category.DENIAL)
        hits = (*hits, *after)
        heard = hear(hits, date is not None, said.is_question or said.asked_on)
        decided = decide(heard)
    cues = tuple(CueHit(said.words_of(hit), hit.found.cue.category.value) for hit in hits)
    block = said.statement.block
    if setting.parties.quotes_another(said.statement.text):
        return Bearing(Stance.UNRELATED, cues=cues)
    if decided is None or decided[2] is Category.PROMISE:
        label = said.label_answer(mention)
        if label and read_answer(label) is not None:
            reply = read_reply(label, date is not None)
            return by_party(reply, setting.parties.of(block))
    above = row or inherited(block, setting.outsiders)
    if above is not None and not _reaches_down(above, said):
        above = None
    if decided is None or _is_overruled(decided[2], above, said):
        bearing = above or Bearing(Stance.PROMISED)
        if _stands_under_date(block, bearing, setting):
            bearing = replace(bearing, stance=Stance.COMMITTED, hedge=None)
        if date is not None and bearing.hedge is Hedge.ROADMAP and not _in_hedged(block, setting):
            bearing = replace(bearing, stance=Stance.COMMITTED, hedge=None)
        bearing = replace(bearing, cues=(*cues, *bearing.cues))
    else:
        stance, hedge, category = decided
        bearing = Bearing(stance, hedge, category is Category.EXCLUSION, cues=cues)
    bearing = replace(bearing, disclosed=disclosed(heard) | bearing.disclosed)
    if _in_hedged(block, setting) and bearing.stance is Stance.COMMITTED:
        bearing = replace(bearing, stance=Stance.HEDGED, hedge=Hedge.UNCERTAINTY)
    return by_party(bearing, setting.parties.of(block))


def _in_hedged(block: Block, setting: Setting) -> bool:
    return section_of(block) in setting.hedged_sections


def _stands_under_date(block: Block, bearing: Bearing, setting: Setting) -> bool:
    """Whether a heading or lead-in gives the date at which all under it is to come ("Q3 2027")."""
    offered = bearing.stance is Stance.PROMISED and not bearing.cues
    announced = bearing.stance is Stance.COMMITTED or bearing.hedge is Hedge.ROADMAP
    return (offered or announced) and head_date(block, setting) is not None


def head_date(block: Block, setting: Setting) -> Period | None:
    """The future date that a short heading or lead-in above the block names."""
    heads = [*reversed(block.lead_ins), *(h.text for h in reversed(block.headings[1:]))]
    for head in heads:
        if len(head.split()) > _LONGEST_DATE_HEAD:
            continue
        date = find_date(head, Span(0, len(head)), setting.as_of)
        if date is not None and date.start > setting.as_of:
            return date
    return None


_LONGEST_DATE_HEAD = 5  # words
_SHORT_FRAGMENT = 5  # words
_WHOLE_BLOCK = frozenset({Stance.REQUESTED, Stance.UNRELATED, Stance.PROMISED})
_FIRST_PERSON = frozenset({"we", "our", "ours", "us"})


def _reaches_down(above: Bearing, said: Said) -> bool:
    """Whether what stands above a bullet is about this sentence of it.

    What is excluded, hedged or announced is what the bullet names first; later sentences of it
    tell what comes instead.
    """
    if above.cues and above.cues[-1].category == "asked":
        return said.statement.block.kind is not BlockKind.PARAGRAPH
    fragment = len(said.tokens) <= _SHORT_FRAGMENT
    return above.stance in _WHOLE_BLOCK or said.is_first or fragment


def _is_overruled(category: Category | None, above: Bearing | None, said: Said) -> bool:
    """Whether what stands above outweighs a mere offering word.

    In a bullet or cell it does; a whole sentence yields only to a section about someone else,
    and not where it speaks of "us".
    """
    if category is not Category.PROMISE or above is None or above.stance is Stance.PROMISED:
        return False
    if above.stance is Stance.UNRELATED:
        return not any(token.norm in _FIRST_PERSON for token in said.tokens)
    return said.statement.block.kind in (BlockKind.ITEM, BlockKind.CELL)


def by_party(bearing: Bearing, party: Party) -> Bearing:
    """What the customer's side says of our product is a wish at most."""
    if party is Party.OURS or bearing.stance is Stance.UNRELATED:
        return bearing
    return replace(bearing, stance=Stance.REQUESTED, hedge=None, commercial=False)


def answer_claim(
    block: Block, part: tuple[int, int], asked: Mention, setting: Setting, whole: str
) -> Claim:
    """The claim of an answer that takes its feature from what it answers (``asked``).

    ``block.text[part]`` is where the answer stands, ``whole`` all that it says.
    """
    match = Match(asked.match.alias, 100.0, MatchKind.ANSWER)
    mention = Mention(Statement(block, *part), *part, asked.features, match)
    everything, nothing = Span(0, len(whole)), Span(0, 0)
    date = find_date(whole, everything, setting.as_of)
    bearing = by_party(read_reply(whole, date is not None), setting.parties.of(block))
    scope, everywhere = find_scope(whole, (everything,), nothing, setting.finder)
    qualifiers = Qualifiers(
        complete_scope(block, scope, everywhere, setting),
        everywhere,
        _amounts(whole, everything, asked, setting, asked.statement.text),
        date,
        find_absolute(whole, everything, nothing),
    )
    return make_claim(mention, bearing, qualifiers)


def qualify(said: Said, mention: Mention, setting: Setting) -> Qualifiers:
    """The qualifiers of a mention: of its clause first, then of the statement and what holds it."""
    text, clause, sequel = said.text, said.clause_span(mention), said.sequel_span(mention)
    own = Span(mention.start, mention.end)
    scope, everywhere = find_scope(text, (clause, said.span), own, setting.finder)
    span = said.span if len(said.mentions) == 1 else clause
    wider = [part for part in (span, said.span, sequel) if part is not None]
    amounts = (_amounts(text, part, mention, setting) for part in wider)
    absolutes = (find_absolute(text, part, own) for part in (span, sequel) if part is not None)
    return Qualifiers(
        complete_scope(said.statement.block, scope, everywhere, setting),
        everywhere,
        next((found for found in amounts if found), ()),
        find_date(text, clause, setting.as_of),
        next((word for word in absolutes if word), ""),
    )


def _amounts(
    text: str, span: Span, mention: Mention, setting: Setting, context: str = ""
) -> tuple[Quantity, ...]:
    return tuple(
        quantity
        for feature_id in mention.features
        for quantity in find_amounts(text, span, setting.features[feature_id], context)
    )


def complete_scope(
    block: Block,
    scope: dict[str, frozenset[str]],
    everywhere: frozenset[str],
    setting: Setting,
) -> Scope:
    """The statement's scope, filled from column, headings, document and caller in that order."""
    found = dict(scope)
    sources: list[str] = []
    if block.cell is not None:
        sources.append(block.cell.header)
        sources.extend(row_labels(block.cell, setting.finder))
    sources.extend(reversed(block.lead_ins))
    sources.extend(heading.text for heading in reversed(block.headings))
    for source in sources:
        named, _ = joined(setting.finder.find(source))
        for dimension, values in named.items():
            found.setdefault(dimension, values)
    for dimension, values in setting.scope.items():
        found.setdefault(dimension, values)
    return {name: values for name, values in found.items() if name not in everywhere}


def row_labels(cell: Cell, finder: ScopeFinder) -> list[str]:
    """Cells of the row that say nothing but for whom it is ("Foundation", "APAC")."""
    labels = []
    for header, value in zip(cell.headers, cell.values, strict=False):
        hits = finder.find(value) if value and len(value) <= _LONGEST_LABEL else ()
        whole = hits and hits[0].start == 0 and hits[-1].end == len(value.rstrip())
        if whole or any(finder.is_name_of(hit.dimension, header) for hit in hits):
            labels.append(value)
    return labels


def make_claim(mention: Mention, bearing: Bearing, qualifiers: Qualifiers) -> Claim:
    """The claim, with its place in the source."""
    return Claim(
        mention=mention,
        stance=bearing.stance,
        location=locate(mention),
        scope=qualifiers.scope,
        everywhere=qualifiers.everywhere,
        quantities=qualifiers.quantities,
        date=qualifiers.date,
        hedge=bearing.hedge if bearing.stance is Stance.HEDGED else None,
        disclosed=bearing.disclosed | ({bearing.hedge} if bearing.hedge else set()),
        absolute=qualifiers.absolute,
        commercial=bearing.commercial,
        cues=bearing.cues,
    )


def locate(mention: Mention) -> Location:
    """Where the mention's words stand; a mention over two lines ends on the second."""
    block = mention.statement.block
    last = block.place(max(mention.end - 1, mention.start))
    return Location(block.place(mention.start), last.line, last.column + 1)
