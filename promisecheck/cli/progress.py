"""How far a run is, on standard error: a bar on a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from promisecheck.cli.streams import tell

Item = TypeVar("Item")

_QUIET_FOR: Final = 1.0  # seconds in which a run may end without a word
_REDRAWN: Final = 0.1
_LINE_EVERY: Final = 10.0
_WIDTH: Final = 30


def shown(items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items as they are; says beside them how many of ``total`` have come."""
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    every = _REDRAWN if on_terminal else _LINE_EVERY
    due = time.monotonic() + (_QUIET_FOR if on_terminal else _LINE_EVERY)
    drawn = False
    try:
        for done, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now >= due:
                _show(done, total, on_terminal=on_terminal)
                due, drawn = now + every, on_terminal
    finally:
        if drawn:
            _write("\r\x1b[2K")


def _show(done: int, total: int, *, on_terminal: bool) -> None:
    said = f"{done:,} of {total:,} documents"
    if on_terminal:
        full = _WIDTH * done // total
        _write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {said}")
    else:
        tell(f"{said} are checked.")


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody watches any more
        return
