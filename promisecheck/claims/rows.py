"""Claims of a table row: what its other cells say of the feature that one cell names.

A row is one claim. Under "Requirement" the words are the customer's and the answer makes the
claim; under "Feature" or "Item" the row's own words are the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from promisecheck.claims.answers import is_tick, read_answer, read_mark, read_reply
from promisecheck.claims.bearing import Bearing, Ground
from promisecheck.claims.columns import Role
from promisecheck.claims.heads import inherited, read_head
from promisecheck.claims.judge import amounts_wanted, answer_claim, judge, taking_over
from promisecheck.claims.leaning import head_date
from promisecheck.claims.qualifiers import Span, find_amounts, find_date, is_dated
from promisecheck.claims.said import Said
from promisecheck.claims.setting import Setting
from promisecheck.model import (
    Block,
    Claim,
    Hedge,
    MatchKind,
    Mention,
    Stance,
)


@dataclass(slots=True)
class RowCell:
    """A cell's block with what its statements say."""

    block: Block
    role: Role
    said: tuple[Said, ...]

    @property
    def column(self) -> int:
        """The cell's column, from 0."""
        assert self.block.cell is not None
        return self.block.cell.column

    def named(self) -> list[tuple[Said, Mention]]:
        """The cell's mentions with their statements."""
        return [(said, mention) for said in self.said for mention in said.mentions]


def row_claims(cells: Sequence[RowCell], setting: Setting) -> list[Claim]:
    """The claims of one row, in the order of its cells."""
    if any(cell.role is Role.REQUIREMENT and cell.named() for cell in cells):
        return _requirement_row(cells, setting)
    return _capability_row(cells, setting)


# --- requirement, answer, comment ------------------------------------------------------------


def _requirement_row(cells: Sequence[RowCell], setting: Setting) -> list[Claim]:
    asked = [pair for cell in cells if cell.role is Role.REQUIREMENT for pair in cell.named()]
    replies = [cell for cell in cells if cell.role is not Role.REQUIREMENT]
    claims = [_requested(said, mention, setting) for said, mention in asked]
    answer = _answer_of(replies)
    answered: set[str] = set()
    for cell in replies:
        for said, mention in cell.named():
            claim = judge(said, mention, setting, answer)
            claims.append(_with_requirement(claim, asked, setting))
            answered.update(mention.features)
    for said, mention in asked:
        if not answered & set(mention.features) and mention.features not in _done(claims, said):
            claims.extend(_answer_claim(said, mention, replies, setting))
    return claims


def _done(claims: Sequence[Claim], said: Said) -> set[tuple[str, ...]]:
    return {c.features for c in claims if c.mention.match.kind is MatchKind.ANSWER}


def _requested(said: Said, mention: Mention, setting: Setting) -> Claim:
    claim = judge(said, mention, setting)
    return replace(
        claim, stance=Stance.REQUESTED, hedge=None, commercial=False, because=Ground.COLUMN
    )


def _answer_of(replies: Sequence[RowCell]) -> Bearing | None:
    """What the answer cell says; a "partial" or missing answer leaves it to the comment."""
    if ticked := _ticked(replies):
        return ticked[1]
    for cell in replies:
        if cell.role in (Role.ANSWER, Role.VALUE, Role.OTHER, Role.OURS, Role.COMMENT):
            bearing = read_answer(cell.block.text)
            if bearing is not None:
                return bearing
    return None


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


def _answer_claim(
    said: Said, mention: Mention, replies: Sequence[RowCell], setting: Setting
) -> list[Claim]:
    """The claim of an answer that does not name the feature again, on the answer's cell."""
    ticked = _ticked(replies)
    cell = ticked[0] if ticked else _answering_cell(replies)
    if cell is None:
        return []
    remarks = [r.block.text for r in replies if r is not cell and r.role in _REMARKS]
    whole = " | ".join([_header(cell) if ticked else cell.block.text, *remarks])
    claim = answer_claim(cell.block, (0, len(cell.block.text)), mention, setting, whole)
    return [taking_over(claim, said, mention, setting)]


