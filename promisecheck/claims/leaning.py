"""Which way a statement leans about a mention: its own cues, its sequel, what stands above it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from promisecheck.claims.answers import (
    NOT_CHOSEN,
    is_empty_box,
    opening_answer,
    read_answer,
    read_brief_answer,
    read_reply,
)
from promisecheck.claims.bearing import (
    OFFERS,
    Bearing,
    Decision,
    Ground,
    Heard,
    decide,
    disclosed,
    hear,
)
from promisecheck.claims.clauses import Governs, clause_words
from promisecheck.claims.cues import Category
from promisecheck.claims.heads import inherited, read_head
from promisecheck.claims.parties import Party
from promisecheck.claims.qualifiers import Span, find_date, is_dated
from promisecheck.claims.said import Said, recalled
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import spoken
from promisecheck.model import Block, BlockKind, CueHit, Hedge, Mention, Period, Stance

_LONGEST_DATE_HEAD = 5  # words
_LONGEST_DATE_LEAD = 1  # words: "from May 2027"
NEXT_DAYS = dt.timedelta(days=7)
"""A date within these tells of today: "tomorrow on your desk"."""
_SHORT_FRAGMENT = 5  # words
_ANNOUNCING = frozenset(
    {Category.COMMITMENT, Category.ARRIVAL, Category.ROADMAP, Category.UNCERTAINTY}
)
_WHOLE_BLOCK = frozenset({Stance.REQUESTED, Stance.UNRELATED, Stance.PROMISED})


@dataclass(slots=True)
class _Listening:
    """What a statement's own words say of the mention."""

    hits: tuple[Governs, ...]
    heard: Heard
    decided: Decision | None

    @property
    def is_open(self) -> bool:
        """Whether nothing but an offering word decides, so that more may be heard."""
        return self.decided is None or self.decided[2] in OFFERS

    @property
    def is_wish(self) -> bool:
        """Whether somebody asks for it: "You asked for SSO: that is included"."""
        return self.decided is not None and self.decided[2] is Category.REQUEST

    @property
    def is_report(self) -> bool:
        """Whether no more is said than that somebody was told."""
        return self.heard.nearest.keys() == {Category.REPORT}

    @property
    def is_denied(self) -> bool:
        """Whether it is said not to be there."""
        return self.decided is not None and self.decided[2] is Category.DENIAL


@dataclass(frozen=True, slots=True)
class _Own:
    """What a statement says of a mention by its own words, whatever stands above it.

    ``label`` is the date that its label gives, ``date`` that or another one. ``answered`` is what
    it answers to the name itself.
    """

    label: Period | None
    date: Period | None
    listening: _Listening
    cues: tuple[CueHit, ...]
    answered: Bearing | None


def statement_bearing(
    said: Said, mention: Mention, setting: Setting, row: Bearing | None
) -> Bearing:
    """Which way the statement leans about the mention, what stands above it included.

    ``row`` is what the rest of a table row says.
    """
    block = said.statement.block
    own = _own(said, mention, setting)
    cues, listening = own.cues, own.listening
    if setting.parties.quotes_another(said.statement.text):
        return Bearing(Stance.UNRELATED, cues=cues, because=Ground.QUOTATION)
    if own.answered is not None:
        return by_party(_in_its_place(own.answered, block, setting), setting.parties.of(block))
    above = row or _label_above(said, mention) or inherited(block, setting)
    if above is not None and above.stance is Stance.REQUESTED:
        above = opening_answer(said.text) or above
        above = None if above.stance is Stance.REQUESTED and said.answers_its_block else above
    if above is not None and (not _reaches_down(above, said) or _is_of_us(above, said, setting)):
        above = None
    decided = listening.decided
    told_only = decided is None or listening.is_report
    if own.label is not None and listening.is_open and _lets_come(above):
        decided = None  # "Summer 2027: SSO, so that you stay safe"
    if told_only and own.date and said.says_only(own.date.text) and _lets_come(above):
        bearing = Bearing(Stance.COMMITTED, cues=cues, because=Ground.DATE)
    elif decided is None or _is_overruled(decided[2], above, said, setting):
        dated = own.date is not None
        bearing = _with_own(cues, _under(above, block, own.label, dated, setting))
    else:
        stance, hedge, category = decided
        why = Ground.QUESTION if listening.heard.question else category or Ground.NOTHING
        commercial = category is Category.EXCLUSION
        bearing = Bearing(stance, hedge, commercial, cues=cues, because=why)
    if more := disclosed(listening.heard) - bearing.disclosed:
        bearing = replace(bearing, disclosed=more | bearing.disclosed)
    if setting.is_hedged(block) and bearing.stance is Stance.COMMITTED:
        bearing = replace(
            bearing, stance=Stance.HEDGED, hedge=Hedge.UNCERTAINTY, because=Ground.SECTION
        )
    return by_party(bearing, setting.parties.of(block))


