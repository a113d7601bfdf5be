"""Where a block stands: the headings above it, as the name of its section."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.model import Block


def section_of(block: Block) -> tuple[str, ...]:
    """The headings above a block, as the name of its section."""
    return tuple(heading.text for heading in block.headings)


def sections_above(section: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The sections that hold a section, innermost first."""
    return (section[:end] for end in range(len(section) - 1, 0, -1))
