"""How a report is to look: the one thing besides the report that a format may depend on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """``width`` is in terminal cells; formats for programs ignore all of it.

    ``alone`` is for a file: nothing on standard error says beside it what was not read and what
    is held back, so formats for people say it themselves.
    """

    width: int = 80
    color: bool = False
    verbose: bool = False
    alone: bool = False
