"""Edits of the list of features: whole entries come, go and change their id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from promisecheck.catalog.editing.changes import AddFeature, Raw
from promisecheck.catalog.editing.layout import Piece, line_end, line_start
from promisecheck.catalog.editing.page import Edit, Page
from promisecheck.catalog.editing.scalars import folded, scalar, words_list
from promisecheck.catalog.features import FEATURE

_WIDTH: Final = 100


def add(page: Page, change: AddFeature) -> Iterator[Edit]:
    """Add an entry in the style of the one that it stands behind."""
    listed = page.features
    if not listed.items:
        yield from _first(page, listed, change)
        return
    last = page.feature(change.after) if change.after else listed.items[-1]
    one_line = _in_brackets(change)
    if listed.flow:
        yield Edit(last.end, last.end, f", {one_line}")
        return
    indent = page.indent(page.dash(listed, last))
    lines = f"{indent}- {one_line}"
    if not last.flow or len(lines) > _WIDTH:
        lines = _in_lines(change, indent)
    gap = "\n" if _apart(page, listed) else ""
    yield page.new_lines(page.after_line_of(last), gap + lines)


def _first(page: Page, listed: Piece, change: AddFeature) -> Iterator[Edit]:
    """The first entry of a list that is written ``[]``."""
    yield Edit(_colon(page), listed.end, "")
    yield page.new_lines(line_end(page.text, listed.end), _in_lines(change, "  "))


def _colon(page: Page) -> int:
    """The place behind the colon of ``features:``."""
    key = next(name for name, value in page.root.pairs() if value is page.features)
    return page.text.index(":", key.end) + 1


def _apart(page: Page, listed: Piece) -> bool:
    """Whether blank lines stand between the entries."""
    if len(listed.items) < 2:
        return False
    gap = page.text[listed.items[-2].end : page.dash(listed, listed.items[-1])]
    return any(not line.strip() for line in gap.splitlines()[1:-1])


def _in_brackets(change: AddFeature) -> str:
    parts = (f"{key}: {_written(value, flow=True)}" for key, value in _fields(change).items())
    return "{" + ", ".join(parts) + "}"


def _in_lines(change: AddFeature, indent: str) -> str:
    lines = [f"{key}: {_long(key, value, indent)}" for key, value in _fields(change).items()]
    return f"{indent}- " + f"\n{indent}  ".join(lines)


def _fields(change: AddFeature) -> Mapping[str, str | tuple[str, ...] | Raw]:
    """The fields in the order in which entries have them."""
    known = {"id": change.feature, **change.fields}
    return {key: known[key] for key in FEATURE.samples if key in known}


def _long(key: str, value: str | tuple[str, ...] | Raw, indent: str) -> str:
    written = _written(value, flow=False)
    if isinstance(value, str) and len(indent) + len(key) + len(written) + 4 > _WIDTH:
        return folded(value, len(indent) + 4, ">")
    return written


def _written(value: str | tuple[str, ...] | Raw, *, flow: bool) -> str:
    if isinstance(value, Raw):
        return value.yaml
    return scalar(value, flow=flow) if isinstance(value, str) else words_list(list(value))


def remove(page: Page, feature: str) -> Iterator[Edit]:
    """Delete the entry's lines, and one of the two blank lines that it would leave."""
    listed, item = page.features, page.feature(feature)
    page.refuse_shared(item)
    at = next(i for i, other in enumerate(listed.items) if other is item)
    if listed.flow:
        yield _from_brackets(listed, at)
        return
    if len(listed.items) == 1:
        yield Edit(_colon(page), _colon(page), " []")
    yield _whole_lines(page.text, page.dash(listed, item), item.end)


def _from_brackets(listed: Piece, at: int) -> Edit:
    if at > 0:
        return Edit(listed.items[at - 1].end, listed.items[at].end, "")
    end = listed.items[1].start if len(listed.items) > 1 else listed.items[0].end
    return Edit(listed.items[0].start, end, "")


def _whole_lines(text: str, start: int, end: int) -> Edit:
    first, behind = line_start(text, start), line_end(text, end)
    above = line_start(text, first - 1) if first else first
    blank_above = first > above and not text[above:first].strip()
    below = line_end(text, behind)
    if blank_above and behind == len(text):
        first = above
    elif blank_above and not text[behind:below].strip():
        behind = below
    return Edit(first, behind, "")


def rename(page: Page, old: str, new: str, *, owns: bool) -> Iterator[Edit]:
    """Write the new id for the old one; ``owns`` says that the feature stands in this file."""
    if owns:
        name = page.feature(old).value("id")
        if name is not None:
            yield page.replace(name, scalar(new, style=name.style))
    for reference in _references(page, old):
        yield page.replace(reference, scalar(new, style=reference.style))


def _references(page: Page, feature: str) -> Iterator[Piece]:
    for item in page.features.items:
        if item.kind == "block":
            yield from _naming(item, "replaced_by", feature)
            yield from _in_examples(item, feature)
    yield from _in_examples(page.root, feature)


def _in_examples(owner: Piece, feature: str) -> Iterator[Piece]:
    examples = owner.value("examples")
    for example in examples.items if examples is not None else ():
        yield from _naming(example, "feature", feature)


def _naming(block: Piece, key: str, feature: str) -> Iterator[Piece]:
    value = block.value(key)
    if value is not None and value.kind == "scalar" and value.text == feature:
        yield value
