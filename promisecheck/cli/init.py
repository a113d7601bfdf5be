"""``promisecheck init``."""

from __future__ import annotations

from typing import Annotated

import typer


def init(
    folder: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="Where to; default: this folder.")
    ] = ".",
    product: Annotated[
        str, typer.Option("--product", metavar="NAME", help="What the product is called.")
    ] = "Your product",
    ci: Annotated[
        str, typer.Option("--ci", metavar="NAME", help="github, gitlab or none.")
    ] = "github",
) -> None:
    """Write a commented starter catalog, configuration and CI file. Overwrites nothing.

    promisecheck init --product "Northwind Cloud"
    """
    import datetime as dt
    from pathlib import Path

    from promisecheck.cli import given
    from promisecheck.cli.streams import tell
    from promisecheck.errors import UsageError
    from promisecheck.upkeep.starting import CI_FILES, starter_files, write_new

    given.one_of("--ci", ci, (*CI_FILES, "none"))
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise UsageError(f"{folder}: this is a file; name a folder")
    if not product.strip():
        raise UsageError("--product is empty; write what the product is called")
    for name, text in starter_files(" ".join(product.split()), ci, dt.date.today()).items():
        try:
            written = write_new(root / name, text)
        except OSError as error:
            why = (error.strerror or "the system gives no reason").lower()
            raise UsageError(f"{root / name}: it cannot be written: {why}") from error
        tell(f"{root / name}: {'written' if written else 'is there already, and stays as it is'}.")
    tell("Next: look at catalog.yaml, then run: promisecheck catalog validate")
