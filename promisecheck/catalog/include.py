"""``include``: further files with features of the same catalog, such as one for each team."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.catalog.compose import compose
from promisecheck.catalog.fields import Section, Shape, Word, section
from promisecheck.catalog.nodes import MappingNode
from promisecheck.catalog.problems import Problems, Spot
from promisecheck.catalog.wording import kind_of, shown
from promisecheck.catalog.yaml_source import decode, read_bytes
from promisecheck.errors import CatalogError

Reader = Callable[[str], bytes]
"""Gives the bytes of the file at a path; raises ``CatalogError`` where it cannot be read."""

INCLUDED: Final = Shape(
    {
        "catalog": "1",
        "updated": "2026-11-15",
        "features": "[{id: sso, name: SSO, status: shipped}]",
        "examples": "[{text: It has SSO., stance: promised}]",
    },
    required=("catalog", "features"),
)


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """One file of a catalog as it was read."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Included:
    """A file that the catalog includes, and its outermost block."""

    file: CatalogFile
    top: Section


def read_file(path: str) -> bytes:
    """The bytes of a file on disk."""
    return read_bytes(Path(path))


def read_included(top: Section, read: Reader) -> list[Included]:
    """The files named under ``include``, found from the catalog's own folder.

    What is wrong in one of them is noted with its own path; one that cannot be used at all is
    left out.
    """
    main = top.problems.path
    seen = {posixpath.normpath(main)}
    found = []
    for word in top.words("include"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(main), word.text))
        if path in seen:
            message = f"{shown(word.text)} is part of this catalog already; delete one of the two"
            top.problems.add(word, message)
            continue
        seen.add(path)
        included = _read(path, word, top, read)
        if included is not None:
            found.append(included)
    return found


def _read(path: str, word: Word, top: Section, read: Reader) -> Included | None:
    problems = top.problems.for_file(path)
    try:
        data = read(path)
    except CatalogError as error:
        said = error.problems[0].message
        top.problems.add(word, f"the file {shown(path)} cannot be included: {said}")
        return None
    try:
        root = compose(decode(data, path), problems)
    except CatalogError as error:
        for problem in error.problems:
            problems.add(Spot(problem.line, problem.column), problem.message)
        return None
    if not isinstance(root, MappingNode):
        kind = "empty" if root is None else kind_of(root)
        message = f'the included file is {kind}; begin it with "catalog: 1" and "features"'
        problems.add(root or Spot(1, 1), message)
        return None
    return Included(CatalogFile(path, data), _section(root, problems))


def _section(root: MappingNode, problems: Problems) -> Section:
    included = section(root, "the included file", INCLUDED, problems)
    version = included.word("catalog")
    if version is not None and version.text != "1":
        problems.add(version, 'the included file has another format version; write "catalog: 1"')
    return included
