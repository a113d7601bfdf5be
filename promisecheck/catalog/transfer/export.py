"""A catalog as a sheet or as JSON."""

from __future__ import annotations

import json
from typing import Any

from promisecheck.catalog.load import LoadedCatalog
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.transfer.incoming import KEYS
from promisecheck.catalog.transfer.sheets import as_csv, as_xlsx
from promisecheck.catalog.transfer.values import cells


def _sheet(loaded: LoadedCatalog) -> list[list[str]]:
    rows = (cells(feature) for feature in loaded.catalog.features)
    return [[row[key] for key in KEYS] for row in rows]


def to_csv(loaded: LoadedCatalog) -> bytes:
    """A CSV file with a row for each feature."""
    return as_csv(KEYS, _sheet(loaded))


def to_xlsx(loaded: LoadedCatalog) -> bytes:
    """A workbook with a row for each feature."""
    return as_xlsx(KEYS, _sheet(loaded))


def to_json(loaded: LoadedCatalog) -> bytes:
    """All that the catalog's files say of features, as they say it."""
    catalog = loaded.catalog
    told: dict[str, Any] = {"catalog": 1, "product": catalog.product}
    if catalog.updated is not None:
        told["updated"] = catalog.updated.isoformat()
    told["dimensions"] = {
        dimension: {value: list(words) for value, words in values.items()}
        for dimension, values in catalog.dimensions.items()
    }
    told["features"] = [_plain(entry.section.node) for entry in loaded.entries]
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _plain(node: Node) -> Any:  # noqa: ANN401 - JSON holds anything
    if isinstance(node, ScalarNode):
        return " ".join(node.text.split())
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {key.text: _plain(value) for key, value in node.pairs}
