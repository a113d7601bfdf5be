"""Places in a configuration file."""

from __future__ import annotations

from typing import NamedTuple

Key = tuple[str | int, ...]
"""The way to a value: ``("paths", 0, "glob")``."""


class Spot(NamedTuple):
    """A place in a text, both from 1."""

    line: int
    column: int
