"""What the other cells of a table row say of the feature that one cell names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from promisecheck.claims.answers import is_tick, read_answer, read_mark, read_reply
from promisecheck.claims.bearing import Bearing, Ground
from promisecheck.claims.columns import Role
from promisecheck.claims.heads import inherited, read_head
from promisecheck.claims.qualifiers import is_dated
from promisecheck.claims.said import Said
from promisecheck.claims.setting import Setting
from promisecheck.model import Block, Hedge, Mention, Stance

_LASTING = (Hedge.MATURITY, Hedge.WITHDRAWAL)
_STAGES = (Role.OTHER, Role.COMMENT, Role.ANSWER, Role.IGNORED, Role.COUNT)
_VERDICTS = frozenset({Stance.PROMISED, Stance.COMMITTED, Stance.HEDGED, Stance.DENIED})


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


def header_of(cell: RowCell) -> str:
    """The header of the cell's column, or ""."""
    return cell.block.cell.header if cell.block.cell else ""


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
    if chosen := ticked(cells):
        return _made_firm(chosen[1], cells, own, setting)
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
        if cell is not own and cell.role is not Role.COMPETITOR and not cell.role.is_silent
    ]
    said = (found for cell in others if (found := _cell_bearing(cell, setting)))
    if first := next(said, None):
        return next(filter(_is_to_come, said), first) if _is_partial(first) else first
    for cell in cells:
        short = len(cell.block.text.split()) <= 3
        if cell is not own and cell.role is not Role.COMPETITOR and short:
            head = read_head(cell.block.text, "row")
            if head is not None and head.stance in (Stance.DENIED, Stance.REQUESTED, Stance.HEDGED):
                return head
    return inherited(own.block, setting)


def _is_partial(bearing: Bearing) -> bool:
    """Whether it is no more than "Partial", so that a remark tells what that means."""
    return any(cue.category == "partial" for cue in bearing.cues)


def _is_to_come(bearing: Bearing) -> bool:
    return bearing.stance is Stance.COMMITTED or bearing.hedge in (Hedge.ROADMAP, Hedge.UNCERTAINTY)


def ticked(cells: Iterable[RowCell]) -> tuple[RowCell, Bearing] | None:
    """The cell that is ticked under a verdict ("Out of the box", "Not offered"), and what it is."""
    for cell in cells:
        if cell.role in (Role.COMPETITOR, Role.VALUE) or not is_tick(cell.block.text):
            continue
        header = header_of(cell)
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


def _stage_of(cells: Sequence[RowCell], own: RowCell, setting: Setting) -> Bearing | None:
    """What a cell that is a disclosure and no more says of the feature: "Beta", "Deprecated"."""
    beside = [cell for cell in cells if cell is not own and cell.role in _STAGES]
    for cell in beside:
        found = _cell_bearing(cell, setting)
        if found is None or _is_partial(found) or found.hedge not in _LASTING:
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
