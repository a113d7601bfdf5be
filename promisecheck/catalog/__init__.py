"""The catalog: what support says is true of the product's features."""

from promisecheck.catalog.discover import find_catalog
from promisecheck.catalog.load import LoadedCatalog, load_catalog, parse_catalog

__all__ = ["LoadedCatalog", "find_catalog", "load_catalog", "parse_catalog"]
