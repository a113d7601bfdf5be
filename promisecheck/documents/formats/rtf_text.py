"""The words of Rich Text, with signs of our own where its control words part them.

The library that decodes Rich Text leaves out what its control words say of rows, line breaks and
headings; so they are replaced by signs of the private use area before, which it passes on.
"""

from __future__ import annotations

import re
from typing import Final

from promisecheck.errors import ReadError

BREAK: Final = "\ue601"
"""A line break within a paragraph."""

ROW: Final = "\ue602"
"""Here a row of a table begins; it may be said several times."""

HEADER_ROW: Final = "\ue603"
"""The row is repeated on each page: it names the columns."""

CELL: Final = "\ue604"
"""Here a cell ends."""

ROW_END: Final = "\ue605"
"""Here a row ends."""

LEVEL: Final = "\ue606"
"""The paragraph is a heading; a digit from 0 follows."""

_CODEPAGE: Final = re.compile(r"\\ansicpg(\d{2,5})")
_SIGNS: Final = {
    "line": BREAK,
    "trowd": ROW,
    "trhdr": HEADER_ROW,
    "cell": CELL,
    "nestcell": " ",
    "row": ROW_END,
}
_PARTING: Final = re.compile(rf"\\({'|'.join(_SIGNS)})(?![a-z]) ?")
_HEADER: Final = re.compile(r"\{\\header[lrf]?(?![a-z])")
_OUTLINE: Final = re.compile(r"\\outlinelevel([0-8])(?!\d) ?")
_STYLE: Final = re.compile(
    r"\{\\s(?P<style>\d{1,3})\\[^{};]{0,400}? ?heading (?P<level>[1-6]);", re.IGNORECASE
)
_STYLED: Final = re.compile(r"\\pard[^{}\n]{0,60}?\\s(?P<style>\d{1,3})(?!\d) ?")


def signed_text(data: bytes, path: str) -> str:
    """The words with our signs. Raises ``ReadError`` where the Rich Text is damaged."""
    return _decoded(_signed(data.decode("latin-1")), path)


def rtf_text(data: bytes, path: str) -> str:
    """The words alone, the cells of a row parted by bars."""
    return _decoded(data.decode("latin-1"), path)


def _decoded(source: str, path: str) -> str:
    from striprtf.striprtf import rtf_to_text

    if not source:
        return ""
    found = _CODEPAGE.search(source[:2000])
    encoding = f"cp{found[1]}" if found else "cp1252"
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            source, encoding=encoding, errors="replace"
        )
        # A sign beyond the first 65,536 is written as two halves.
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except Exception as error:  # striprtf raises whatever its decoding does
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    return whole.replace("\x00", "")


def _signed(source: str) -> str:
    """The source with our signs, each behind a control word that nobody knows and so ends others.

    The headers of pages are made part of the text: they are above it.
    """
    end = max(source.find("\\pard"), 0)
    head, body = source[:end], source[end:]
    levels = {found["style"]: int(found["level"]) - 1 for found in _STYLE.finditer(head)}

    def level(found: re.Match[str]) -> str:
        known = levels.get(found["style"])
        return found[0] if known is None else f"{found[0]}\\ours {LEVEL}{known}"

    body = _OUTLINE.sub(lambda found: f"{found[0]}\\ours {LEVEL}{found[1]}", body)
    body = _STYLED.sub(level, body) if levels else body
    whole = _HEADER.sub(r"{\\ours", head + body)
    return _PARTING.sub(lambda found: f"\\ours {_SIGNS[found[1]]}", whole)
