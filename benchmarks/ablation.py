"""What each part of the reading is worth: the figures without it.

A part is taken out from outside, by another list of cues, another function or another document in
its place; the product knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks import labels
from benchmarks.labels import Compared
from promisecheck.claims import clauses, cues, questions
from promisecheck.claims.cues import Category, Cue
from promisecheck.claims.phrases import PhraseBook
from promisecheck.documents import read_document
from promisecheck.model import Block, BlockKind, Document, Zone

Without = Callable[[], AbstractContextManager[object]]
Change = Callable[[Block], Block]
Measure = Callable[[Sequence[Compared]], float]


def ablation_table(folders: Sequence[Path], measures: dict[str, Measure]) -> Iterator[str]:
    """A line for the whole and one without each part: the measures, and what was lost."""
    whole = [measure(_compared(folders)) for measure in measures.values()]
    yield f"{'without':22}" + "".join(f"{name:>18}{'':8}" for name in measures)
    yield f"{'(the whole)':22}" + "".join(f"{value:18.3f}{'':8}" for value in whole)
    for name, without in PARTS.items():
        with without():
            documents = _compared(folders)
        values = [measure(documents) for measure in measures.values()]
        pairs = zip(values, whole, strict=True)
        yield f"{name:22}" + "".join(f"{value:18.3f} {value - full:+7.3f}" for value, full in pairs)


def _compared(folders: Sequence[Path]) -> list[Compared]:
    return [document for folder in folders for document in labels.compare(folder)]


# --- other cues ------------------------------------------------------------------------------


def _without_cues(category: Category) -> AbstractContextManager[object]:
    book: PhraseBook[Cue] = PhraseBook()
    for cue in cues.load_cues():
        if cue.category is not category:
            book.add(cue.phrase, cue)
    return patch.object(cues, "_book", lambda: book)


@contextmanager
def _without_terminators() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(_without_cues(Category.BOUNDARY))
        stack.enter_context(patch.object(clauses, "_hard_breaks", lambda *given: set()))
        yield


@contextmanager
def _without_coordination() -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(patch.object(clauses, "_soft_breaks", lambda *given: ()))
        stack.enter_context(patch.object(clauses, "_listed_between", lambda *given: 0))
        yield


def _without_answers() -> AbstractContextManager[object]:
    return patch.object(questions, "_may_answer", lambda *given: False)


# --- other documents -------------------------------------------------------------------------


def _with_blocks(*changes: Change) -> AbstractContextManager[object]:
    def read_changed(data: bytes, name: str) -> Document:
        document = read_document(data, name)
        blocks = document.blocks
        for change in changes:
            blocks = tuple(change(block) for block in blocks)
        return replace(document, blocks=blocks)

    return patch.object(labels, "read_document", read_changed)


def _unzoned(block: Block) -> Block:
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.TURN else block.kind
    return replace(block, zone=Zone.BODY, depth=0, speaker="", kind=kind)


def _unheaded(block: Block) -> Block:
    return replace(block, headings=())


def _unled(block: Block) -> Block:
    return replace(block, lead_ins=())


def _uncolumned(block: Block) -> Block:
    if block.cell is None:
        return block
    return replace(block, cell=replace(block.cell, headers=("",) * len(block.cell.headers)))


PARTS: dict[str, Without] = {
    "pseudo-cues": lambda: _without_cues(Category.PSEUDO),
    "terminators": _without_terminators,
    "coordination": _without_coordination,
    "zoning": lambda: _with_blocks(_unzoned),
    "headings": lambda: _with_blocks(_unheaded),
    "lead-ins": lambda: _with_blocks(_unled),
    "columns": lambda: _with_blocks(_uncolumned),
    "all inheritance": lambda: _with_blocks(_unheaded, _unled, _uncolumned),
    "answers in talk": _without_answers,
}
"""What can be taken out: quoted text, signatures and speakers are the zoning."""
