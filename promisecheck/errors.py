"""The errors that a user or a file can cause; each says what is wrong, where, and what to do.

The command line prints them as one line and exits with 2; none of them ever shows a traceback.
What is none of these is a fault of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent


class PromiseCheckError(Exception):
    """Something that the user can mend. ``str()`` is one clear sentence."""


class UsageError(PromiseCheckError):
    """The command was asked for something that cannot be done."""


class ReadError(PromiseCheckError):
    """A document could not be read; the others still are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that the user keeps. ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class CatalogError(PromiseCheckError):
    """The catalog cannot be used. ``problems`` holds all of them, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class SettingsError(PromiseCheckError):
    """A configuration, waivers or baseline file cannot be used; all its problems in order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def fault_in_document(fault: BaseException) -> str:
    """What to say of a document in whose reading or checking the program itself failed."""
    told = f"this document brings out a fault of the program ({kind_and_place(fault)})"
    return f"{told}; please report it"


def kind_and_place(fault: BaseException) -> str:
    """What is wrong and where in the program: "KeyError in claims/read.py, line 12".

    The place is the last of the program's own lines that the fault went through.
    """
    place, trace = "", fault.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_ROOT):
            place = f" in {file.relative_to(_ROOT).as_posix()}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__}{place}"
