"""``promisecheck catalog diff``."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A file, REVISION:FILE, or a git revision.")
    ],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="The same; default: the catalog as it is.")
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="PATH", help="Say what changes for these documents, too."),
    ] = None,
    scope: Annotated[
        list[str] | None, typer.Option(metavar="NAME=VALUE", help="What the documents are for.")
    ] = None,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """Say in words what changed between two versions of the catalog.

    promisecheck catalog diff HEAD~3 --in quotes/

    Formats: text, markdown, json. Exit status: 0 whatever changed, 2 where it cannot be told.
    """
    from promisecheck.cli.comparing import Comparison, run_comparison
    from promisecheck.cli.reading import Reading
    from promisecheck.cli.settling import Asked, settings_given

    against = Asked(catalog, scope or [], as_of)
    asked = Comparison(old, new, Reading(documents or [], settings_given(config), against))
    raise typer.Exit(run_comparison(asked, format_name, broken_is=0, with_changes=True))
