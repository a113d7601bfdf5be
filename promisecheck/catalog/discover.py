"""Finds the catalog that belongs to a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

NAMES: Final = ("catalog.yaml", "catalog.yml")


def find_catalog(start: Path) -> Path | None:
    """Return the catalog in the folder ``start`` or its nearest parent that has one, else ``None``.

    The path is relative where ``start`` is (``../catalog.yaml``), so that reports can show it.
    """
    for height in range(len(start.absolute().parts)):
        folder = Path(os.path.normpath(start.joinpath(*[".."] * height)))
        for name in NAMES:
            if _is_file(folder / name):
                return folder / name
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into has no catalog for us
        return False
