"""Changes to a loaded catalog as the new text of one of its files, checked before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promisecheck.catalog.editing import blocks, entries
from promisecheck.catalog.editing.changes import (
    AddFeature,
    AddWords,
    Change,
    ClearKey,
    RemoveFeature,
    RemoveWords,
    RenameFeature,
    SetException,
    SetKey,
    SetLimit,
    SetScope,
    SetWritten,
)
from promisecheck.catalog.editing.diffs import unified_diff
from promisecheck.catalog.editing.layout import Piece
from promisecheck.catalog.editing.page import Edit, Page, applied
from promisecheck.catalog.editing.scalars import scalar, scope_block
from promisecheck.catalog.features import FEATURE
from promisecheck.catalog.include import CatalogFile
from promisecheck.catalog.load import LoadedCatalog, parse_catalog
from promisecheck.catalog.wording import shown
from promisecheck.catalog.yaml_source import decode, encode_like
from promisecheck.errors import UsageError
from promisecheck.model import Catalog, Feature

_TURN: Final = {key: turn for turn, key in enumerate(FEATURE.samples)}


@dataclass(frozen=True, slots=True)
class Edited:
    """A catalog before and after a change, and the one file that changed, before and after."""

    old: LoadedCatalog
    new: LoadedCatalog
    before: CatalogFile
    after: CatalogFile

    @property
    def diff(self) -> str:
        """The change as a unified diff; "" where nothing changes."""
        old, new = (
            decode(file.data, file.path).splitlines(keepends=True)
            for file in (self.before, self.after)
        )
        return unified_diff(old, new, self.before.path, self.after.path)


def edit_catalog(loaded: LoadedCatalog, changes: Sequence[Change]) -> Edited:
    """The catalog after the changes, which all stand in one file of it.

    Raises ``UsageError`` where a change cannot be made or
    would change other features too, and ``CatalogError`` where the catalog would be broken.
    """
    file = _file_of(loaded, changes)
    text = decode(file.data, file.path)
    page = Page(file.path, text)
    edits = [edit for change in _sorted(changes) for edit in _edits(page, change)]
    after = CatalogFile(file.path, encode_like(file.data, applied(text, edits)))
    files = {known.path: known.data for known in loaded.files} | {after.path: after.data}
    main = loaded.files[0].path
    new = parse_catalog(files[main], main, files.__getitem__)
    _refuse_side_effects(loaded.catalog, new.catalog, changes)
    return Edited(loaded, new, file, after)


def _file_of(loaded: LoadedCatalog, changes: Sequence[Change]) -> CatalogFile:
    """The one file that the changes are about."""
    paths = {entry.feature.id: entry.path for entry in loaded.entries}
    files = {file.path: file for file in loaded.files}
    wanted = {path for change in changes for path in _paths(change, paths, loaded)}
    if not wanted:
        return loaded.files[0]
    if len(wanted) > 1:
        raise UsageError(
            f"this would change several files at once ({', '.join(sorted(wanted))}), which cannot "
            "be done safely; change what is in one of them first"
        )
    path = wanted.pop()
    if path not in files:
        raise UsageError(f"{path} is no file of this catalog; it has {', '.join(files)}")
    return files[path]


def _paths(change: Change, paths: dict[str, str], loaded: LoadedCatalog) -> Iterator[str]:
    if isinstance(change, AddFeature):
        yield paths[change.after] if change.after else change.path or loaded.files[0].path
        return
    yield paths[change.feature]
    if isinstance(change, RenameFeature):
        for entry in loaded.entries:
            if entry.feature.replaced_by == change.feature:
                yield entry.path
        for example in loaded.examples:
            if example.feature == change.feature:
                yield example.path


def _sorted(changes: Sequence[Change]) -> list[Change]:
    """Keys that are set come in the order in which entries have them."""
    return sorted(changes, key=lambda c: _TURN[c.key] if isinstance(c, SetKey) else 0)


def _edits(page: Page, change: Change) -> Iterator[Edit]:
    match change:
        case AddFeature():
            yield from entries.add(page, change)
        case RemoveFeature():
            yield from entries.remove(page, change.feature)
        case RenameFeature():
            yield from entries.rename(page, change.feature, change.to, owns=True)
        case _:
            yield from _in_entry(page, page.feature(change.feature), change)


def _in_entry(page: Page, block: Piece, change: Change) -> Iterator[Edit]:
    match change:
        case SetKey():
            yield from blocks.set_text(page, block, change.key, change.text)
        case ClearKey():
            yield from blocks.clear(page, block, change.key)
        case AddWords():
            yield from blocks.add_words(page, block, change.key, change.words)
        case RemoveWords():
            yield from blocks.remove_words(page, block, change.key, change.words)
        case SetWritten():
            yield from blocks.set_written(page, block, change.key, change.yaml)
        case SetScope() if change.scope:
            yield from blocks.set_written(page, block, "only", _scope(change.scope))
        case SetScope():
            yield from blocks.clear(page, block, "only")
        case SetLimit():
            yield from _set_limit(page, block, change)
        case SetException():
            yield from _set_exception(page, block, change)
        case _:
            raise AssertionError(change)


def _set_limit(page: Page, block: Piece, change: SetLimit) -> Iterator[Edit]:
    listed = block.value("limits")
    known = _block_with(listed, lambda b: _text(b, "name") == change.name)
    if known is not None:
        yield from blocks.set_text(page, known, change.bound, change.amount)
        return
    name, amount = scalar(change.name, flow=True), scalar(change.amount, flow=True)
    written = f"{{name: {name}, {change.bound}: {amount}}}"
    yield from _append(page, block, "limits", listed, written)


def _set_exception(page: Page, block: Piece, change: SetException) -> Iterator[Edit]:
    listed = block.value("exceptions")
    when = {name: set(values) for name, values in change.when.items()}
    known = _block_with(listed, lambda b: _when(b) == when)
    if known is not None:
        yield from blocks.set_text(page, known, "status", change.status.value)
        if change.note:
            yield from blocks.set_text(page, known, "note", change.note)
        return
    note = f", note: {scalar(change.note, flow=True)}" if change.note else ""
    written = f"{{when: {_scope(change.when)}, status: {change.status.value}{note}}}"
    yield from _append(page, block, "exceptions", listed, written)


def _append(
    page: Page, block: Piece, key: str, listed: Piece | None, written: str
) -> Iterator[Edit]:
    if listed is not None and listed.kind == "list":
        yield from blocks.add_items(page, listed, [written])
    else:
        yield from blocks.set_written(page, block, key, f"[{written}]")


def _block_with(listed: Piece | None, wanted: Callable[[Piece], bool]) -> Piece | None:
    items = listed.items if listed is not None and listed.kind == "list" else []
    return next((item for item in items if item.kind == "block" and wanted(item)), None)


def _text(block: Piece, key: str) -> str:
    value = block.value(key)
    return " ".join(value.text.split()) if value is not None else ""


def _when(exception: Piece) -> dict[str, set[str]]:
    when = exception.value("when")
    if when is None or when.kind != "block":
        return {}
    return {
        name.text: {item.text for item in value.items or [value]} for name, value in when.pairs()
    }


def _scope(scope: Mapping[str, Sequence[str]]) -> str:
    return scope_block({name: list(values) for name, values in scope.items()})


def _refuse_side_effects(old: Catalog, new: Catalog, changes: Sequence[Change]) -> None:
    """Raises ``UsageError`` where a feature changes that nobody asked to change."""
    meant = {change.feature for change in changes}
    meant |= {change.to for change in changes if isinstance(change, RenameFeature)}
    renamed = any(isinstance(change, RenameFeature) for change in changes)
    before = {f.id: _bare(f, renamed) for f in old.features if f.id not in meant}
    after = {f.id: _bare(f, renamed) for f in new.features if f.id not in meant}
    touched = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if touched:
        raise UsageError(
            f"this would change {shown(touched[0])} too, because both share a value by an anchor; "
            "change it by hand"
        )


def _bare(feature: Feature, renamed: bool) -> Feature:
    """The feature without what a change elsewhere may move or rename."""
    return replace(feature, line=1, replaced_by="" if renamed else feature.replaced_by)
