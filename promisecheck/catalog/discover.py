"""Finds the catalog that belongs to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NAMES: Final = ("catalog.yaml", "catalog.yml")


def find_catalog(start: Path) -> Path | None:
    """Return the catalog in ``start`` (a folder) or its nearest parent that has one, else ``None``.

    The path begins with ``start`` where the catalog lies in it, and is absolute otherwise.
    """
    for folder in (start, *start.absolute().parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
    return None
