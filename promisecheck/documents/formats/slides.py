"""Slides to a document: each slide by itself, so that no heading reaches into the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from promisecheck.documents.flow import Element, Paragraph, Role
from promisecheck.documents.rich import compose
from promisecheck.model import Block, Document, Field


@dataclass(frozen=True, slots=True)
class Slide:
    """What stands on a slide, its title first, and what the speaker's notes say."""

    elements: Sequence[Element]
    notes: Sequence[Element] = ()


def read_slides(slides: Iterable[Slide], path: str, kind: str) -> Document:
    """The document of all slides in their order. ``path`` is how it is reported."""
    blocks: list[Block] = []
    fields: list[Field] = []
    tables = 0
    for slide in slides:
        notes = [_rule(slide.notes), *slide.notes] if slide.notes else []
        read = compose([*slide.elements, *notes], path, kind)
        for block in read.blocks:
            cell = block.cell
            moved = replace(cell, table=cell.table + tables) if cell else None
            blocks.append(replace(block, cell=moved))
        tables = max((b.cell.table + 1 for b in blocks if b.cell), default=0)
        fields.extend(read.fields)
    return Document(path, kind, tuple(blocks), tuple(fields))


def _rule(notes: Sequence[Element]) -> Paragraph:
    place = next(one.place for one in notes if isinstance(one, Paragraph))
    return Paragraph("---", place, Role.RULE)
