"""Finds the configuration that belongs to a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

NAME: Final = "promisecheck.toml"
SHARED: Final = "pyproject.toml"


def find_config(start: Path) -> Path | None:
    """The configuration of the folder ``start``, else of its nearest parent that has one.

    A ``pyproject.toml`` counts where it has a table ``[tool.promisecheck]``; one that is no
    valid TOML is not ours to complain about.
    """
    for height in range(len(start.absolute().parts)):
        folder = Path(os.path.normpath(start.joinpath(*[".."] * height)))
        if _is_file(folder / NAME):
            return folder / NAME
        if _has_our_table(folder / SHARED):
            return folder / SHARED
    return None


def _has_our_table(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        data = path.read_bytes()
        if b"promisecheck" not in data:
            return False
        import tomllib

        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and isinstance(tool.get("promisecheck"), dict)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into has no configuration for us
        return False
