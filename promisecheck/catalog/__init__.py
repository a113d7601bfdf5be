"""The catalog: what support says is true of the product's features.

Reading one needs a YAML parser, which a run does without whose catalog is kept from an earlier one:
what reads is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from promisecheck.catalog.discover import find_catalog

if TYPE_CHECKING:
    from promisecheck.catalog.load import LoadedCatalog, load_catalog, parse_catalog

__all__ = ["LoadedCatalog", "find_catalog", "load_catalog", "parse_catalog"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in __all__:
        return getattr(import_module("promisecheck.catalog.load"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
