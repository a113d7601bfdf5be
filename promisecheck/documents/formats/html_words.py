"""The words of a paragraph of a web page as they are shown, each run with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from promisecheck.documents.formats.html_source import HtmlSource
from promisecheck.model import Place

_RUN: Final = re.compile(r"[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*")
Pieces = tuple[tuple[int, Place], ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is shown; ``pieces`` say where the words from an offset on stand."""

    text: str
    pieces: Pieces = ()


@dataclass(slots=True)
class _Growing:
    """A line while words are added."""

    text: str = ""
    pieces: list[tuple[int, Place]] = field(default_factory=list)

    def stripped(self, *, kept: bool) -> ShownLine:
        """The line without the space around it; ``kept`` leaves what is in front."""
        plain = self.text if kept else self.text.replace("\xa0", " ")
        text = plain.rstrip() if kept else plain.strip(" ")
        lead = 0 if kept else len(plain) - len(plain.lstrip(" "))
        return ShownLine(text, tuple((max(at - lead, 0), place) for at, place in self.pieces))


@dataclass(slots=True)
class Words:
    """Gathers the words of a paragraph, and knows on which line of the source it is."""

    source: HtmlSource
    line: int = 1
    lines: list[_Growing] = field(default_factory=lambda: [_Growing()])

    def add(self, text: str, *, kept: bool) -> None:
        """Adds the text of the source; ``kept`` says that space and line breaks are as written."""
        for at, part in enumerate(text.split("\n")):
            if at:
                self.line += 1
                if kept:
                    self.end_line()
            if kept:
                self._run(part, part)
            else:
                self._runs(part, first=at == 0)

    def _runs(self, part: str, *, first: bool) -> None:
        if not first or part[:1].isspace():
            self._space()
        at = 0
        for found in _RUN.finditer(part):
            if found.start() > at:
                self._space()
            self._run(found[0], found[0])
            at = found.end()
        if part[at:]:
            self._space()

    def _run(self, shown: str, written: str) -> None:
        line = self.lines[-1]
        bare = written.strip()
        if bare:
            lead = len(written) - len(written.lstrip())
            line.pieces.append((len(line.text) + lead, self.source.place(bare, self.line)))
        line.text += shown

    def _space(self) -> None:
        if not self.lines[-1].text.endswith(" "):
            self.lines[-1].text += " "

    def show(self, text: str) -> None:
        """Adds what is shown and stands nowhere in the source."""
        self.lines[-1].text += text

    def end_line(self) -> None:
        """A line break."""
        self.lines.append(_Growing())

    @property
    def begun(self) -> bool:
        """Whether anything was added, and be it a line break or hard space."""
        return len(self.lines) > 1 or bool(self.lines[0].text.strip(" "))

    def taken(self, *, kept: bool) -> list[ShownLine]:
        """The lines without empty ones around them; begins anew."""
        lines = [line.stripped(kept=kept) for line in self.lines]
        self.lines = [_Growing()]
        while lines and not lines[0].text:
            lines.pop(0)
        while lines and not lines[-1].text:
            lines.pop()
        return lines


def placed(lines: list[ShownLine]) -> tuple[str, Pieces]:
    """The lines as one text, with the places of its pieces."""
    text = ""
    pieces: list[tuple[int, Place]] = []
    for line in lines:
        text += "\n" if text else ""
        pieces.extend((len(text) + at, place) for at, place in line.pieces)
        text += line.text
    return text, tuple(pieces)