@recalled
def _own(said: Said, mention: Mention, setting: Setting) -> _Own:
    clause = said.clause_span(mention)
    label = label_date(said, mention, setting)
    date = find_date(said.text, clause, setting.as_of, said.mentions) or label
    listening = _listen(said, mention, date is not None, setting)
    cues = tuple(CueHit(said.words_of(h), h.found.cue.category.value) for h in listening.hits)
    answered = _answered(said, mention, listening, date is not None, setting)
    return _Own(label, date, listening, cues, answered)


def _answered(
    said: Said, mention: Mention, listening: _Listening, dated: bool, setting: Setting
) -> Bearing | None:
    """What the statement itself answers to the name: "SCIM: no", "[ ] SCIM", "asked, told yes"."""
    if listening.is_open or listening.is_wish:
        label = said.label_answer(mention)
        if label and read_answer(label) is not None:
            return _reply(label, dated, setting)
    if is_empty_box(said.box_before(mention)):
        return NOT_CHOSEN
    if read_brief_answer(said.verdict):
        return _reply(said.sequel_text, dated=False, setting=setting)
    if listening.is_open and (brief := read_brief_answer(said.brief_answer(mention))):
        return brief
    told = said.reported_answer(mention)
    if told and (read_answer(told) is not None or is_dated(told, setting.as_of)):
        return _reply(told, dated, setting)
    return None


def _in_its_place(answered: Bearing, block: Block, setting: Setting) -> Bearing:
    """The answer; an empty box under a heading on something else is none of this order."""
    above = inherited(block, setting) if answered is NOT_CHOSEN else None
    return above if above is not None and above.stance is Stance.UNRELATED else answered


def _reply(reply: str, dated: bool, setting: Setting) -> Bearing:
    """What a reply inside the statement says; it may hold the date itself."""
    return read_reply(reply, dated or is_dated(reply, setting.as_of), setting.cues)


def _lets_come(above: Bearing | None) -> bool:
    """Whether what stands above leaves it open that a bare date is that of an arrival."""
    if above is None:
        return True
    answered = above.because == Ground.ROW and above.stance is Stance.PROMISED
    return not answered and above.hedge in (None, Hedge.ROADMAP)


def _label_above(said: Said, mention: Mention) -> Bearing | None:
    """What a label in the statement says, as a heading above it would: "Out of scope: SCIM"."""
    label = said.label_before(mention)
    return read_head(label, "label") if label else None


def _listen(said: Said, mention: Mention, dated: bool, setting: Setting) -> _Listening:
    """The statement's cues, and those of its sequel where the statement leaves it open.

    A sequel may take a promise back by a disclosure, but not by a denial: "SCIM is included.
    We do not charge for it."
    """
    question = said.is_question or said.asked_on
    hits = said.governing(mention)
    heard = hear(hits, dated, question)
    first = _Listening(hits, heard, decide(heard))
    after = said.afterwards(mention)
    if after and said.is_denied_for_now and first.is_denied:
        dated = dated or is_dated(said.sequel_text, setting.as_of)
        return _announced_after(hits, after, dated) or first
    if not after or not first.is_open:
        return first
    if first.decided is not None:
        after = tuple(hit for hit in after if hit.found.cue.category is not Category.DENIAL)
    dated = dated or (said.is_topic and is_dated(said.arrival_told, setting.as_of))
    hits = (*hits, *after)
    heard = hear(hits, dated, question)
    return _Listening(hits, heard, decide(heard))


def _announced_after(
    hits: tuple[Governs, ...], after: tuple[Governs, ...], dated: bool
) -> _Listening | None:
    """What the sentence behind a denial "for now" announces: "Not there yet. It comes in May." """
    telling = [hit for hit in after if hit.found.cue.category in _ANNOUNCING]
    heard = hear(telling, dated, question=False)
    decided = decide(heard)
    if decided is None or decided[0] is not Stance.COMMITTED:
        return None
    return _Listening((*hits, *telling), heard, decided)


def _under(
    above: Bearing | None, block: Block, label: Period | None, dated: bool, setting: Setting
) -> Bearing:
    """What a statement that says nothing itself takes from what stands above it.

    ``label`` is the date that its own label gives; else a heading or lead-in may give the date at
    which it is to come ("Q3 2027").
    """
    bearing = above or Bearing(Stance.PROMISED, because=Ground.NOTHING)
    firm = dated and bearing.hedge is Hedge.ROADMAP and not setting.is_hedged(block)
    if firm or (_lets_date(bearing) and (label or head_date(block, setting))):
        return replace(bearing, stance=Stance.COMMITTED, hedge=None, because=Ground.DATE)
    return bearing


