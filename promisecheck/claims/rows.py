"""Claims of a table row: what its other cells say of the feature that one cell names.

A row is one claim. Under "Requirement" the words are the customer's and the answer makes the
claim; under "Feature" or "Item" the row's own words are the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from promisecheck.claims.answers import asks_for_drawback, is_cross, read_answer
from promisecheck.claims.bearing import Bearing, Ground
from promisecheck.claims.columns import Role
from promisecheck.claims.heads import read_head
from promisecheck.claims.judge import amounts_wanted, answer_claim, judge, taking_over
from promisecheck.claims.leaning import head_date
from promisecheck.claims.qualifiers import (
    Span,
    find_absolute,
    find_amounts,
    find_date,
    find_scope,
)
from promisecheck.claims.questions import leading_question
from promisecheck.claims.row_cells import (
    Marks,
    RowCell,
    header_of,
    plan_marks,
    row_bearing,
    ticked,
)
from promisecheck.claims.said import Said
from promisecheck.claims.scope import joined
from promisecheck.claims.setting import Setting
from promisecheck.model import (
    Claim,
    Hedge,
    MatchKind,
    Mention,
    Stance,
)


def row_claims(cells: Sequence[RowCell], setting: Setting) -> list[Claim]:
    """The claims of one row, in the order of its cells."""
    if any(cell.role is Role.REQUIREMENT and cell.named() for cell in cells):
        return _requirement_row(cells, setting)
    return _capability_row(cells, setting)


# --- requirement, answer, comment ------------------------------------------------------------


def _requirement_row(cells: Sequence[RowCell], setting: Setting) -> list[Claim]:
    asked = [pair for cell in cells if cell.role is Role.REQUIREMENT for pair in cell.named()]
    replies = _telling([cell for cell in cells if cell.role is not Role.REQUIREMENT])
    claims = [_requested(said, mention, setting) for said, mention in asked]
    answer = _answer_of(replies)
    if any(asks_for_drawback(said.statement.text) for said, _ in asked):
        answer = None  # "Do officers lose work? | No | Offline mode keeps it"
    answered: set[str] = set()
    for cell in replies:
        for said, mention in cell.named():
            claim = _with_wanted_scope(judge(said, mention, setting, answer), cells, setting)
            if claim.stance.is_offer and not claim.quantities:
                beside = [other for other in replies if other is not cell]
                claim = _with_amounts(claim, beside, setting)
            claim = _told_when(claim, cell, replies, setting)
            claims.append(_with_requirement(claim, asked, setting))
            answered.update(mention.features)
    for said, mention in asked:
        if not answered & set(mention.features) and mention.features not in _done(claims, said):
            claims.extend(_answer_claim(said, mention, replies, setting))
    return claims


def _telling(replies: Sequence[RowCell]) -> list[RowCell]:
    """The replies without a cross that may mean either, where a remark says yes or no in words."""
    in_words = any(c.role is Role.COMMENT and read_answer(c.block.text) for c in replies)
    return [cell for cell in replies if not (in_words and is_cross(cell.block.text))]


def _done(claims: Sequence[Claim], said: Said) -> set[tuple[str, ...]]:
    return {c.features for c in claims if c.mention.match.kind is MatchKind.ANSWER}


def _requested(said: Said, mention: Mention, setting: Setting) -> Claim:
    claim = judge(said, mention, setting)
    return replace(
        claim, stance=Stance.REQUESTED, hedge=None, commercial=False, because=Ground.COLUMN
    )


def _answer_of(replies: Sequence[RowCell]) -> Bearing | None:
    """What the answer cell says; a "partial" or missing answer leaves it to the comment."""
    if chosen := ticked(replies):
        return chosen[1]
    for cell in replies:
        if cell.role in (Role.ANSWER, Role.VALUE, Role.OTHER, Role.OURS, Role.COMMENT):
            bearing = read_answer(_said_in(cell))
            if bearing is not None:
                return bearing
    return None


def _said_in(cell: RowCell) -> str:
    """What an answer's cell says in words: a score of 0 is a no."""
    text = cell.block.text
    return "no" if cell.role is Role.ANSWER and text.strip() == "0" else text


def _agreed(cells: Sequence[RowCell]) -> Bearing | None:
    """What the rest of a row says of a remark whose requirement names nothing; or ``None``.

    That is the answer, or what the question calls the thing it asks for: "Which parts end in 2027?"
    """
    asked = [said for cell in cells if cell.role is Role.REQUIREMENT for said in cell.said]
    if not asked:
        return None
    if question := leading_question(asked):
        return read_head(question, "row")
    return _answer_of(_telling([c for c in cells if c.role is not Role.REQUIREMENT]))


