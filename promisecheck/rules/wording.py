"""How findings name scopes, dates and amounts, and what can honestly be said instead."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from promisecheck.model import Catalog, Feature, Limit, Quantity, Scope, Status
from promisecheck.rules.status import note_in, status_in


def value_names(catalog: Catalog, dimension: str, values: Iterable[str]) -> str:
    """The values as a text calls them, in the catalog's order: "Business and Enterprise"."""
    known = catalog.dimensions.get(dimension, {})
    chosen = set(values)
    names = [words[0] if words else value for value, words in known.items() if value in chosen]
    return listed(names or sorted(chosen))


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def only_in_words(catalog: Catalog, only: Scope) -> str:
    """Where a feature is available: "on Enterprise, in US and EU"."""
    return ", ".join(
        f"{_preposition(dimension)} {value_names(catalog, dimension, values)}"
        for dimension, values in only.items()
    )


def _preposition(dimension: str) -> str:
    return "in" if dimension in ("region", "country", "market") else "on"


def day(date: dt.date) -> str:
    """A date as it is written in a sentence: "31 March 2027"."""
    return f"{date.day} {date:%B %Y}"


def amount(quantity: Quantity) -> str:
    """A quantity as the catalog or the text writes it."""
    if quantity.text:
        return quantity.text
    return "unlimited" if math.isinf(quantity.value) else f"{quantity.value:g} {quantity.unit}"


def limit_in_words(limit: Limit) -> str:
    """ "at most 5000 users", "at least 4 hours"."""
    if limit.maximum is not None:
        return f"at most {amount(limit.maximum)}"
    return f"at least {amount(limit.minimum)}" if limit.minimum is not None else limit.name


def honest_wording(feature: Feature, catalog: Catalog, scope: Scope) -> str:
    """What can be said of the feature: the approved wording, else one made of its entry."""
    if feature.say:
        return feature.say
    name, status = feature.name, status_in(feature, scope)
    match status:
        case Status.SHIPPED:
            where = f" {only_in_words(catalog, feature.only)}" if feature.only else ""
            limits = listed([limit_in_words(limit) for limit in feature.limits])
            return f"{name} is available{where}{f', {limits}' if limits else ''}."
        case Status.BETA:
            return f"{name} is in beta; it can be tried, and is not covered by promises yet."
        case Status.UNSTABLE:
            note = note_in(feature, scope)
            return f"{name} is there, with known issues{f' ({note})' if note else ''}."
        case Status.PLANNED:
            if feature.eta is not None:
                return f"{name} is not available yet; it is planned for {feature.eta.text}."
            return f"{name} is on the roadmap; there is no date that we can commit to."
        case Status.DEPRECATED:
            return f"{name} still works and is being withdrawn{_instead(feature, catalog)}."
        case Status.RETIRED:
            return f"{name} is no longer available{_instead(feature, catalog)}."
        case Status.UNAVAILABLE:
            return f"{name} is not available, and not planned."


def _instead(feature: Feature, catalog: Catalog) -> str:
    if not feature.replaced_by:
        return ""
    names = {other.id: other.name for other in catalog.features}
    replacement = names.get(feature.replaced_by)
    return f"; {replacement} takes its place" if replacement else ""
