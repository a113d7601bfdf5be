"""``promisecheck config``: what holds in this folder and where it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli import options


def config(
    config_file: options.ConfigFile = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="PATH", help="What holds for this document, [[paths]] included."
        ),
    ] = None,
) -> None:
    """Show each setting that holds in this folder, and where it comes from.

    promisecheck config
    """
    from promisecheck.cli.streams import write_report
    from promisecheck.cli.telling_settings import lines

    write_report("".join(f"{line}\n" for line in lines(config_file, path)), for_people=True)
