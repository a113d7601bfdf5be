"""A feature in words: what the catalog says of it, for people."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.catalog.features import Entry
from promisecheck.model import Catalog, Feature, Scope, ScopedStatus, Status
from promisecheck.rules.wording import honest_wording, limit_in_words, listed, value_names

MEANINGS = {
    Status.SHIPPED: "it is there",
    Status.BETA: "it can be used, and must be called a beta",
    Status.UNSTABLE: "it is there and does not work reliably, and that must be said",
    Status.PLANNED: "it is not there; it is on the roadmap",
    Status.DEPRECATED: "it works today and is being withdrawn",
    Status.RETIRED: "it was there and is gone",
    Status.UNAVAILABLE: "it is not there and not planned",
}


def described(entry: Entry, catalog: Catalog) -> list[tuple[str, str]]:
    """Label and text of all that the catalog says of the feature; empty parts are left out."""
    return [(label, text) for label, text in _parts(entry, catalog) if text]


def _parts(entry: Entry, catalog: Catalog) -> Iterator[tuple[str, str]]:
    feature = entry.feature
    yield "status", f"{feature.status.value}: {MEANINGS[feature.status]}"
    yield "also called", ", ".join(feature.aliases)
    yield "not to be taken for", ", ".join(feature.lookalikes)
    yield "available for", scope_in_words(feature.only, catalog)
    for exception in feature.exceptions:
        yield "except", _exception(exception, catalog)
    yield "limits", "; ".join(limit_text(feature))
    yield "guaranteed", "yes" if feature.guaranteed else ""
    yield "since", feature.since.isoformat() if feature.since else ""
    yield "expected", feature.eta.text if feature.eta else ""
    yield "replaced by", feature.replaced_by
    yield "say", honest_wording(feature, catalog, {})
    yield "note", feature.note
    yield "evidence", " ".join(feature.evidence)
    yield "owner", feature.owner
    yield "review by", feature.review_by.isoformat() if feature.review_by else ""
    yield "examples", str(len(entry.examples)) if entry.examples else ""
    yield "stands in", f"{entry.path}, line {feature.line}"


def limit_text(feature: Feature) -> list[str]:
    """Each limit with its name: "users: at most 5000 users"."""
    return [f"{limit.name}: {limit_in_words(limit)}" for limit in feature.limits]


def scope_in_words(scope: Scope, catalog: Catalog) -> str:
    """A scope as a person would write it: "plan Team and Enterprise; region EU"."""
    return "; ".join(
        f"{dimension} {value_names(catalog, dimension, values)}"
        for dimension, values in scope.items()
    )


def exception_text(feature: Feature, catalog: Catalog) -> str:
    """All exceptions in words, "" where there is none."""
    return listed([_exception(exception, catalog) for exception in feature.exceptions])


def _exception(exception: ScopedStatus, catalog: Catalog) -> str:
    note = f" ({exception.note})" if exception.note else ""
    return f"{exception.status.value} for {scope_in_words(exception.when, catalog)}{note}"
