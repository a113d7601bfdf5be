"""Which ``>`` marks quote an earlier message, and which are bullets or answers."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.documents.labels import Turn
from promisecheck.documents.lines import Line
from promisecheck.documents.mail import (
    attribution,
    is_earlier_message,
    mail_head_end,
    quote_marks,
)


def unquote(lines: Sequence[Line]) -> list[Line]:
    """The lines without their quotation marks, each with its depth."""
    return [_cut(line) for line in lines]


def unquote_mail(lines: Sequence[Line]) -> list[Line]:
    """As ``unquote``, but marks that are bullets stay where they are."""
    if not any(line.text.lstrip().startswith(">") for line in lines):
        return list(lines)
    if has_mail(lines):
        return unquote(lines)
    kept: list[Line] = []
    for start, end in _runs(lines):
        run = lines[start:end]
        kept.extend(run if _is_list(lines, start, end) else unquote(run))
    return kept


def has_mail(lines: Sequence[Line]) -> bool:
    """Whether anything among the lines shows that they are mail."""
    bare = [_cut(line) for line in lines]
    for at, line in enumerate(bare):
        text = line.text.strip()
        if not text:
            continue
        if is_earlier_message(line) or attribution(text, quoted=False) is not None:
            return True
        if ":" in text[:20] and mail_head_end(bare, at) > at:
            return True
    return False


def _cut(line: Line) -> Line:
    depth, end = quote_marks(line)
    if not depth:
        return line
    return Line(line.number, line.text[end:].rstrip(), line.column + end, depth)


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Stretches of lines that are all marked or all not."""
    edges = [0]
    for index in range(1, len(lines)):
        if (quote_marks(lines[index])[0] > 0) != (quote_marks(lines[index - 1])[0] > 0):
            edges.append(index)
    return list(zip(edges, [*edges[1:], len(lines)], strict=True))


def _is_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Two lines or more, all marked once and set in, or led in to by a colon."""
    run = lines[start:end]
    if not quote_marks(run[0])[0]:
        return False
    if len(run) < 2 or any(quote_marks(line)[0] != 1 for line in run):
        return False
    if any(not line.text.strip(" >\t") for line in run):
        return False
    set_in = all(line.indent > 0 for line in run)
    above = next((line.text for line in reversed(lines[:start]) if not line.blank), "")
    return set_in or above.rstrip().endswith(":")


def find_answers(lines: Sequence[Line], turns: dict[int, Turn]) -> dict[int, Turn]:
    """Marked lines that answer the labelled line above ("Ann: ...?" / ">> Yes.").

    They are turns whose speaker has no label but the mark; none in a mail.
    """
    marked = [index for index, line in enumerate(lines) if quote_marks(line)[0]]
    below = sum(index - 1 in turns for index in marked)
    if not turns or not marked or below < 0.6 * len(marked) or has_mail(lines):
        return {}
    found = {}
    for index in marked:
        depth, end = quote_marks(lines[index])
        found[index] = Turn(">" * depth, end)
    return found
