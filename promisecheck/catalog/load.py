"""A catalog file to a frozen ``Catalog``, or to all that is wrong in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.catalog.checks import check_features, find_shared_words
from promisecheck.catalog.compose import compose
from promisecheck.catalog.examples import Example, read_examples
from promisecheck.catalog.features import Entry, read_feature
from promisecheck.catalog.fields import Section, Shape, section
from promisecheck.catalog.include import CatalogFile, Reader, read_file, read_included
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode
from promisecheck.catalog.problems import Problems, Spot
from promisecheck.catalog.scopes import Dimensions, read_dimensions
from promisecheck.catalog.wording import kind_of, shown
from promisecheck.catalog.yaml_source import decode, read_bytes
from promisecheck.errors import CatalogError, Problem
from promisecheck.model import Catalog

FORMAT_VERSION: Final = "1"

CATALOG: Final = Shape(
    {
        "catalog": FORMAT_VERSION,
        "product": "Northwind Cloud",
        "updated": "2026-11-15",
        "dimensions": "{plan: {team: [Team]}}",
        "include": "[teams/identity.yaml]",
        "features": "[{id: sso, name: SSO, status: shipped}]",
        "examples": "[{text: It has SSO., stance: promised}]",
    },
    required=("catalog", "product", "features"),
)
_EMPTY: Final = 'the catalog is empty; begin it with "catalog: 1", "product" and "features"'


@dataclass(frozen=True, slots=True)
class LoadedCatalog:
    """A catalog that can be used, and what support should look at in it, in file order.

    ``entries`` are its features with their places, ``examples`` those of all features and of the
    catalog itself, ``files`` the catalog file and those that it includes.
    """

    catalog: Catalog
    warnings: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    examples: tuple[Example, ...]
    files: tuple[CatalogFile, ...]
    dimensions: Dimensions


def load_catalog(path: Path) -> LoadedCatalog:
    """Read the catalog file. Raises ``CatalogError`` with all of its problems, in file order."""
    return parse_catalog(read_bytes(path), path.as_posix())


def parse_catalog(data: bytes, path: str, read: Reader = read_file) -> LoadedCatalog:
    """Read the bytes of a catalog file that is called ``path`` in problems and reports.

    ``read`` gives the bytes of the files that it includes. Raises ``CatalogError`` with all
    problems of all files, in file order.
    """
    problems = Problems(path)
    top = _top(compose(decode(data, path), problems), problems)
    dimensions = read_dimensions(top)
    included = read_included(top, read)
    parts = [top, *(part.top for part in included)]
    files = (CatalogFile(path, data), *(part.file for part in included))
    entries = [entry for part in parts for entry in _entries(part, dimensions)]
    examples = [example for part in parts for example in read_examples(part, "", dimensions)]
    catalog = Catalog(
        product=top.text("product"),
        features=tuple(entry.feature for entry in entries),
        updated=top.day("updated"),
        dimensions=dimensions.plain(),
        path=path,
        digest=_digest(files),
    )
    check_features(entries)
    if problems:
        raise CatalogError(problems.in_order())
    examples += [example for entry in entries for example in entry.examples]
    warnings = find_warnings(top, entries, dimensions)
    return LoadedCatalog(catalog, warnings, tuple(entries), tuple(examples), files, dimensions)


def _digest(files: Sequence[CatalogFile]) -> str:
    """The digest of the file; with included files, of all their contents in order."""
    whole = hashlib.sha256(files[0].data)
    for file in files[1:]:
        whole.update(b"\0" + hashlib.sha256(file.data).digest())
    return "sha256:" + whole.hexdigest()


def _top(root: Node | None, problems: Problems) -> Section:
    if root is None or (isinstance(root, ScalarNode) and root.is_empty):
        problems.add(Spot(1, 1), _EMPTY)
        raise CatalogError(problems.in_order())
    if not isinstance(root, MappingNode):
        problems.add(
            root, f'the file is {kind_of(root)}, not a catalog; begin it with "catalog: 1"'
        )
        raise CatalogError(problems.in_order())
    _refuse_other_version(root, problems)
    top = section(root, "the catalog", CATALOG, problems)
    top.value("catalog")  # notes a version that is left empty
    return top


def _refuse_other_version(root: MappingNode, problems: Problems) -> None:
    """Another version has other keys, so that nothing else is worth saying about the file."""
    for key, value in root.pairs:
        if key.text != "catalog" or (isinstance(value, ScalarNode) and value.is_empty):
            continue
        if not isinstance(value, ScalarNode) or value.text.strip() != FORMAT_VERSION:
            found = shown(value.text) if isinstance(value, ScalarNode) else kind_of(value)
            message = f'the catalog\'s format version is {found}; this program reads "catalog: 1"'
            problems.add(value, message)
            raise CatalogError(problems.in_order())


def _entries(top: Section, dimensions: Dimensions) -> list[Entry]:
    read = (read_feature(node, dimensions, top.problems) for node in top.items("features"))
    return [entry for entry in read if entry is not None]


def find_warnings(
    top: Section, entries: Sequence[Entry], dimensions: Dimensions
) -> tuple[Problem, ...]:
    """What support should look at although the catalog can be used, in file order."""
    warnings = Problems(top.problems.path)
    if not entries:
        warnings.add(top.node, "the catalog lists no feature; nothing can be checked against it")
    find_shared_words(entries, dimensions, warnings)
    return warnings.in_order()
