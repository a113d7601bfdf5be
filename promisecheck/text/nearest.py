"""Did-you-mean: the valid word that a mistyped one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is closest to ``word``, or ``None`` where none is close.

    Letters missing, added, changed or swapped count one each, case counts nothing, and one
    difference is allowed for every three letters. Of equally close choices the first wins.
    """
    from rapidfuzz.distance import OSA

    wanted = word.strip().casefold()
    best: str | None = None
    best_distance = len(wanted) + 1
    for choice in choices:
        candidate = choice.casefold()
        allowed = min(max(len(wanted), len(candidate)) // 3, best_distance - 1)
        if abs(len(wanted) - len(candidate)) > allowed:
            continue
        distance = OSA.distance(wanted, candidate, score_cutoff=allowed)
        if distance <= allowed:
            best, best_distance = choice, distance
    return best