def _with_own(cues: tuple[CueHit, ...], bearing: Bearing) -> Bearing:
    """The bearing with the statement's own cues before those of what stands above it."""
    return replace(bearing, cues=(*cues, *bearing.cues)) if cues else bearing


def _lets_date(bearing: Bearing) -> bool:
    """Whether a date above or in front says when it comes: nothing else is said, or only that."""
    offered = bearing.stance is Stance.PROMISED and not bearing.cues
    return offered or bearing.stance is Stance.COMMITTED or bearing.hedge is Hedge.ROADMAP


def head_date(block: Block, setting: Setting) -> Period | None:
    """The future date that a short heading or lead-in above the block names.

    "Tomorrow on your desk" tells of what is there today.
    """
    heads = [*reversed(block.lead_ins), *(h.text for h in reversed(block.headings[1:]))]
    for head in heads:
        if len(head.split()) > _LONGEST_DATE_HEAD or _dates_paper(head):
            continue
        date = find_date(head, Span(0, len(head)), setting.as_of)
        if date is not None and date.start > setting.as_of + NEXT_DAYS:
            return date
    return None


def _dates_paper(head: str) -> bool:
    """Whether the heading is that of an agreement or a meeting, whose date is its own."""
    return any(token.norm in clause_words()["dated_papers"] for token in spoken(head))


def label_date(said: Said, mention: Mention, setting: Setting) -> Period | None:
    """The future date that the label of the mention's part is ("May 2027: SCIM")."""
    label = said.label_before(mention)
    date = find_date(label, Span(0, len(label)), setting.as_of) if label else None
    if date is None or len(label.split()) - len(date.text.split()) > _LONGEST_DATE_LEAD:
        return None
    return date


def _reaches_down(above: Bearing, said: Said) -> bool:
    """Whether what stands above a bullet or paragraph is about this sentence of it.

    What is excluded, hedged or announced is what the bullet names first; later sentences of it
    tell what comes instead.
    """
    if above.cues and above.cues[-1].category == "asked":
        return said.statement.block.kind is not BlockKind.PARAGRAPH
    fragment = len(said.tokens) <= _SHORT_FRAGMENT
    goes_on = said.statement.block.kind is BlockKind.PARAGRAPH and _holds_on(above)
    return above.stance in _WHOLE_BLOCK or said.is_first or fragment or goes_on


def _holds_on(above: Bearing) -> bool:
    """Whether all of a paragraph is about it, as under "Features in beta" and "Not included".

    Of what is withdrawn or to come, later sentences tell what there is today.
    """
    heads = above.because == Ground.ABOVE
    return heads and (above.stance is Stance.DENIED or above.hedge is Hedge.MATURITY)


def _is_of_us(above: Bearing, said: Said, setting: Setting) -> bool:
    """Whether the sentence names our product under a heading about somebody else."""
    about_another = any(cue.category == Category.OTHER_PARTY for cue in above.cues)
    return about_another and any(token.norm in setting.product for token in said.tokens)


def _is_overruled(
    category: Category | None, above: Bearing | None, said: Said, setting: Setting
) -> bool:
    """Whether what stands above outweighs a mere offering word.

    In a bullet or cell it does; a whole sentence yields only to a section about someone else,
    and not where it speaks of "us" or names our product.
    """
    if above is None or above.stance is Stance.PROMISED:
        return False
    if above.stance is Stance.UNRELATED and category in (*OFFERS, Category.DENIAL):
        ours = clause_words()["first_person"] | setting.product
        return not any(token.norm in ours for token in said.tokens)
    if category not in OFFERS:
        return False
    if above.stance is Stance.REQUESTED and not said.is_first:
        return False  # "SSO with Okta? It comes with your plan." under "Your wishes"
    if above.hedge in (Hedge.MATURITY, Hedge.WITHDRAWAL):
        return True  # "allows you to ..." under "New in beta" takes nothing back
    return said.statement.block.kind in (BlockKind.ITEM, BlockKind.CELL)


def by_party(bearing: Bearing, party: Party) -> Bearing:
    """What the customer's side says of our product is a wish at most."""
    if party is Party.OURS or bearing.stance is Stance.UNRELATED:
        return bearing
    reports_defect = bearing.hedge is Hedge.MATURITY
    return Bearing(
        Stance.UNRELATED if reports_defect else Stance.REQUESTED,
        commercial=bearing.commercial and reports_defect,
        disclosed=bearing.disclosed,
        cues=bearing.cues,
        because=Ground.PARTY,
    )
