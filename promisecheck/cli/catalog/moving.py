"""``promisecheck catalog import``, ``export`` and ``schema``: their options."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def import_features(
    source: Annotated[
        str, typer.Argument(metavar="FILE", help="A sheet (csv, xlsx), JSON, or YAML.")
    ],
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="How to read another program's file."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="Which sheet of a workbook.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Change entries that are there and differ, too.")
    ] = False,
    new: Annotated[
        str | None,
        typer.Option("--new", metavar="FILE", help="Begin a new catalog with them."),
    ] = None,
    product: Annotated[
        str | None, typer.Option("--product", metavar="NAME", help="The new catalog's product.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Which of the included files.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show the change and write nothing.")
    ] = False,
    catalog: options.CatalogFile = None,
) -> None:
    """Take features over from a sheet or another program's file.

    Columns are known by their heads (id, name, status, aliases, owner ... and the dimensions).
    What cannot be taken is named with its row and the reason.

    promisecheck catalog import features.xlsx --dry-run
    """
    from promisecheck.cli.catalog.transfers import Asked, run_import

    run_import(Asked(source, mapping, sheet, new, product, file or "", catalog, dry_run), update)


def export(
    format_name: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="csv, xlsx or json.")
    ] = "csv",
    output: options.Output = None,
    catalog: options.CatalogFile = None,
) -> None:
    """Write the catalog as a sheet or as JSON.

    promisecheck catalog export --format xlsx --output features.xlsx
    """
    from promisecheck.cli.catalog.transfers import run_export

    run_export(format_name, output, catalog)


def schema(output: options.Output = None) -> None:
    """Print the JSON Schema of catalogs, by which editors complete and check while typing.

    promisecheck catalog schema --output catalog.schema.json
    """
    from promisecheck.catalog.schema import schema_text
    from promisecheck.cli.catalog.writing import write_out

    write_out(schema_text(), output, for_people=False)
