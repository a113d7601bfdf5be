"""What ``catalog list``, ``show`` and ``find`` write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.features import Entry
from promisecheck.cli import given
from promisecheck.cli.catalog.chosen import catalog_chosen
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.streams import tell
from promisecheck.mentions import build_index
from promisecheck.model import Mention, Status
from promisecheck.reports import wording
from promisecheck.upkeep import search, tables
from promisecheck.upkeep.description import described, scope_in_words
from promisecheck.upkeep.naming import feature_called
from promisecheck.upkeep.tables import Table

_HEADS = ("id", "name", "status", "where", "owner", "due")
_MOST_NEAR = 10


@dataclass(frozen=True, slots=True)
class Listing:
    """What to list, as it was given."""

    statuses: Sequence[str]
    owners: Sequence[str]
    scope: Sequence[str]
    as_of: str | None
    stale: bool


def list_out(asked: Listing, catalog: str | None, format_name: str) -> None:
    """Writes the table of the features asked for."""
    given.one_of("--format", format_name, tuple(tables.FORMATS))
    words = [given.one_of("--status", word, tuple(Status)) for word in asked.statuses]
    loaded = catalog_chosen(catalog)
    wanted = search.Filter(
        statuses=frozenset(Status(word) for word in words),
        owners=set(asked.owners),
        scope=given.scope_given(asked.scope, loaded.catalog),
        stale_on=given.date_given(asked.as_of) if asked.stale else None,
    )
    entries = search.filtered(loaded.entries, wanted)
    table = Table(_HEADS, tuple(_row(entry, loaded) for entry in entries))
    write_told(tables.FORMATS[format_name](table), format_name)
    of = wording.count(len(loaded.entries), "feature")
    tell(f"{len(entries)} of {of}." if len(entries) < len(loaded.entries) else f"{of}.")


def _row(entry: Entry, loaded: LoadedCatalog) -> tuple[str, ...]:
    feature = entry.feature
    exceptions = "*" if feature.exceptions else ""
    due = [f"eta {feature.eta.text}"] if feature.eta else []
    due += [f"review {feature.review_by}"] if feature.review_by else []
    return (
        feature.id,
        feature.name,
        f"{feature.status.value}{exceptions}",
        scope_in_words(feature.only, loaded.catalog),
        feature.owner,
        ", ".join(due),
    )


def show_out(word: str, catalog: str | None) -> None:
    """Writes all about one feature."""
    loaded = catalog_chosen(catalog)
    entry = feature_called(loaded, word)
    write_told(card(entry, loaded))


def card(entry: Entry, loaded: LoadedCatalog) -> str:
    """All about a feature, a labelled line for each part."""
    parts = described(entry, loaded.catalog)
    width = max(len(label) for label, _ in parts)
    lines = [f"{entry.feature.name} ({entry.feature.id})"]
    lines += [f"  {label.ljust(width)}  {text}" for label, text in parts]
    return "\n".join(lines) + "\n"


def find_out(text: str, catalog: str | None) -> None:
    """Writes what the text would match, and what is like it."""
    loaded = catalog_chosen(catalog)
    mentions = search.mentions_in(text, build_index(loaded.catalog))
    matched = {feature for mention in mentions for feature in mention.features}
    near = [n for n in search.features_near(text, loaded) if n.feature.id not in matched]
    lines = [
        "A text with these words would match:"
        if mentions
        else "A text with these words would match nothing."
    ]
    lines += [f"  {_match(mention)}" for mention in mentions]
    if near:
        lines += ["Features that are like it:"]
        lines += [
            f'  {n.feature.id}, by "{n.name}" ({n.likeness:.0%} alike)' for n in near[:_MOST_NEAR]
        ]
    write_told("\n".join(lines) + "\n")


def _match(mention: Mention) -> str:
    features = " or ".join(mention.features)
    match = mention.match
    how = f'{match.kind.value} of "{match.alias}", {match.score:.0f}'
    return f'{features}, by "{mention.text}" ({how})'
