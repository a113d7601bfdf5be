"""The visible text of a Markdown paragraph: emphasis, links, code marks, tags and escapes gone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.emphasis import Run, dropped_runs
from promisecheck.documents.lines import HIDDEN, Line
from promisecheck.documents.markdown_tokens import INLINE_TAGS, SPECIAL, TAGS, TOKEN

_UNSEEN: Final = re.compile(rf"\n|{HIDDEN}+")
_SEEN: Final = re.compile(rf"[^{HIDDEN}]+")
_LONGEST_NAME: Final = 200
_KEPT_PARTS: Final = ("inside", "address")


@dataclass(slots=True)
class _Visible:
    """What stays of the source: stretches kept, and replacements, by offset."""

    source: str
    parts: list[tuple[int, int, str]] = field(default_factory=list)

    def keep(self, start: int, end: int) -> None:
        """Keeps ``source[start:end]``."""
        if start < end:
            self.parts.append((start, end, ""))

    def keep_lines(self, start: int, end: int) -> None:
        """Keeps what is seen of ``source[start:end]``, a space for each line break in it."""
        at = start
        for found in _UNSEEN.finditer(self.source, start, end):
            self.keep(at, found.start())
            if found.group() == "\n":
                self.put(found.start(), found.end(), " ")
            at = found.end()
        self.keep(at, end)

    def put(self, start: int, end: int, text: str) -> None:
        """Puts ``text`` in the place of ``source[start:end]``."""
        self.parts.append((start, end, text))


def plain_text(lines: Sequence[Line], links: frozenset[str] = frozenset()) -> BlockText:
    """The visible text of the lines. ``links`` are the names of the document's link references."""
    source = "\n".join(line.text for line in lines)
    built = BlockText()
    if not SPECIAL.search(source):
        for line in lines:
            built.space()
            built.add(line.text, line.number, line.column)
        return built
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    for start, end, text in _visible(source, links).parts:
        _add(built, lines, starts, source[start:end], start, text)
    return built


def code_text(lines: Sequence[Line]) -> BlockText:
    """The lines of code as they are, comments left out."""
    built = BlockText()
    for line in lines:
        built.space()
        for found in _SEEN.finditer(line.text):
            built.add(found.group(), line.number, line.column + found.start())
    return built


def _add(
    built: BlockText, lines: Sequence[Line], starts: list[int], kept: str, start: int, text: str
) -> None:
    if (text or kept).isspace():
        built.space()
        return
    if built.ends_blank and not text:
        start += len(kept) - len(kept.lstrip(" "))
        kept = kept.lstrip(" ")
    at = bisect_right(starts, start) - 1
    line = lines[at]
    column = line.column + start - starts[at]
    if text:
        built.replace(text, line.number, column)
    else:
        built.add(kept, line.number, column)


def _visible(source: str, links: frozenset[str]) -> _Visible:
    found = list(TOKEN.finditer(source))
    brackets = _link_brackets(source, found, links)
    runs = [
        Run(token.start(), token.end(), source)
        for token in found
        if token["run"] is not None and token["run"][0] in "*_~"
    ]
    gone, struck = dropped_runs(runs)
    visible = _Visible(source)
    at = 0
    for token in found:
        visible.keep(at, token.start())
        at = token.end()
        _write(visible, token, brackets, gone)
    visible.keep(at, len(source))
    return _without(visible, struck) if struck else visible


def _link_brackets(
    source: str, found: Sequence[re.Match[str]], links: frozenset[str]
) -> frozenset[int]:
    """The offsets of ``[`` and of what ends a link, where they belong together."""
    opened: list[int] = []
    paired: set[int] = set()
    for token in found:
        if token["open"]:
            opened.append(token.start())
        elif (token["target"] or token["reference"] or token["close"]) and opened:
            start = opened.pop()
            if token["target"] or _is_reference(source, start, token, links):
                paired |= {start, token.start()}
    return frozenset(paired)


def _is_reference(source: str, start: int, token: re.Match[str], links: frozenset[str]) -> bool:
    given = token["reference"][2:-1] if token["reference"] else ""
    if not links or token.start() - start > _LONGEST_NAME:
        return False
    name = given or source[start + 1 : token.start()]
    return " ".join(name.casefold().split()) in links


def _write(
    visible: _Visible, token: re.Match[str], brackets: frozenset[int], gone: frozenset[int]
) -> None:
    start, end = token.span()
    kept = next((name for name in _KEPT_PARTS if token[name] is not None), None)
    if token["escape"]:
        visible.keep(start + 1, end)
    elif kept is not None:
        visible.keep_lines(*token.span(kept))
    elif token["tag"]:
        _write_tag(visible, token)
    elif token["entity"]:
        visible.put(start, end, _decoded(token["entity"]))
    elif token["run"]:
        _write_run(visible, start, end, gone)
    elif token["space"]:
        visible.put(start, end, " ")
    elif _is_bracket(token) and start not in brackets:
        visible.keep(start, end)


def _is_bracket(token: re.Match[str]) -> bool:
    return any(token[name] is not None for name in ("target", "reference", "open", "close"))


def _write_tag(visible: _Visible, token: re.Match[str]) -> None:
    name = token["name"].casefold()
    if name not in TAGS:
        visible.keep(*token.span())
    elif name not in INLINE_TAGS:
        visible.put(token.start(), token.end(), " ")


def _write_run(visible: _Visible, start: int, end: int, gone: frozenset[int]) -> None:
    for offset in range(start, end):
        if offset not in gone:
            visible.keep(offset, offset + 1)


def _decoded(entity: str) -> str:
    import html

    return html.unescape(entity).replace("\0", "\ufffd") or entity


def _without(visible: _Visible, struck: Sequence[tuple[int, int]]) -> _Visible:
    """What is left when the struck stretches are gone."""
    rest = _Visible(visible.source)
    waiting = sorted(struck, reverse=True)
    for start, end, text in visible.parts:
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        if not waiting or start < waiting[-1][0]:
            rest.parts.append((start, end, text))
    return rest
