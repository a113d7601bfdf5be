"""The options that several commands on the catalog share."""

from __future__ import annotations

from typing import Annotated

import typer

CatalogFile = Annotated[
    str | None,
    typer.Option(
        "--catalog",
        "-c",
        metavar="FILE",
        envvar="PROMISECHECK_CATALOG",
        help="The catalog. Default: catalog.yaml in this folder or the nearest one above.",
    ),
]
FormatName = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", help="How to write what was found.")
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day that counts as today, as in 2026-11-21."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead."),
]
FeatureId = Annotated[str, typer.Argument(metavar="FEATURE", help="The feature's id or name.")]
