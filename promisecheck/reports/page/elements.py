"""HTML that is safe by how it is made: text is escaped unless an element was made of it here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final

from promisecheck.reports.visible import visible

_VOID: Final = frozenset({"input", "meta"})
# A line break behind these changes nothing that is seen, and lets two reports be compared.
_OWN_LINE: Final = frozenset(
    """
    article blockquote body details div dl fieldset footer form h1 h2 h3 head header label li main
    meta option p script section select style summary table tbody thead title tr ul
    """.split()
)


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


def element(tag: str, *children: str, **attributes: str | bool) -> Html:
    """One element. Children that are no ``Html`` are text, with what steers made visible.

    ``class_`` and ``for_`` stand for ``class`` and ``for``, ``data_line`` for ``data-line``; an
    attribute that is ``True`` stands alone, one that is ``False`` is left out.
    """
    opened = tag + "".join(_attribute(name, value) for name, value in attributes.items())
    end = "\n" if tag in _OWN_LINE else ""
    if tag in _VOID:
        return Html(f"<{opened}>{end}")
    return Html(f"<{opened}>{joined(children)}</{tag}>{end}")


def joined(children: Iterable[str]) -> Html:
    """The children one after the other."""
    return Html("".join(_content(child) for child in children))


def _content(child: str) -> str:
    return child if isinstance(child, Html) else _escaped(child)


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    """Most texts of a page recur: labels, names and what the catalog says."""
    return escape(visible(text))


@lru_cache(maxsize=4096)
def _attribute(name: str, value: str | bool) -> str:
    if value is False:
        return ""
    key = name.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{_escaped(value)}"'
