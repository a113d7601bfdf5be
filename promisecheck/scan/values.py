"""Values of our own types as bytes, and of bytes no values but of those types.

What is kept on disk lies in folders that others may write to: reading it calls nothing that the
bytes ask for, but what makes values of the types that were named beforehand.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import Enum
from functools import partial
from io import BytesIO
from operator import attrgetter
from typing import Any

Makers = Mapping[tuple[str, str], Any]
"""What makes values of a type, by the type's module and name."""


class Values:
    """Writes and reads values of ``kinds``; those of ``named`` go as what they are called there."""

    def __init__(
        self, kinds: Iterable[type[Any]], named: Mapping[type[Any], str] | None = None
    ) -> None:
        self._kinds = {_name_of(kind): kind for kind in kinds}
        data = [kind for kind in self._kinds.values() if hasattr(kind, "__dataclass_fields__")]
        called = {kind: _parts([name]) for kind, name in (named or {}).items()}
        self._parts = {kind: _parts([one.name for one in fields(kind)]) for kind in data} | called

    def makers(self, known: Mapping[type[Any], Mapping[str, Any]] | None = None) -> Makers:
        """All that bytes may call; ``known`` are the values of ``named`` types by their names."""
        by_name = {
            _name_of(kind): partial(_known, values) for kind, values in (known or {}).items()
        }
        return self._kinds | by_name

    def dumped(self, value: object) -> bytes:
        """The value as bytes."""
        written = BytesIO()
        _Pickler(written, self._parts, self._kinds).dump(value)
        return written.getvalue()


def loaded(data: bytes, makers: Makers) -> Any:  # noqa: ANN401 - what was dumped
    """The value again. Raises ``UnpicklingError`` and others of ``UNSOUND`` for other bytes."""
    return _Unpickler(data, makers).load()


UNSOUND = (
    pickle.UnpicklingError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
)
"""What bytes raise that are not what was written."""


def _name_of(kind: type[Any]) -> tuple[str, str]:
    return kind.__module__, kind.__name__


def _parts(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _known(values: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401
    if name not in values:
        raise pickle.UnpicklingError(f"a name of nothing: {name}")
    return values[name]


class _Pickler(pickle.Pickler):
    def __init__(
        self,
        file: BytesIO,
        parts: Mapping[type[Any], Callable[[Any], tuple[Any, ...]]],
        kinds: Makers,
    ) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._parts, self._kinds = parts, kinds

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401
        """Our own types by what makes them: a lot faster than by what they hold.

        A member of an enumeration that is not known of goes as its text.
        """
        kind = type(value)
        parts = self._parts.get(kind)
        if parts is not None:
            return (kind, parts(value))
        if isinstance(value, Enum):
            return (kind if _name_of(kind) in self._kinds else str, (value.value,))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, makers: Makers) -> None:
        super().__init__(BytesIO(data))
        self._makers = makers

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        if (module, name) not in self._makers:
            raise pickle.UnpicklingError(f"a value of another kind: {module}.{name}")
        return self._makers[module, name]