_STAGES = (Role.OTHER, Role.COMMENT, Role.ANSWER, Role.IGNORED)
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
    for cell in cells:
        for said, mention in cell.named():
            if cell.role is Role.COMPETITOR:
                claim = judge(said, mention, setting)
                claims.append(replace(claim, stance=Stance.UNRELATED, because=Ground.COLUMN))
            elif cell.role is Role.CAPABILITY:
                row = row_bearing(cells, cell, setting, marks)
                claim = judge(said, mention, setting, row)
                claims.append(_with_row(claim, cells, marks, setting))
            else:
                # A requirement here names the feature otherwise, if at all.
                wanted = [s for c in cells if c.role is Role.REQUIREMENT for s in c.said]
                claims.append(_with_wanted_amount(judge(said, mention, setting), wanted, setting))
    return claims


@dataclass(frozen=True, slots=True)
class Marks:
    """What the plan columns of a row say: the cells with a yes or an amount, and those without."""

    yes: tuple[RowCell, ...]
    no: tuple[RowCell, ...]

    def __bool__(self) -> bool:
        return bool(self.yes or self.no)


def plan_marks(cells: Sequence[RowCell]) -> Marks:
    """What the plan columns of the row say, those too that only their marks make known as such."""
    ticked = [c for c in cells if c.role is Role.OTHER and read_mark(c.block.text) is not None]
    plans = [c for c in cells if c.role is Role.VALUE and c.block.text.strip()]
    yes: list[RowCell] = []
    no: list[RowCell] = []
    for cell in plans or (ticked if len(ticked) > 1 else ()):
        bearing = read_answer(cell.block.text)
        (no if bearing is not None and bearing.stance is Stance.DENIED else yes).append(cell)
    return Marks(tuple(yes), tuple(no))


def row_bearing(
    cells: Sequence[RowCell], own: RowCell, setting: Setting, marks: Marks
) -> Bearing | None:
    """What a row's other cells say: ours, the plans', a status, a word such as "Excluded"."""
    if ticked := _ticked(cells):
        return _made_firm(ticked[1], cells, own, setting)
    stage = _stage_of(cells, own, setting) if marks.yes or not marks.no else None
    if stage is not None:
        return stage
    if marks.yes:
        return _cell_bearing(marks.yes[0], setting) or Bearing(Stance.PROMISED, because=Ground.ROW)
    if marks.no:
        return read_answer(marks.no[0].block.text)
    others = [
        cell
        for cell in cells
        if cell is not own and cell.role not in (Role.COMPETITOR, Role.IGNORED)
    ]
    for cell in others:
        if found := _cell_bearing(cell, setting):
            return found
    for cell in cells:
        short = len(cell.block.text.split()) <= 3
        if cell is not own and cell.role is not Role.COMPETITOR and short:
            head = read_head(cell.block.text, "row")
            if head is not None and head.stance in (Stance.DENIED, Stance.REQUESTED, Stance.HEDGED):
                return head
    return inherited(own.block, setting)


def _ticked(cells: Iterable[RowCell]) -> tuple[RowCell, Bearing] | None:
    """The cell that is ticked under a verdict ("Out of the box", "Not offered"), and what it is."""
    for cell in cells:
        if cell.role in (Role.COMPETITOR, Role.VALUE) or not is_tick(cell.block.text):
            continue
        header = _header(cell)
        verdict = read_answer(header) or read_head(header, "column")
        if verdict is not None and verdict.stance in _VERDICTS:
            return cell, verdict
    return None


def _made_firm(
    verdict: Bearing, cells: Sequence[RowCell], own: RowCell, setting: Setting
) -> Bearing:
    """A verdict of the roadmap, unless a remark commits to it."""
    if verdict.hedge is not Hedge.ROADMAP:
        return verdict
    told = (_cell_bearing(cell, setting) for cell in cells if cell is not own)
    return next((b for b in told if b and b.stance is Stance.COMMITTED), verdict)


