"""``promisecheck catalog validate``."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def validate(
    catalog: options.CatalogFile = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CHECK", help="Only these warnings: code, name or CAT2. Repeatable."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CHECK", help="Not these warnings. Repeatable.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="A warning makes the exit status 1.")
    ] = False,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """Say all that is wrong in the catalog, and warn of what makes it worse than it could be.

    promisecheck catalog validate --ignore no-evidence --format github

    Formats: text, json, github, gitlab. Exit status: 0 it can be used, 1 it can be used and
    --strict met a warning, 2 it cannot be used.
    """
    from promisecheck.cli.catalog.validating import run_validate

    raise typer.Exit(
        run_validate(catalog, select or [], ignore or [], format_name, as_of, strict=strict)
    )
