"""A catalog file as text with its layout, and the elementary edits of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from promisecheck.catalog.editing.layout import (
    Piece,
    indent_of,
    line_end,
    line_start,
    read_layout,
)
from promisecheck.catalog.wording import shown
from promisecheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


class Page:
    """The text of one file of a catalog, which has been read as such."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root = read_layout(text)
        self._features: dict[str, Piece] = {}
        listed = self.root.value("features")
        self.features = listed if listed is not None else Piece("list", 0, 0)
        for item in self.features.items:
            name = item.value("id") if item.kind == "block" else None
            if name is not None:
                self._features[" ".join(name.text.split())] = item

    def feature(self, feature_id: str) -> Piece:
        """The entry with this id. Raises ``UsageError`` where it is not written out here."""
        found = self._features.get(feature_id)
        if found is None:
            raise UsageError(
                f"feature {shown(feature_id)} is not written out in {self.path}, but taken over "
                "from an anchor; change it by hand"
            )
        return found

    def replace(self, piece: Piece, new: str) -> Edit:
        """The edit that puts something else in place of a value."""
        self.refuse_shared(piece)
        if piece.start == piece.end:  # an empty value stands right behind the colon
            return Edit(piece.start, piece.end, f" {new}")
        return Edit(piece.start, piece.end, new)

    def refuse_shared(self, piece: Piece) -> None:
        """Raises ``UsageError`` where other entries take the value over by its anchor."""
        if piece.anchor:
            raise UsageError(
                f"{self.path}: the value with the anchor {shown('&' + piece.anchor)} is shared "
                "with other entries; change it by hand"
            )

    def new_lines(self, at: int, lines: str) -> Edit:
        """The edit that puts whole lines in front of the line that begins at ``at``."""
        if at == len(self.text) and not self.text.endswith("\n"):
            return Edit(at, at, "\n" + lines)
        return Edit(at, at, lines + "\n")

    def after_line_of(self, piece: Piece) -> int:
        """Where the line behind a value begins."""
        return line_end(self.text, piece.end)

    def dash(self, listed: Piece, item: Piece) -> int:
        """Where the hyphen of an item stands, in the same column as all hyphens of its list."""
        column = indent_of(self.text, listed.start)
        begin = line_start(self.text, item.start)
        while begin > listed.start and not self._is_dash(begin, column):
            begin = line_start(self.text, begin - 1)
        return begin + column

    def _is_dash(self, begin: int, column: int) -> bool:
        """Whether the line has a hyphen there, with nothing but hyphens of outer lists before."""
        before, sign = (
            self.text[begin : begin + column],
            self.text[begin + column : begin + column + 1],
        )
        return sign == "-" and not before.strip(" -")

    def indent(self, at: int) -> str:
        """The spaces that put a line below the sign at ``at``."""
        return " " * indent_of(self.text, at)

    def drop_lines(self, start: int, end: int) -> Edit:
        """The edit that deletes the lines from that of ``start`` to that of ``end``."""
        return Edit(line_start(self.text, start), line_end(self.text, end), "")


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits. Raises ``UsageError`` where two of them touch the same words."""
    newline = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    at = 0
    for edit in _in_order(list(edits)):
        if edit.start < at:
            raise UsageError("these changes touch the same words; make them one after another")
        parts += [text[at : edit.start], edit.new.replace("\n", newline)]
        at = edit.end
    return "".join([*parts, text[at:]])


def _in_order(given: Sequence[Edit]) -> Sequence[Edit]:
    """By place; of the same place in the order given. Insertions come before what is replaced.

    What several changes delete alike is deleted once.
    """
    deleted = dict.fromkeys(edit for edit in given if not edit.new)
    written = [edit for edit in given if edit.new]
    return sorted([*written, *deleted], key=lambda edit: (edit.start, edit.end > edit.start))
