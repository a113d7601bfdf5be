"""The options that several commands on the catalog share, besides those of all commands."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.options import AsOf, CatalogFile, ConfigFile

__all__ = ["AsOf", "CatalogFile", "ConfigFile", "FeatureId", "FormatName", "Output"]

FormatName = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", help="How to write what was found.")
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead."),
]
FeatureId = Annotated[str, typer.Argument(metavar="FEATURE", help="The feature's id or name.")]
