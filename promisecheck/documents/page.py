"""A document's lines with what has to be known of all of them before any is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.bar_tables import BarTable, table_fields
from promisecheck.documents.dialogue import Dialogue
from promisecheck.documents.fields import Spot, as_fields
from promisecheck.documents.heads import head_end, head_fields, is_header_line
from promisecheck.documents.lines import Line
from promisecheck.documents.mail import mail_head_end
from promisecheck.documents.marks import Mark, find_marks
from promisecheck.documents.wrapping import Wrapping, measure
from promisecheck.model import Field

_NOTHING: Final[tuple[Spot, ...]] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the turns among them, where the head ends, what stands in it, how they wrap."""

    lines: list[Line]
    marks: list[Mark | None]
    dialogue: Dialogue
    head_end: int
    spots: dict[int, tuple[Spot, ...]]
    mail_heads: dict[int, int]
    mail_lines: frozenset[int]
    wrapping: Wrapping
    tables: dict[int, BarTable]
    shouts: bool

    def in_mail_head(self, at: int) -> bool:
        """Whether the line at ``at`` is one of a mail's header."""
        return at in self.mail_lines

    def is_field(self, at: int) -> bool:
        """Whether the line at ``at`` is a line of fields in the head."""
        spots = self.spots.get(at, _NOTHING)
        return bool(spots) and (self.dialogue.begins_talk is not None or self._known(at, spots))

    def _known(self, at: int, spots: tuple[Spot, ...]) -> bool:
        if is_header_line(spots):
            return True
        beside = [self.spots[i] for i in (at - 1, at + 1) if i in self.spots]
        return len(beside) == 2 and all(is_header_line(found) for found in beside)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the head and of every mail header."""
        lined = [
            field for at, spots in self.spots.items() for field in as_fields(self.lines[at], spots)
        ]
        tabled = [field for found in self.tables.values() for field in table_fields(found.table)]
        return tuple(sorted(lined + tabled, key=lambda one: (one.place.line, one.place.column)))

    def gap_above(self, at: int) -> bool:
        """Whether the line begins the document, follows a blank one or another quoting depth."""
        if at == 0 or self.lines[at - 1].blank:
            return True
        return self.lines[at - 1].depth != self.lines[at].depth

    def previous_filled(self, at: int) -> int | None:
        """The index of the last line above that is not blank."""
        above = range(at - 1, -1, -1)
        return next((index for index in above if not self.lines[index].blank), None)

    def next_filled(self, at: int) -> int | None:
        """The index of the next line that is not blank."""
        below = range(at + 1, len(self.lines))
        return next((index for index in below if not self.lines[index].blank), None)


def survey(lines: list[Line], dialogue: Dialogue, tables: dict[int, BarTable]) -> Page:
    """Looks over all lines, their quotation marks cut off: head, mail headers, width."""
    mail_heads = _mail_heads(lines)
    in_mail = frozenset(i for start, stop in mail_heads.items() for i in range(start, stop))
    marks = find_marks(lines)
    start = _first_mail_end(mail_heads)
    talk = dialogue.begins_talk
    end = start + head_end(
        lines[start:], marks[start:], None if talk is None else max(talk - start, 0)
    )
    end = end if dialogue.first is None else min(end, max(dialogue.first, start))
    end = min([end, *_plain_tables(tables)])
    fresh = [i for i, mark in enumerate(marks) if mark or i in dialogue.turns]
    return Page(
        lines=lines,
        marks=marks,
        dialogue=dialogue,
        head_end=end,
        spots=_spots(lines, end, in_mail, dialogue, tables),
        mail_heads=mail_heads,
        mail_lines=in_mail,
        wrapping=measure(lines, fresh),
        tables=tables,
        shouts=_shouts(lines),
    )


def _first_mail_end(mail_heads: dict[int, int]) -> int:
    """Where the body of a mail begins, 0 where the document begins with no mail's header."""
    return mail_heads.get(0, 0)


def _plain_tables(tables: dict[int, BarTable]) -> list[int]:
    """Where tables begin that are not about the document."""
    return [start for start, found in tables.items() if not found.table.about]


def _spots(
    lines: Sequence[Line],
    end: int,
    in_mail: frozenset[int],
    dialogue: Dialogue,
    tables: dict[int, BarTable],
) -> dict[int, tuple[Spot, ...]]:
    """The fields of the head and of the mail headers, by index of their line."""
    tabled = {index for start, found in tables.items() for index in range(start, found.end)}
    head = (index for index in range(end) if index not in dialogue.turns)
    places = sorted({*head, *in_mail} - tabled)
    return head_fields(lines, places)


def _shouts(lines: Sequence[Line]) -> bool:
    """Whether so many lines are in capitals that capitals make no heading."""
    said = [line.text for line in lines if not line.depth and any(map(str.isalpha, line.text))]
    loud = sum(text.isupper() for text in said)
    return loud >= 5 and loud > 0.35 * len(said)


def _mail_heads(lines: Sequence[Line]) -> dict[int, int]:
    """Where mail headers begin and end."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        end = mail_head_end(lines, at) if ":" in lines[at].text[:24] else at
        if end > at:
            found[at] = end
        at = max(end, at + 1)
    return found