def _remark(said: Said, mention: Mention, answer: Bearing | None, setting: Setting) -> Claim:
    """The claim of a remark beside an answer to what names no feature.

    Behind a no it promises only in so many words: "No | The audit log holds 24 months".
    """
    refused = answer is not None and answer.stance is Stance.DENIED
    claim = judge(said, mention, setting, None if refused else answer)
    if (
        refused
        and claim.stance is Stance.PROMISED
        and claim.because in (Ground.NOTHING, Ground.ABOVE)
    ):
        return replace(claim, stance=Stance.UNRELATED, because=Ground.ROW)
    return claim


def _with_requirement(
    claim: Claim, asked: Sequence[tuple[Said, Mention]], setting: Setting
) -> Claim:
    """The claim with the amount of the first requirement that names one of its features."""
    same = [said for said, mention in asked if set(mention.features) & set(claim.features)]
    return _with_wanted_amount(claim, same[:1], setting)


def _with_wanted_amount(claim: Claim, wanted: Iterable[Said], setting: Setting) -> Claim:
    """A "Yes" takes over the amount that the requirement asks for where it gives none itself."""
    if claim.quantities or not claim.stance.is_offer:
        return claim
    amounts = (amount for said in wanted for amount in amounts_wanted(said, claim.mention, setting))
    return replace(claim, quantities=tuple(amounts))


def _with_wanted_scope(claim: Claim, cells: Sequence[RowCell], setting: Setting) -> Claim:
    """An offer is for whom the requirement asks, where its own cell does not say for whom it is."""
    if not claim.stance.is_offer:
        return claim
    asked = _named_in([c for c in cells if c.role is Role.REQUIREMENT], setting)
    if not asked:
        return claim
    named, all_of = joined(setting.finder.find(claim.mention.statement.block.text))
    told = named.keys() | all_of
    wanted = {name: values for name, values in asked.items() if name not in told}
    everywhere = claim.everywhere - wanted.keys()
    return replace(claim, scope={**claim.scope, **wanted}, everywhere=everywhere)


def _named_in(cells: Sequence[RowCell], setting: Setting) -> dict[str, frozenset[str]]:
    """For whom the cells speak; a name that says it itself ("EU hosting") is only a name."""
    named: dict[str, frozenset[str]] = {}
    for cell in cells:
        text = cell.block.text
        inside = [mention for said in cell.said for mention in said.mentions]
        hits = [
            hit
            for hit in setting.finder.find(text)
            if not any(m.start < hit.end and hit.start < m.end for m in inside)
        ]
        named.update(joined(hits)[0])
    return named


def _answer_claim(
    said: Said, mention: Mention, replies: Sequence[RowCell], setting: Setting
) -> list[Claim]:
    """The claim of an answer that does not name the feature again, on the answer's cell."""
    chosen = ticked(replies)
    cell = chosen[0] if chosen else _answering_cell(replies)
    if cell is None:
        return []
    remarks = [r.block.text for r in replies if r is not cell and r.role in _REMARKS]
    whole = " | ".join([header_of(cell) if chosen else _said_in(cell), *remarks])
    claim = answer_claim(cell.block, (0, len(cell.block.text)), mention, setting, whole)
    return [taking_over(claim, said, mention, setting)]


_REMARKS = (Role.COMMENT, Role.OTHER, Role.ANSWER, Role.OURS)


def _answering_cell(replies: Sequence[RowCell]) -> RowCell | None:
    filled = [cell for cell in replies if cell.block.text.strip()]
    for cell in filled:
        if cell.role is Role.ANSWER and (read_answer(cell.block.text) or len(filled) == 1):
            return cell
    for cell in filled:
        if cell.role in (Role.ANSWER, Role.COMMENT, Role.OTHER, Role.VALUE, Role.OURS):
            return cell
    return None


# --- capability, item, plan columns ----------------------------------------------------------


def _capability_row(cells: Sequence[RowCell], setting: Setting) -> list[Claim]:
    claims: list[Claim] = []
    marks = plan_marks(cells)
    answer = _agreed(cells)
    for cell in cells:
        for said, mention in cell.named():
            if cell.role in (Role.COMPETITOR, Role.TASK):
                claim = judge(said, mention, setting)
                claims.append(replace(claim, stance=Stance.UNRELATED, because=Ground.COLUMN))
            elif cell.role is Role.CAPABILITY:
                row = row_bearing(cells, cell, setting, marks)
                claim = judge(said, mention, setting, row)
                claims.append(_with_row(claim, cells, marks, setting))
            else:
                # A requirement here names the feature otherwise, if at all.
                wanted = [s for c in cells if c.role is Role.REQUIREMENT for s in c.said]
                claim = _remark(said, mention, answer, setting)
                claim = _with_wanted_scope(claim, cells, setting)
                claim = _with_wanted_amount(claim, wanted, setting)
                claims.append(_told_when(claim, cell, cells, setting))
    return claims


