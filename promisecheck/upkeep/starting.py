"""The files that a new company starts with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from promisecheck.catalog.editing.scalars import scalar
from promisecheck.catalog.schema import FILE_NAME, schema_text

_TEMPLATES: Final = Path(__file__).with_name("starter")
CI_FILES: Final[Mapping[str, tuple[str, str]]] = {
    "github": (".github/workflows/promisecheck.yml", "github.yml"),
    "gitlab": ("promisecheck.gitlab-ci.yml", "gitlab.yml"),
}
"""CI system to the file that it reads, and the template of that file."""


def starter_files(product: str, ci: str, today: dt.date) -> dict[str, str]:
    """Path to text of each file: catalog, schema, configuration, and CI file unless ``none``."""
    files = {
        "catalog.yaml": _catalog(product, today),
        FILE_NAME: schema_text(),
        "promisecheck.toml": _template("promisecheck.toml"),
        ".gitignore": ".catalog.yaml.lock\n",
    }
    if ci in CI_FILES:
        path, template = CI_FILES[ci]
        files[path] = _template(template)
    return files


def _catalog(product: str, today: dt.date) -> str:
    """The starter catalog, with dates that make sense on the day."""
    text = _template("catalog.yaml")
    later = today + dt.timedelta(days=182)
    filled = {
        "PRODUCT": scalar(product),
        "SINCE": (today - dt.timedelta(days=61)).isoformat(),
        "ETA": f"{later.year}-Q{(later.month + 2) // 3}".ljust(len("2027-Q1")),
        "REVIEW": (today + dt.timedelta(days=91)).isoformat(),
    }
    for slot, value in filled.items():
        text = text.replace(f": {slot}", f": {value}")
    return text


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def write_new(path: Path, text: str) -> bool:
    """Writes the file where there is none; says whether it did. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
