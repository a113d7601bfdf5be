"""One run of ``catalog import`` or ``export``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.editing import Change, change_file, edit_catalog, preview_change
from promisecheck.catalog.editing.scalars import scalar
from promisecheck.catalog.load import parse_catalog
from promisecheck.catalog.transfer.export import to_csv, to_json, to_xlsx
from promisecheck.catalog.transfer.incoming import KEYS, Incoming, plan_from_json, plan_import
from promisecheck.catalog.transfer.mapping import mapped, read_mapping, read_other
from promisecheck.catalog.transfer.sheets import Row, read_csv, read_json, read_xlsx
from promisecheck.cli import given
from promisecheck.cli.catalog.chosen import catalog_chosen, catalog_path
from promisecheck.cli.catalog.writing import write_out
from promisecheck.cli.streams import tell, write_report
from promisecheck.errors import UsageError
from promisecheck.reports.wording import count
from promisecheck.scan import reason

_EXPORTS: Final = {"csv": to_csv, "xlsx": to_xlsx, "json": to_json}
_LARGEST: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What to import and where to, as it was given."""

    source: str
    mapping: str | None
    sheet: str | None
    new: str | None
    product: str | None
    file: str
    catalog: str | None
    dry_run: bool


def run_import(asked: Asked, update: bool) -> None:
    """Makes the changes that the file asks for, and says what could not be taken."""
    if asked.new is not None:
        _begin(asked, asked.new)
        return
    planned: list[Incoming] = []

    def plan(loaded: LoadedCatalog) -> list[Change]:
        planned[:] = [_planned(asked, loaded, update=update)]
        return planned[0].changes

    edited = (preview_change if asked.dry_run else change_file)(catalog_path(asked.catalog), plan)
    if asked.dry_run:
        write_report(edited.diff, for_people=True)
    _tell(planned[0], edited.after.path, written=not asked.dry_run)


def _begin(asked: Asked, path: str) -> None:
    """Writes a new catalog with the features; never over a file that is there."""
    if not asked.product:
        raise UsageError("--new needs --product, the name of the product that the catalog is of")
    if Path(path).exists():
        raise UsageError(f"--new {path}: this file is there already; import into it without --new")
    text = f"catalog: 1\nproduct: {scalar(asked.product)}\nfeatures: []\n"
    empty = parse_catalog(text.encode(), path)
    incoming = _planned(asked, empty, update=False)
    data = edit_catalog(empty, incoming.changes).after.data
    if asked.dry_run:
        write_report(data.decode(), for_people=True)
    else:
        write_out(data, path, for_people=False)
    _tell(incoming, path, written=not asked.dry_run)


def _planned(asked: Asked, loaded: LoadedCatalog, *, update: bool) -> Incoming:
    data = _read(asked.source)
    suffix = PurePath(asked.source).suffix.lower()
    if asked.mapping is not None:
        mapper = read_mapping(_read(asked.mapping), KEYS)
        rows: Iterable[Row] = mapped(read_other(data, asked.source), mapper)
    elif suffix == ".json":
        top = read_json(data)
        if isinstance(top, dict) and isinstance(top.get("features"), list):
            return plan_from_json(top, loaded, asked.file)
        raise UsageError(f"{asked.source} is no exported catalog; say how to read it by --mapping")
    elif suffix in (".xlsx", ".xlsm"):
        rows = read_xlsx(data, asked.sheet)
    elif suffix in (".csv", ".tsv", ".txt"):
        rows = read_csv(data)
    else:
        raise UsageError(f"{asked.source}: csv, xlsx and json can be read; others by --mapping")
    return plan_import(rows, loaded, asked.file, update=update)


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path}: {reason(error)}") from error
    if len(data) > _LARGEST:
        raise UsageError(f"{path}: it is larger than 64 MB")
    return data


def _tell(incoming: Incoming, path: str, *, written: bool) -> None:
    for left in incoming.not_taken:
        tell(f"not taken, {left.place}: {left.reason}")
    parts = [f"{count(len(incoming.added), 'feature')} added"]
    if incoming.updated:
        parts.append(f"{count(len(incoming.updated), 'feature')} changed")
    if incoming.known:
        parts.append(f"{count(len(incoming.known), 'feature')} differ and stay (--update)")
    if incoming.not_taken:
        parts.append(f"{count(len(incoming.not_taken), 'value')} not taken")
    tell(f"{path}: {', '.join(parts)}." + ("" if written else " Nothing was written."))


def run_export(format_name: str, output: str | None, catalog: str | None) -> None:
    """Writes the catalog in the format asked for."""
    given.one_of("--format", format_name, tuple(_EXPORTS))
    if format_name == "xlsx" and output is None:
        raise UsageError("a workbook goes to a file; name it with --output FILE")
    data = _EXPORTS[format_name](catalog_chosen(catalog))
    write_out(data, output, for_people=False)