_VERDICTS = frozenset({Stance.PROMISED, Stance.COMMITTED, Stance.HEDGED, Stance.DENIED})


def _stage_of(cells: Sequence[RowCell], own: RowCell, setting: Setting) -> Bearing | None:
    """What a cell that is a disclosure and no more says of the feature: "Beta", "Deprecated"."""
    beside = [cell for cell in cells if cell is not own and cell.role in _STAGES]
    for cell in beside:
        found = _cell_bearing(cell, setting)
        if found is None or found.hedge not in (Hedge.MATURITY, Hedge.WITHDRAWAL):
            continue
        if any(cue.phrase == cell.block.text.strip() for cue in found.cues):
            return found
    return None


def _cell_bearing(cell: RowCell, setting: Setting) -> Bearing | None:
    """What another cell says of the feature that the row names, or ``None``.

    A cell in our own or an answer column may say yes; elsewhere only what takes something back
    counts, so that a remark is no promise.
    """
    text = cell.block.text
    dated = is_dated(text, setting.as_of)
    reply = read_reply(text, dated, setting.cues)
    if not reply.cues:
        return None
    if reply.stance is Stance.PROMISED and cell.role not in (Role.OURS, Role.ANSWER):
        return None
    return reply if reply.stance is not Stance.UNRELATED else None


def _with_row(claim: Claim, cells: Sequence[RowCell], marks: Marks, setting: Setting) -> Claim:
    """The claim with the scope of the plan columns and the amounts and dates of the row."""
    others = [
        cell
        for cell in cells
        if cell.role not in (Role.COMPETITOR, Role.REQUIREMENT)
        and cell.block is not claim.mention.statement.block
    ]
    amounts = list(claim.quantities)
    date, leaves = claim.date, False
    for cell in others:
        text = cell.block.text
        span = Span(0, len(text))
        for feature_id in claim.features:
            counted = cell.role is not Role.IGNORED  # "Qty" counts licences, not what they hold
            name = claim.mention.statement.block.text
            context = f"{name} {_header(cell)}" if counted else ""
            amounts.extend(find_amounts(text, span, setting.features[feature_id], context))
        if date is None and cell.role is not Role.IGNORED:
            date = find_date(text, span, setting.as_of)
            leaves = date is not None and _dates_withdrawal(cell)
    scope, marked = dict(claim.scope), set()
    for cell in marks.yes:
        for hit in setting.finder.find(_header(cell)):
            if hit.values:
                marked.add(hit.dimension)
                known = (
                    scope.get(hit.dimension, frozenset())
                    if cell is not marks.yes[0]
                    else frozenset()
                )
                scope[hit.dimension] = known | hit.values
    stance, hedge, why = claim.stance, claim.hedge, claim.because
    dated = date is not None and claim.date is None and hedge in (None, Hedge.ROADMAP)
    if leaves and stance is Stance.PROMISED:
        stance, hedge, why = Stance.HEDGED, Hedge.WITHDRAWAL, Ground.DATE
    elif dated and stance in (Stance.PROMISED, Stance.HEDGED):
        stance, hedge, why = Stance.COMMITTED, None, Ground.DATE
    if date is None and stance is Stance.COMMITTED:
        date = head_date(claim.mention.statement.block, setting)
    return replace(
        claim,
        quantities=tuple(dict.fromkeys(amounts)),
        date=date,
        scope=scope,
        everywhere=claim.everywhere - marked,
        stance=stance,
        hedge=hedge,
        because=why,
    )


def _dates_withdrawal(cell: RowCell) -> bool:
    """Whether the column tells when something ends: "Supported until"."""
    head = read_head(_header(cell), "row")
    return head is not None and head.hedge is Hedge.WITHDRAWAL


def _header(cell: RowCell) -> str:
    return cell.block.cell.header if cell.block.cell else ""
