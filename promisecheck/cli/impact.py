"""``promisecheck impact``: its options."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def impact(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    old: Annotated[
        str,
        typer.Option("--from", metavar="OLD", help="A file, REVISION:FILE, or a git revision."),
    ] = "HEAD",
    new: Annotated[
        str | None,
        typer.Option("--to", metavar="NEW", help="The same; default: the catalog as it is."),
    ] = None,
    scope: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="What the documents are for.")
    ] = None,
    catalog: options.CatalogFile = None,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """Say which documents' promises a change of the catalog breaks, and which it mends.

    promisecheck impact quotes/ --from catalog.yaml --to catalog-new.yaml

    Formats: text, markdown, json. Exit status: 0 it breaks none, 1 it breaks one, 2 not all could
    be looked at.
    """
    from promisecheck.cli.comparing import Comparison, run_comparison

    asked = Comparison(old, new, paths, scope or [], catalog, as_of)
    raise typer.Exit(run_comparison(asked, format_name, broken_is=1, with_changes=False))
