"""Concrete capabilities that items of a list and rows of a table promise and no entry covers.

A bullet or row among bullets or rows that name features, or that stands under a heading that
offers, is itself a feature to the reader. What sentences offer is read in ``offered``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from promisecheck.claims.answers import read_answer
from promisecheck.claims.bearing import Bearing
from promisecheck.claims.capabilities import (
    core_of,
    first_part,
    is_known,
    is_strange,
    may_be_capability,
    names_capability,
    tells_what_is_done,
)
from promisecheck.claims.columns import Role
from promisecheck.claims.cues import Category
from promisecheck.claims.heads import inherited
from promisecheck.claims.offered import offer_lists, offered_claim, unlisted_in
from promisecheck.claims.row_cells import RowCell, header_of, plan_marks, row_bearing
from promisecheck.claims.said import Said
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import spoken
from promisecheck.model import Block, BlockKind, Claim, Stance


def once_a_statement(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in their order; of what no entry covers only the first of each statement."""
    seen: set[tuple[int, int]] = set()
    for claim in claims:
        statement = claim.mention.statement
        place = (id(statement.block), statement.start)
        if claim.features or place not in seen:
            yield claim
        if not claim.features:
            seen.add(place)


# --- items of a list -------------------------------------------------------------------------


def unlisted_items(
    said_by_block: Sequence[tuple[Block, tuple[Said, ...]]], setting: Setting
) -> Iterator[Claim]:
    """Bullets without a feature in lists of features, or of what a heading or lead-in offers."""
    lists: dict[tuple[object, ...], list[tuple[Block, tuple[Said, ...]]]] = defaultdict(list)
    for block, said in said_by_block:
        if block.kind is BlockKind.ITEM and said:
            lists[(block.headings, block.lead_ins, block.depth)].append((block, said))
    for items in lists.values():
        if _is_feature_list([said for _, said in items]) or _is_offered(items[0][0], setting):
            for block, said in items:
                if not any(one.mentions for one in said):
                    yield from _item_claim(block, said[0], setting)


def _is_feature_list(items: Sequence[tuple[Said, ...]]) -> bool:
    """Whether at least two, and half, of the items name a feature."""
    named = sum(any(said.mentions for said in item) for item in items)
    return named >= 2 and 2 * named >= len(items)


def _is_offered(block: Block, setting: Setting) -> bool:
    above = inherited(block, setting)
    return above is not None and above.stance is Stance.PROMISED


def _item_claim(block: Block, said: Said, setting: Setting) -> Iterator[Claim]:
    start, end = said.statement.start, said.statement.end
    phrase = first_part(block.text[start:end])
    if said.is_question or _is_quoted(phrase) or not _is_new(phrase, setting):
        return
    if not _is_talk(said, phrase, setting):
        yield from offered_claim(said.statement, start, start + len(phrase), setting)


def _is_quoted(phrase: str) -> bool:
    """Whether it begins as what somebody said does, or is empty."""
    return phrase[:1] in '"“„«'


def _is_new(phrase: str, setting: Setting) -> bool:
    """Whether an item or a cell names a capability, and none of the catalog in other words."""
    if names_capability(phrase):
        return not is_known(phrase, setting)
    return tells_what_is_done(phrase) and is_strange(phrase, setting)


_LONGEST_CODE = 2  # letters
_TALK = frozenset(
    {Category.REQUEST, Category.REPORT, Category.TODO, Category.INSTRUCTION, Category.OTHER_PARTY}
)


def _is_talk(said: Said, phrase: str, setting: Setting) -> bool:
    """Whether the item is a sentence, or tells of people and what they said.

    A verb behind the name's core belongs to what is said of the thing ("a log that can be sorted").
    """
    core = [word.norm for word in core_of(phrase)]
    lists = offer_lists()
    if not core or core[0] in lists.no_beginning or core[0] in lists.imperatives:
        return True
    if any(norm in lists.finite_verbs for norm in core):
        return True
    return any(hit.cue.category in _TALK for hit in setting.cues.find(said.tokens))


