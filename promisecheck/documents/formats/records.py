"""Exports of CRMs as JSON (.json, .jsonl): the texts in their records, each with its path."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from promisecheck.documents.formats.json_strings import JsonString, check_json, json_strings
from promisecheck.documents.formats.record_fields import LONGEST_VALUE, is_speaker, is_text
from promisecheck.documents.limits import Limits
from promisecheck.documents.lines import split_lines
from promisecheck.documents.plain import read_plain
from promisecheck.documents.terms import Terms
from promisecheck.model import Anchor, Block, BlockKind, Cell, Document, Field, Place, Zone


def read_records(text: str, path: str, terms: Terms) -> Document:
    """Reads JSON, or JSON line by line. ``path`` is how the document is reported."""
    split_lines(text, path, terms.limits)
    check_json(text, path)
    texts = list(json_strings(text))
    speakers = {one.record: one.value for one in texts if is_speaker(one, terms.records)}
    starts = _starts(text)
    made = _Made(terms)
    single = len({one.record for one in texts}) <= 1
    for one in texts:
        place = Place(bisect_right(starts, one.offset), 1, cell=one.path)
        if is_text(one, terms.records):
            made.add(one, place, speakers.get(one.record, ""))
        elif single and len(one.value) <= LONGEST_VALUE:
            made.fields.append(Field(one.name, one.value, place))
    return Document(path, "json", tuple(made.blocks), tuple(made.fields))


@dataclass(slots=True)
class _Made:
    """The blocks and fields of the texts so far."""

    terms: Terms
    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    tables: int = 0

    def add(self, one: JsonString, place: Place, speaker: str) -> None:
        """Adds what a text says, read as plain text."""
        read = read_plain(_plain(one.value, self.terms.limits), one.path, self.terms)
        most = -1
        for block in read.blocks:
            cell = block.cell
            if cell is not None:
                most = max(most, cell.table)
                cell = _moved(cell, self.tables)
            anchors = tuple(
                Anchor(anchor.offset, replace(place, column=1)) for anchor in block.anchors[:1]
            )
            made = replace(block, anchors=anchors, cell=cell)
            if speaker and block.zone is Zone.BODY and not block.speaker:
                made = replace(made, speaker=speaker, kind=BlockKind.TURN)
            self.blocks.append(made)
        self.tables += most + 1


def _moved(cell: Cell, tables: int) -> Cell:
    return replace(cell, table=cell.table + tables)


def _plain(value: str, limits: Limits) -> str:
    """The words of a text that may be a piece of a web page."""
    if "</" not in value and "<br" not in value.casefold():
        return value
    from promisecheck.documents.flow import said
    from promisecheck.documents.formats.html import html_elements

    return "\n\n".join(said(one) for one in html_elements(value.encode(), "the text", limits))


def _starts(text: str) -> list[int]:
    """The offsets at which lines begin."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
