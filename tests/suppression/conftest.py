"""Findings of small documents, before and after suppression."""

from __future__ import annotations

import datetime as dt

import pytest

from promisecheck.model import Catalog, Feature, Severity, Status
from promisecheck.scan import Basis, Examiner, Source, gather, results
from promisecheck.suppression import Suppression

DAY = dt.date(2026, 11, 21)


def catalog(lamp: Status = Status.PLANNED) -> Catalog:
    features = (
        Feature("lamp", "lamp", lamp),
        Feature("kettle-horn", "kettle horn", Status.UNAVAILABLE),
        Feature("lid-sensor", "lid sensor", Status.BETA),
    )
    return Catalog("Kettle Cloud", features)


@pytest.fixture
def run():
    """Checks texts by path and returns the suppression with what was gathered."""

    def check(texts, *, lamp=Status.PLANNED, inline=True, selected=None, **options):
        suppression = Suppression(as_of=DAY, fail_on=Severity.ERROR, **options)
        basis = Basis(catalog(lamp), DAY, selected=selected, inline=inline)
        sources = [
            Source(path, path, lambda text=text: text.encode()) for path, text in texts.items()
        ]
        return suppression, gather(results(sources, Examiner([basis]).examine), suppression.apply)

    return check


def notices(suppression, *, whole=True, looked_at=lambda path: True):
    features = frozenset(feature.id for feature in catalog().features)
    found = suppression.notices(whole=whole, looked_at=looked_at, features=features)
    return [(notice.kind.value, notice.path, notice.line, notice.message) for notice in found]