def _with_row(claim: Claim, cells: Sequence[RowCell], marks: Marks, setting: Setting) -> Claim:
    """The claim with the scope of the plan columns and the amounts and dates of the row."""
    others = [
        cell
        for cell in cells
        if cell.role not in (Role.COMPETITOR, Role.REQUIREMENT)
        and cell.block is not claim.mention.statement.block
    ]
    claim = _with_amounts(claim, others, setting)
    claim = _with_plans(_with_our_words(claim, others, setting), marks, setting)
    return _with_date(claim, others, setting)


def _with_amounts(claim: Claim, others: Sequence[RowCell], setting: Setting) -> Claim:
    """With the amounts that the other cells give; "Qty" counts the item, not what it holds."""
    amounts = list(claim.quantities)
    name = claim.mention.statement.block.text
    for cell in others:
        text = cell.block.text
        told = name if cell.role is Role.COUNT else f"{name} {header_of(cell)}"
        context = "" if cell.role is Role.IGNORED else told
        for feature_id in claim.features:
            feature = setting.features[feature_id]
            amounts.extend(find_amounts(text, Span(0, len(text)), feature, context))
    if len(amounts) == len(claim.quantities):
        return claim
    return replace(claim, quantities=tuple(dict.fromkeys(amounts)))


def _with_our_words(claim: Claim, others: Sequence[RowCell], setting: Setting) -> Claim:
    """With the guarantee and the scope that our own column gives beside a competitor's."""
    ours = [cell.block.text for cell in others if cell.role is Role.OURS]
    if not ours:
        return claim
    scope, everywhere, absolute = dict(claim.scope), claim.everywhere, claim.absolute
    for text in ours:
        span = Span(0, len(text))
        absolute = absolute or find_absolute(text, span, (), near=span)
        found = find_scope(text, (span,), Span(0, 0), setting.finder)
        scope = {**found.named, **scope}
        everywhere |= found.everywhere - scope.keys()
    return replace(claim, scope=scope, everywhere=everywhere, absolute=absolute)


def _with_plans(claim: Claim, marks: Marks, setting: Setting) -> Claim:
    """With the plans whose columns say yes."""
    marked: dict[str, frozenset[str]] = {}
    for cell in marks.yes:
        for hit in setting.finder.find(header_of(cell)):
            if hit.values:
                marked[hit.dimension] = marked.get(hit.dimension, frozenset()) | hit.values
    if not marked:
        return claim
    scope = {**claim.scope, **marked}
    return replace(claim, scope=scope, everywhere=claim.everywhere - marked.keys())


def _told_when(claim: Claim, own: RowCell, cells: Sequence[RowCell], setting: Setting) -> Claim:
    """A commitment with the date of another reply: "N | 31.03.2027 | It comes with 27.1"."""
    if claim.stance is not Stance.COMMITTED or claim.date is not None:
        return claim
    others = [cell for cell in cells if cell is not own and cell.role is not Role.REQUIREMENT]
    return _with_date(claim, others, setting)


def _with_date(claim: Claim, others: Sequence[RowCell], setting: Setting) -> Claim:
    """With the date that another cell gives, at which the feature comes or goes."""
    if claim.date is not None:
        return claim
    told = (
        (cell, find_date(cell.block.text, Span(0, len(cell.block.text)), setting.as_of))
        for cell in others
        if not cell.role.is_silent
    )
    cell, date = next(((cell, date) for cell, date in told if date is not None), (None, None))
    if cell is None:
        if claim.stance is Stance.COMMITTED:
            date = head_date(claim.mention.statement.block, setting)
        return replace(claim, date=date)
    stance, hedge, why = claim.stance, claim.hedge, claim.because
    if stance is Stance.PROMISED and _dates_withdrawal(cell):
        stance, hedge, why = Stance.HEDGED, Hedge.WITHDRAWAL, Ground.DATE
    elif hedge in (None, Hedge.ROADMAP) and stance in (Stance.PROMISED, Stance.HEDGED):
        stance, hedge, why = Stance.COMMITTED, None, Ground.DATE
    return replace(claim, date=date, stance=stance, hedge=hedge, because=why)


def _dates_withdrawal(cell: RowCell) -> bool:
    """Whether the column tells when something ends: "Supported until"."""
    head = read_head(header_of(cell), "row")
    return head is not None and head.hedge is Hedge.WITHDRAWAL
