"""Reads the YAML data files that the package ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# Scalars stay text, so that a word list may hold "no", "on" and "yes".
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load_data(path: Path) -> Any:  # noqa: ANN401 - what a file holds is its reader's to know
    """What the file holds, in lists and dictionaries of texts."""
    with path.open("rb") as file:
        return yaml.load(file, Loader=_Loader)
