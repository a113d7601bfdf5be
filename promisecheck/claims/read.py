"""A document's claims: every mention with what the text says about it, in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from promisecheck.claims.clauses import clause_words
from promisecheck.claims.columns import Columns, Role, read_columns
from promisecheck.claims.cues import Category, CueFinder, Found
from promisecheck.claims.deals import find_deals
from promisecheck.claims.disclosures import (
    carry_denials,
    carry_disclosures,
    without_bare_headings,
    without_bare_topics,
)
from promisecheck.claims.document_scope import document_scope
from promisecheck.claims.judge import judge
from promisecheck.claims.labels import label_of, requirement_blocks
from promisecheck.claims.offered import unlisted_in
from promisecheck.claims.others import ABOUT_ANOTHER, Outsiders, find_outsiders, own_names
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.claims.parties import Parties, Party
from promisecheck.claims.questions import (
    Asked,
    answered_by,
    answers_to,
    answers_told,
    goes_on_asking,
    is_wished,
    leading_question,
    next_question,
    tells_what_was_said,
)
from promisecheck.claims.row_cells import RowCell
from promisecheck.claims.rows import row_claims
from promisecheck.claims.said import Said
from promisecheck.claims.scope import ScopeFinder
from promisecheck.claims.sections import section_of
from promisecheck.claims.setting import Setting
from promisecheck.claims.shortened import without_trade_terms
from promisecheck.claims.spoken import spoken
from promisecheck.claims.unlisted import (
    once_a_statement,
    unlisted_items,
    unlisted_rows,
)
from promisecheck.claims.wording import Wording, take_apart, words_of
from promisecheck.mentions import CatalogIndex, find_mentions, wanted_mention
from promisecheck.mentions.context import settle
from promisecheck.mentions.vocabulary import common_words
from promisecheck.model import (
    Block,
    BlockKind,
    Catalog,
    Claim,
    Document,
    Mention,
    Scope,
    Stance,
    Statement,
    Zone,
)
from promisecheck.text.sentences import sentences
from promisecheck.text.words import words

_REMEMBERED = 8192  # blocks
_SILENT = frozenset({Zone.CODE, Zone.SIGNATURE, Zone.HEADER})


@dataclass(slots=True)
class Sentence:
    """What the words of a block tell of one of its sentences, whatever stands around the block.

    ``sequel_end`` is where those end that follow it, are no questions and name no feature.
    ``worded`` is the sentence taken apart, by the cues for somebody else whom a document knows.
    """

    start: int
    end: int
    text: str
    named: tuple[Mention, ...]
    sequel_end: int
    worded: dict[tuple[Found, ...], Wording] = field(default_factory=dict)


class ClaimReader:
    """Reads documents against one catalog."""

    def __init__(
        self, catalog: Catalog, index: CatalogIndex, as_of: dt.date, own: OwnWords = NONE
    ) -> None:
        self._catalog = catalog
        self._index = index
        self._as_of = as_of
        self._finder = ScopeFinder(catalog)
        self._features = {feature.id: feature for feature in catalog.features}
        self._cues = CueFinder(own.cues)
        # Quotes share most of their paragraphs and rows with others: each is searched once.
        self._sentences = lru_cache(maxsize=_REMEMBERED)(self._sentences_of)
        self._own = own
        self._own_words = frozenset(word.norm for word in words(catalog.product)) | own.company
        self._product = self._own_words - common_words().keys()
        self._own_names = own_names(catalog) | own.company

    def scope_of(self, document: Document, given: Scope) -> Scope:
        """What the document is for: what it says itself, then what the caller gave."""
        return document_scope(document, self._finder, given)

    def columns_of(self, headers: tuple[str, ...]) -> Columns:
        """The parts that the columns with these headers play."""
        return read_columns(headers, self._finder, self._own_words)

    def claims(self, document: Document, given: Scope) -> tuple[Claim, ...]:
        """The claims of the document in reading order."""
        setting = Setting(
            self._features,
            self._finder,
            Parties(document, " ".join([self._catalog.product, *sorted(self._own.company)])),
            self.scope_of(document, given),
            find_deals(document, self._finder),
            self._as_of,
            _hedged_sections(document, self._cues),
            self._outsiders(document),
            self._cues,
            self._index.namesakes,
            self._product,
        )
        claims = [*self._in_tables(document, setting), *self._in_text(document, setting)]
        ours = sorted(without_trade_terms(claims), key=_position)
        told = tuple(carry_denials(carry_disclosures(ours, document, self._cues)))
        offered = tuple(without_bare_headings(told))
        return tuple(once_a_statement(without_bare_topics(offered)))

    def _outsiders(self, document: Document) -> Outsiders:
        speakers = sorted({block.speaker for block in document.blocks})
        found = find_outsiders(document, self._own_names, speakers)
        return replace(found, known=found.known | self._own.competitors - self._own_names)

    def said_in(self, block: Block, setting: Setting, is_asked: bool = False) -> tuple[Said, ...]:
        """The statements of a block taken apart, those without a mention too.

        ``is_asked``: the block asks, whether or not it ends with a question mark.
        """
        read = self._sentences(block.text, is_asked)
        others = setting.outsiders.spoken_of([sentence.text for sentence in read])
        said = []
        for sentence, of_another in zip(read, others, strict=True):
            statement = Statement(block, sentence.start, sentence.end)
            mentions = self._mentions_of(statement, sentence.named)
            wording = _wording(sentence, statement, mentions, of_another, setting)
            said.append(Said(statement, mentions, wording))
        return tuple(said)

    def _mentions_of(self, statement: Statement, named: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(
            settle(Mention(statement, m.start, m.end, m.features, m.match), self._index)
            for m in named
        )

    def _sentences_of(self, text: str, is_asked: bool) -> tuple[Sentence, ...]:
        """The sentences of a block with this text, in reading order."""
        block = Block(text, ())
        found: list[Sentence] = []
        goes_on_to = 0
        for start, end in reversed(sentences(text)):
            statement = Statement(block, start, end)
            named = find_mentions(statement, self._index)
            if not named and (is_asked or statement.text.endswith("?")):
                named = wanted_mention(statement, self._index)
            sequel_end = goes_on_to or end
            found.append(Sentence(start, end, statement.text, named, sequel_end))
            goes_on_to = 0 if named or statement.text.endswith("?") else sequel_end
        return tuple(reversed(found))

    # --- tables ------------------------------------------------------------------------------

    def _in_tables(self, document: Document, setting: Setting) -> Iterator[Claim]:
        cells = [block for block in document.blocks if block.cell is not None]
        for _, table in groupby(cells, key=_table):
            rows = [self._row_cells(list(row), setting) for _, row in groupby(table, key=_row)]
            for row in rows:
                yield from row_claims(row, setting)
                yield from _answers_in_notes(row, setting)
            yield from unlisted_rows(rows, setting)

    def _row_cells(self, blocks: Sequence[Block], setting: Setting) -> list[RowCell]:
        first = blocks[0].cell
        assert first is not None
        columns = self.columns_of(first.headers)
        cells = []
        for block in blocks:
            assert block.cell is not None
            place = block.cell.column
            role = columns.roles[place] if place < len(columns.roles) else Role.OTHER
            is_asked = role is Role.REQUIREMENT
            said = () if role is Role.DEAL else self.said_in(block, setting, is_asked)
            cells.append(RowCell(block, role, said))
        return cells

    # --- running text ------------------------------------------------------------------------

    def _heard(self, document: Document, setting: Setting) -> list[tuple[Block, tuple[Said, ...]]]:
        """The blocks of running text taken apart; some questions lead their answer in."""
        heard: list[tuple[Block, tuple[Said, ...]]] = []
        question = ""
        for block in document.blocks:
            if block.cell is None and block.zone not in _SILENT:
                if question and block.kind is not BlockKind.HEADING:
                    block = replace(block, lead_ins=(*block.lead_ins, question))
                statements = self.said_in(block, setting)
                question = leading_question(statements)
                heard.append((block, statements))
        return heard

    def _in_text(self, document: Document, setting: Setting) -> Iterator[Claim]:
        heard = self._heard(document, setting)
        asked: Asked | None = None
        asker = ""
        required = requirement_blocks([block for block, _ in heard], setting.parties)
        for place, (block, statements) in enumerate(heard):
            asks = place in required or block.text.rstrip().endswith("?")
            if block.kind is BlockKind.HEADING and not asks:
                asked = None
            is_required = place in required
            for said in statements:
                is_required = is_required and label_of(said.statement.text) != "answer"
                is_required = is_required and not tells_what_was_said(said)
                party = Party.THEIRS if is_required else setting.parties.of(block)
                if is_required or goes_on_asking(said, asker):
                    said = replace(said, asked_on=True)
                claims: list[Claim] = []
                if asks or block.kind is not BlockKind.HEADING or said.is_mostly_names:
                    claims = [judge(said, mention, setting) for mention in said.mentions]
                    yield from claims
                if asked is not None:
                    answers = tuple(answers_to(said, asked, party, setting))
                    asked = answered_by(asked, said, answers)
                    yield from answers
                if party is Party.OURS:
                    yield from unlisted_in(said, setting)
                asked = next_question(said, asked, party, is_wished(claims))
                asks_for = any(claim.stance is Stance.REQUESTED for claim in claims)
                asker = block.speaker if said.is_question or said.asked_on or asks_for else asker
        yield from unlisted_items(heard, setting)


def _wording(
    sentence: Sentence,
    statement: Statement,
    mentions: Sequence[Mention],
    of_another: bool,
    setting: Setting,
) -> Wording:
    """The sentence taken apart; ``of_another``: it begins with a pronoun for somebody else."""
    others: tuple[Found, ...] = (Found(ABOUT_ANOTHER, 0, 0),) if of_another else ()
    if mentions:
        others += setting.outsiders.cues(statement.block.text, words_of(statement))
    if others not in sentence.worded:
        end = sentence.sequel_end
        sentence.worded[others] = take_apart(statement, mentions, setting, others, end)
    return sentence.worded[others]


def _answers_in_notes(row: Sequence[RowCell], setting: Setting) -> Iterator[Claim]:
    """What the cells of a row without a requirement tell that was answered to a wish in them."""
    if any(cell.role is Role.REQUIREMENT for cell in row):
        return
    for _, cells in groupby(row, key=lambda cell: cell.column):
        told = [said for cell in cells for said in cell.said]
        yield from answers_told(told, setting)


def _table(block: Block) -> int:
    assert block.cell is not None
    return block.cell.table


def _row(block: Block) -> tuple[int, int]:
    assert block.cell is not None
    return block.cell.table, block.cell.row


def _position(claim: Claim) -> tuple[int, int, int, int, str]:
    start = claim.location.start
    on = (start.page or 0, start.slide or 0)
    return (*on, start.line, start.column, "".join(claim.features))


def _hedged_sections(document: Document, cues: CueFinder) -> frozenset[tuple[str, ...]]:
    """Sections in which a safe-harbour sentence or heading hedges what is announced.

    Who talks speaks of the thing at hand: "I can't commit to that".
    """
    hedged = set()
    telling = clause_words()["safe_harbour_stems"]
    for block in document.blocks:
        text = block.text.lower()
        if block.kind is BlockKind.TURN or not any(stem in text for stem in telling):
            continue
        tokens = spoken(text)
        disclaiming = (
            text[tokens[found.first].start : tokens[found.last].end]
            for found in cues.find(tokens)
            if found.cue.category is Category.UNCERTAINTY and found.last > found.first
        )
        if any(stem in words for words in disclaiming for stem in telling):
            section = section_of(block)
            hedged.add((*section, block.text) if block.kind is BlockKind.HEADING else section)
    return frozenset(hedged - {()})
