"""Writing to standard output and standard error, come what may: closed, full, or of a narrow set.

A report is written whole or the run fails; a reader that hangs up early is no failure.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import BinaryIO, TextIO

from promisecheck.errors import UsageError
from promisecheck.reports.visible import visible


def write_report(text: str, *, for_people: bool) -> None:
    """Writes to standard output: in the terminal's encoding for people, else in UTF-8.

    Raises ``UsageError`` where standard output cannot be written, say because a disk is full.
    """
    write_pieces([text], for_people=for_people)


def write_pieces(pieces: Iterable[str], *, for_people: bool) -> bool:
    """Writes all pieces of a text, as ``write_report`` does; says whether there was anything."""
    wrote = False
    for piece in filter(None, pieces):
        _write_piece(piece, for_people=for_people)
        wrote = True
    if wrote:
        _to_output(lambda output: output.flush())
    return wrote


def _write_piece(piece: str, *, for_people: bool) -> None:
    if sys.stdout is None:
        raise UsageError("the report cannot be written: standard output is closed")
    encoding = sys.stdout.encoding if for_people else "utf-8"
    data = piece.encode(encoding or "utf-8", "replace")
    _to_output(lambda output: output.write(data))


def _to_output(do: Callable[[BinaryIO], object]) -> None:
    try:
        do(sys.stdout.buffer)
    except BrokenPipeError:
        _abandon(sys.stdout)
    except OSError as error:
        _abandon(sys.stdout)
        said = (error.strerror or "unknown reason").lower()
        raise UsageError(f"the report cannot be written to standard output: {said}") from error


def tell(line: str) -> None:
    """Writes one line to standard error; nothing in it can steer the terminal."""
    _write_error(visible(line) + "\n")


def complain(sentence: str) -> None:
    """Writes one line to standard error that says which program speaks."""
    tell(f"promisecheck: {sentence}")


def complain_in_detail(fault: BaseException) -> None:
    """Writes where in the program a fault is; for ``--verbose`` alone."""
    import traceback

    tell_details("".join(traceback.format_exception(fault)))


def tell_details(details: str) -> None:
    """Writes what describes a fault, line by line, with nothing that can steer the terminal."""
    for line in details.splitlines():
        tell(line)


def _write_error(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def _abandon(stream: TextIO) -> None:
    """Lets what is left in the buffer go nowhere: Python would fail on it at the very end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
