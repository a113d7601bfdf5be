"""``promisecheck waive``: an exception for one finding, written into the waivers file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from promisecheck.cli import options

_Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why it may be said.", show_default=False)
]
_Approver = Annotated[
    str, typer.Option("--approver", metavar="NAME", help="Who allows it.", show_default=False)
]
_Expiry = Annotated[
    str,
    typer.Option(
        "--expiry", metavar="DATE", help="The last day that it holds.", show_default=False
    ),
]


def waive(
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT", help="The finding's, from a JSON report; its beginning will do."
        ),
    ],
    reason: _Reason,
    approver: _Approver,
    expiry: _Expiry,
    paths: options.Paths = None,
    waivers: options.Waivers = None,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    scope: options.ScopeGiven = None,
    as_of: options.AsOf = None,
) -> None:
    """Grant an exception for one finding: adds it to the waivers file.

    promisecheck waive 3f2a9c01 quotes/ --reason "agreed, ticket 4711" --approver "Maja Lind"
    --expiry 2027-01-31
    """
    from promisecheck.cli.reading import Reading
    from promisecheck.cli.settling import Asked, settings_given
    from promisecheck.cli.waiving import Wanted, run_waive

    given = Path(waivers) if waivers else None
    wanted = Wanted(fingerprint, reason, approver, expiry, given)
    against = Asked(catalog, scope or [], as_of)
    run_waive(wanted, Reading(paths or ["."], settings_given(config), against))
