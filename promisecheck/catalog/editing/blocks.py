"""Edits of one block: set, add to and delete its keys, whether in lines or in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from promisecheck.catalog.editing.layout import Piece
from promisecheck.catalog.editing.page import Edit, Page
from promisecheck.catalog.editing.scalars import folded, is_folded, scalar, words_list
from promisecheck.catalog.features import FEATURE
from promisecheck.catalog.wording import shown
from promisecheck.errors import UsageError
from promisecheck.text.nearest import nearest

_TURN: Final = {key: turn for turn, key in enumerate(FEATURE.samples)}
_LONG: Final = 60  # signs from which a text that was written over lines is so again


def set_text(page: Page, block: Piece, key: str, text: str) -> Iterator[Edit]:
    """Give the key a text, in the quotes that it had."""
    old = block.value(key)
    if old is None:
        yield _insert(page, block, key, scalar(text, flow=block.flow))
        return
    if is_folded(old) and len(text) > _LONG and not block.flow:
        indent = len(page.indent(_key(block, key).start)) + 2
        yield page.replace(old, folded(text, indent, old.style))
        return
    style = old.style if old.kind == "scalar" and not is_folded(old) else ""
    yield page.replace(old, scalar(text, style=style, flow=block.flow))


def set_written(page: Page, block: Piece, key: str, written: str) -> Iterator[Edit]:
    """Give the key a value in brackets, whatever stood there."""
    old = block.value(key)
    if old is None:
        yield _insert(page, block, key, written)
    elif old.kind in ("list", "block") and not old.flow:
        page.refuse_shared(old)
        colon = page.text.index(":", _key(block, key).end) + 1
        yield Edit(colon, old.end, f" {written}")
    else:
        yield page.replace(old, written)


def clear(page: Page, block: Piece, key: str) -> Iterator[Edit]:
    """Delete the key with its value, and its line where it has one."""
    value = block.value(key)
    if value is None:
        return
    page.refuse_shared(value)
    keys = block.items[::2]
    at = next(i for i, name in enumerate(keys) if name.text == key)
    if block.flow and at > 0:
        yield Edit(block.items[2 * at - 1].end, value.end, "")
    elif block.flow or at == 0:  # the first key of a list item stands behind its hyphen
        follows = keys[at + 1].start if at + 1 < len(keys) else value.end
        yield Edit(keys[at].start, follows, "")
    else:
        yield page.drop_lines(keys[at].start, value.end)


def add_words(page: Page, block: Piece, key: str, words: Sequence[str]) -> Iterator[Edit]:
    """Add texts to the list under the key; a single text becomes a list."""
    old = block.value(key)
    if old is None:
        yield from set_written(page, block, key, words_list(list(words)))
        return
    page.refuse_shared(old)
    if old.kind == "list":
        new = [word for word in words if word not in _texts(old)]
        yield from add_items(page, old, [scalar(word, flow=old.flow) for word in new])
    elif old.kind == "scalar":
        new = [scalar(word, flow=True) for word in words if word != old.text]
        yield page.replace(old, "[" + ", ".join([scalar(old.text, flow=True), *new]) + "]")
    else:
        raise UsageError(f"{page.path}: {shown(key)} is taken over by an anchor; change it by hand")


def add_items(page: Page, listed: Piece, written: Sequence[str]) -> Iterator[Edit]:
    """Add items to a list, each as it is written."""
    page.refuse_shared(listed)
    if not written:
        return
    if not listed.flow:
        last = listed.items[-1]
        indent = page.indent(page.dash(listed, last))
        lines = "\n".join(f"{indent}- {item}" for item in written)
        yield page.new_lines(page.after_line_of(last), lines)
    elif listed.items:
        end = listed.items[-1].end
        yield Edit(end, end, "".join(f", {item}" for item in written))
    else:
        yield Edit(listed.start, listed.end, "[" + ", ".join(written) + "]")


def remove_words(page: Page, block: Piece, key: str, words: Sequence[str]) -> Iterator[Edit]:
    """Take texts out of the list under the key. Raises ``UsageError`` where one is not in it."""
    old = block.value(key)
    known = [] if old is None else _texts(old)
    for word in words:
        if word not in known:
            close = nearest(word, known)
            hint = f'; did you mean "{close}"?' if close else ""
            raise UsageError(f"{shown(word)} does not stand under {shown(key)}{hint}")
    if old is None or all(text in words for text in known):
        yield from clear(page, block, key)
        return
    page.refuse_shared(old)
    yield from _without(page, old, [text in words for text in known])


def _without(page: Page, listed: Piece, gone: Sequence[bool]) -> Iterator[Edit]:
    for at, item in enumerate(listed.items):
        if not gone[at]:
            continue
        if not listed.flow:
            yield page.drop_lines(page.dash(listed, item), item.end)
        elif not all(gone[:at]):
            yield Edit(listed.items[at - 1].end, item.end, "")
        else:
            yield Edit(item.start, listed.items[at + 1].start, "")


def _texts(piece: Piece) -> list[str]:
    items = piece.items if piece.kind == "list" else [piece]
    return [" ".join(item.text.split()) for item in items]


def _key(block: Piece, key: str) -> Piece:
    return next(name for name, _ in block.pairs() if name.text == key)


def _insert(page: Page, block: Piece, key: str, written: str) -> Edit:
    """A new key behind the last of those that usually stand before it."""
    if not block.items:
        return Edit(block.start + 1, block.start + 1, f"{key}: {written}")
    turn = _TURN.get(key, len(_TURN))
    before = [pair for pair in block.pairs() if _TURN.get(pair[0].text, len(_TURN)) < turn]
    ranked = sorted(before, key=lambda pair: _TURN[pair[0].text])
    _, value = ranked[-1] if ranked else list(block.pairs())[-1]
    if block.flow:
        return Edit(value.end, value.end, f", {key}: {written}")
    indent = page.indent(block.items[0].start)
    return page.new_lines(page.after_line_of(value), f"{indent}{key}: {written}")
