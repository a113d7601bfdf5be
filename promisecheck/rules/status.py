"""The status of a feature in a claim's scope."""

from __future__ import annotations

from promisecheck.model import Feature, Scope, ScopedStatus, Status

# Worst first: a claim for several regions is judged by the worst of them.
_WORST = (
    Status.UNAVAILABLE,
    Status.RETIRED,
    Status.PLANNED,
    Status.UNSTABLE,
    Status.DEPRECATED,
    Status.BETA,
    Status.SHIPPED,
)


def exceptions_in(feature: Feature, scope: Scope) -> tuple[ScopedStatus, ...]:
    """The exceptions that hold for the scope: every dimension of theirs is known and met."""
    return tuple(
        exception
        for exception in feature.exceptions
        if all(values & scope.get(name, frozenset()) for name, values in exception.when.items())
    )


def status_in(feature: Feature, scope: Scope) -> Status:
    """The feature's status for the scope: that of the narrowest exception, else its own."""
    held = exceptions_in(feature, scope)
    if not held:
        return feature.status
    narrowest = max(len(exception.when) for exception in held)
    statuses = {exception.status for exception in held if len(exception.when) == narrowest}
    return min(statuses, key=_WORST.index)


def note_in(feature: Feature, scope: Scope) -> str:
    """The note that explains the status in the scope."""
    notes = [exception.note for exception in exceptions_in(feature, scope) if exception.note]
    return notes[0] if notes else feature.note
