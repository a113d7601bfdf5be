"""``promisecheck catalog suggest``: its options."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def suggest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help="Seen so many times at least.")
    ] = 2,
    ask: Annotated[
        bool, typer.Option("--ask", help="Go through them one by one and add what you accept.")
    ] = False,
    patch: Annotated[
        bool,
        typer.Option("--patch", help="Write all aliases as a patch of the catalog to look at."),
    ] = False,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """Say which words documents use for features, and which capabilities the catalog lacks.

    promisecheck catalog suggest quotes/ --ask

    Formats: text, json. Nothing is added unless you accept it.
    """
    from promisecheck.cli.catalog.suggestions import Asked, run_suggest
    from promisecheck.cli.reading import Reading
    from promisecheck.cli.settling import Asked as Against
    from promisecheck.cli.settling import settings_given

    reading = Reading(paths, settings_given(config), Against(catalog=catalog, as_of=as_of))
    run_suggest(Asked(reading, least), format_name, ask=ask, patch=patch)
