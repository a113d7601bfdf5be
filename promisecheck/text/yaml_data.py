"""Reads the YAML data files that the package ships."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any


def load_data(path: Path) -> Any:  # noqa: ANN401 - what a file holds is its reader's to know
    """What the file holds, in tuples and dictionaries of texts.

    Scalars stay text, so that a word list may hold "no", "on" and "yes". Raises ``OSError`` for a
    file that cannot be read.
    """
    return eval(_DataLoader(path.stem, str(path)).get_code(path.stem) or "None")


class _DataLoader(SourceFileLoader):
    """Loads a data file as Python does a module: parsed once, then taken from ``__pycache__``.

    Python makes it anew when the file has changed, and every time where it cannot write there.
    """

    def source_to_code(self, data: Any, path: Any, *_: object, **__: object) -> CodeType:  # type: ignore[override]  # noqa: ANN401
        """What the file holds as a Python literal."""
        from promisecheck.text.yaml_text import parsed

        return compile(repr(parsed(data)), path, "eval", dont_inherit=True)