# --- rows of a table -------------------------------------------------------------------------


def unlisted_rows(rows: Sequence[Sequence[RowCell]], setting: Setting) -> Iterator[Claim]:
    """Rows without a feature in tables of which a third of the rows, and two, name one.

    One row is enough where a header says that the table lists features.
    """
    named = [any(cell.named() for cell in row) for row in rows]
    lists = offer_lists()
    enough = 1 if _headed(rows[0], lists.feature_headers) else 2
    of_features = sum(named) >= enough and 3 * sum(named) >= len(rows)
    of_features = of_features and not _headed(rows[0], lists.task_headers)
    for row, has_feature in zip(rows, named, strict=True):
        found = list(_row_claim(row, setting)) if of_features and not has_feature else []
        yield from found or _told_in(row, setting)


def _headed(row: Sequence[RowCell], headers: frozenset[str]) -> bool:
    """Whether a header of the row's table has one of these words."""
    return any(token.norm in headers for cell in row for token in spoken(header_of(cell)))


def _told_in(row: Sequence[RowCell], setting: Setting) -> Iterator[Claim]:
    """What the sentences of comments and notes offer."""
    for cell in row:
        if cell.role not in (Role.REQUIREMENT, Role.COMPETITOR) and not cell.role.is_silent:
            for said in cell.said:
                yield from unlisted_in(said, setting)


def _row_claim(row: Sequence[RowCell], setting: Setting) -> Iterator[Claim]:
    own = next(
        (c for c in row if c.role in (Role.CAPABILITY, Role.REQUIREMENT) and c.block.text.strip()),
        None,
    )
    if own is None or not own.said:
        return
    bearing = row_bearing(row, own, setting, plan_marks(row))
    if own.role is Role.REQUIREMENT and (bearing is None or not bearing.cues):
        if any(_is_code(cell) for cell in row):
            yield from _remarks(row, setting, bearing)
        return
    stance = bearing.stance if bearing is not None else Stance.PROMISED
    if stance.is_offer:
        yield from _cell_claim(own, setting, bearing) or _remarks(row, setting, bearing)


def _is_code(cell: RowCell) -> bool:
    """Whether the cell answers by a code of the table's own, told in its legend ("M", "B")."""
    text = cell.block.text.strip()
    answers = cell.role in (Role.ANSWER, Role.OTHER)
    return answers and len(text) <= _LONGEST_CODE and text.isalpha() and text.isupper()


def _cell_claim(cell: RowCell, setting: Setting, answer: Bearing | None) -> list[Claim]:
    """The claim of a cell that is a noun phrase and names something new.

    ``answer`` is what the rest of the row says.
    """
    said = cell.said[0]
    phrase = first_part(cell.block.text.strip(" ."))
    norms = [token.norm for token in spoken(phrase)]
    sentence = not norms or norms[0] in offer_lists().imperatives
    if said.is_question or sentence or _is_quoted(phrase):
        return []
    listed = cell.role is Role.CAPABILITY and may_be_capability(phrase)
    if not _is_new(phrase, setting) and not (listed and is_strange(phrase, setting)):
        return []
    if cell.role is Role.REQUIREMENT and not is_strange(phrase, setting):
        return []  # the customer's words for a feature are rather other words
    start = cell.block.text.find(phrase)
    return list(offered_claim(said.statement, start, start + len(phrase), setting, answer))


def _remarks(row: Sequence[RowCell], setting: Setting, answer: Bearing | None) -> Iterator[Claim]:
    """What the comment beside a yes names, where the requirement's words tell nothing."""
    for cell in row:
        if cell.role is Role.COMMENT and cell.said and read_answer(cell.block.text) is None:
            yield from _cell_claim(cell, setting, answer)
