"""``promisecheck catalog stale``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def stale(
    within: Annotated[
        int, typer.Option("--within", metavar="DAYS", min=0, help="Also what is due so soon.")
    ] = 0,
    owner: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only of this owner. Repeatable.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="The exit status is 1 where anything is due.")
    ] = False,
    catalog: options.CatalogFile = None,
    format_name: options.FormatName = "text",
    output: options.Output = None,
    as_of: options.AsOf = None,
) -> None:
    """List what is due for review, by owner: reviews, plans past their eta, betas of over a year.

    promisecheck catalog stale --within 30 --format icalendar --output reviews.ics

    Formats: text, markdown, csv, icalendar.
    """
    from promisecheck.cli import given
    from promisecheck.cli.catalog.chosen import catalog_chosen
    from promisecheck.cli.catalog.writing import write_told
    from promisecheck.cli.streams import tell
    from promisecheck.upkeep.agenda import FORMATS, due_entries

    given.one_of("--format", format_name, tuple(FORMATS))
    loaded, day = catalog_chosen(catalog), given.date_given(as_of)
    due = due_entries(loaded.entries, day, day + dt.timedelta(days=within))
    due = [one for one in due if not owner or one.owner in owner]
    text = FORMATS[format_name](due, loaded.catalog.product)
    write_told(text, format_name, output)
    tell("1 entry is due." if len(due) == 1 else f"{len(due)} entries are due.")
    raise typer.Exit(1 if check and due else 0)
