"""On what terms documents are read: what the configuration says, carried along to every reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisecheck.documents.limits import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class RecordFields:
    """Which fields of exported records are what, besides those that are known by their names.

    Each is a field's name, or the end of the path of names that leads to it; ``*`` stands for any
    signs. ``text`` is what people wrote, ``data`` is nothing of the kind, ``speakers`` say who
    wrote. Where both fit, ``text`` goes before ``data``.
    """

    text: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """How much is read at most, and what of records is text."""

    limits: Limits = LIMITS
    records: RecordFields = RecordFields()


USUAL: Final = Terms()
"""What holds where no configuration says something else."""
