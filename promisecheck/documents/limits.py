"""How much of a document is read at most; beyond it a document is refused with one sentence."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from promisecheck.errors import ReadError


@dataclass(frozen=True, slots=True)
class Limits:
    """Each field is a key of ``[limits]`` in the configuration, with "-" for "_".

    ``document_bytes`` holds for every file, ``text_bytes`` for one that is text. Of files that are
    packed, ``part_bytes`` holds for one part of it unpacked, ``xml_bytes`` for one that is parsed
    as a whole, ``unpacked_bytes`` and ``files`` for all of them, and ``expansion`` is how many
    times larger than its packed form a large part may become. ``documents`` is how many one file
    may hold, ``depth`` how deep they may lie in one another. ``cells`` are those of a workbook
    that are not empty, ``pages`` and ``words`` those of a PDF, ``characters`` those of a web page
    or of the texts of a workbook. ``seconds`` and ``memory_bytes`` are what the process that reads
    office files may take.
    """

    document_bytes: int = 100_000_000
    text_bytes: int = 20_000_000
    lines: int = 1_000_000
    line_characters: int = 1_000_000
    csv_cells: int = 500_000
    cells: int = 200_000
    characters: int = 20_000_000
    pages: int = 2_000
    words: int = 2_000_000
    part_bytes: int = 400_000_000
    xml_bytes: int = 60_000_000
    unpacked_bytes: int = 1_000_000_000
    expansion: int = 200
    files: int = 10_000
    documents: int = 5_000
    depth: int = 4
    seconds: int = 60
    memory_bytes: int = 2_000_000_000


LIMITS: Final = Limits()
"""What holds where no configuration says something else."""

SETTINGS: Final = {field.name.replace("_", "-"): field.name for field in fields(Limits)}
"""Key of the configuration to the name of its field."""


def allowing(setting: str) -> str:
    """How to allow more, for the end of a message; ``setting`` is a key of ``SETTINGS``."""
    return f"raise {setting} under [limits] in the configuration"


def beyond(name: str, said: str, setting: str) -> ReadError:
    """The refusal of what can be split; ``said`` is what it has too much of."""
    return ReadError(f"{name}: {said}; split it, or {allowing(setting)}")


def out_of_memory() -> str:
    """What to say where memory does not suffice."""
    said = "reading it takes more memory than there is or may be taken; split it"
    return f"{said}, or {allowing('memory-bytes')}"


def size(number: int) -> str:
    """A number of bytes as people say it."""
    return f"{number // 1_000_000} MB" if number % 1_000_000 == 0 else f"{number:,} bytes"
