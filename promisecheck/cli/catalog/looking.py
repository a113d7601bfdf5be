"""``promisecheck catalog list``, ``show`` and ``find``."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def list_features(
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="Of this status. Repeatable.")
    ] = None,
    owner: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Of this owner. Repeatable.")
    ] = None,
    scope: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Available there, as in plan=team. Repeatable."),
    ] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Due for review, past the eta, or a beta for long.")
    ] = False,
    catalog: options.CatalogFile = None,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """List the features as a table.

    promisecheck catalog list --status unstable --owner billing

    Formats: text, markdown, csv, json.
    """
    from promisecheck.cli.catalog.views import Listing, list_out

    list_out(Listing(status or [], owner or [], scope or [], as_of, stale), catalog, format_name)


def show(feature: options.FeatureId, catalog: options.CatalogFile = None) -> None:
    """Show all that the catalog says of one feature.

    promisecheck catalog show saml-sso
    """
    from promisecheck.cli.catalog.views import show_out

    show_out(feature, catalog)


def find(
    text: Annotated[list[str], typer.Argument(metavar="WORDS...", help="A name or a sentence.")],
    catalog: options.CatalogFile = None,
) -> None:
    """Find features by words, and say what a text with these words would match.

    promisecheck catalog find log in with Google
    """
    from promisecheck.cli.catalog.views import find_out

    find_out(" ".join(text), catalog)
