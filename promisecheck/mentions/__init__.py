"""Where a text names which feature of the catalog."""

from promisecheck.mentions.find import find_mentions, possible_mentions
from promisecheck.mentions.index import CatalogIndex, build_index
from promisecheck.mentions.wanted import wanted_mention

__all__ = ["CatalogIndex", "build_index", "find_mentions", "possible_mentions", "wanted_mention"]
