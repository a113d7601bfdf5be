"""How much of a document is read at most; beyond it a document is refused with one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, ``seconds`` for one document, ``depth`` of containers in containers.

    ``tree`` holds for a part that is parsed as a whole, ``expanded`` for an archive unpacked.
    ``expansion`` is how many times larger than its packed form a large part may become,
    ``members`` how many an archive may have.
    """

    text: int = 20_000_000
    file: int = 100_000_000
    part: int = 400_000_000
    tree: int = 60_000_000
    expanded: int = 1_000_000_000
    expansion: int = 200
    members: int = 10_000
    depth: int = 4
    cells: int = 200_000
    pages: int = 2_000
    words: int = 2_000_000
    characters: int = 20_000_000
    documents: int = 5_000
    seconds: float = 60.0
    memory: int = 2_000_000_000


LIMITS: Final = Limits()
