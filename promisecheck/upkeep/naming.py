"""The feature that somebody names."""

from __future__ import annotations

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.checks import folded
from promisecheck.catalog.features import Entry
from promisecheck.errors import UsageError
from promisecheck.text.nearest import nearest


def feature_called(loaded: LoadedCatalog, word: str) -> Entry:
    """The feature with this id, else with this name or alias.

    Raises ``UsageError`` where there is none, or where several share the name.
    """
    for entry in loaded.entries:
        if entry.feature.id == word:
            return entry
    wanted = folded(word)
    named = [e for e in loaded.entries if any(folded(name.text) == wanted for name in e.names)]
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(entry.feature.id for entry in named)
        raise UsageError(f'"{word}" names several features: {ids}; use the id of one of them')
    known = [text for e in loaded.entries for text in (e.feature.id, e.feature.name)]
    close = nearest(word, known)
    hint = f'did you mean "{close}"?' if close else "try: promisecheck catalog find WORDS"
    raise UsageError(f'the catalog has no feature "{word}"; {hint}')
