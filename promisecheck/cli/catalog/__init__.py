"""``promisecheck catalog``: the commands by which support keeps the catalog."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import ClassVar

import typer

from promisecheck.cli.lazy import LazyGroup


class CatalogCommands(LazyGroup):
    """Each command's module is loaded when the command runs."""

    later: ClassVar[Mapping[str, str]] = {
        "validate": "promisecheck.cli.catalog.validate:validate",
        "list": "promisecheck.cli.catalog.looking:list_features",
        "show": "promisecheck.cli.catalog.looking:show",
        "find": "promisecheck.cli.catalog.looking:find",
        "test": "promisecheck.cli.catalog.trying:try_examples",
        "diff": "promisecheck.cli.catalog.diffing:diff",
        "stale": "promisecheck.cli.catalog.due:stale",
        "suggest": "promisecheck.cli.catalog.learning:suggest",
        "import": "promisecheck.cli.catalog.moving:import_features",
        "export": "promisecheck.cli.catalog.moving:export",
        "schema": "promisecheck.cli.catalog.moving:schema",
        "add": "promisecheck.cli.catalog.changing:add",
        "set": "promisecheck.cli.catalog.changing:set_feature",
        "remove": "promisecheck.cli.catalog.changing:remove",
        "rename": "promisecheck.cli.catalog.changing:rename",
        "review": "promisecheck.cli.catalog.changing:review",
    }


app = typer.Typer(cls=CatalogCommands, add_completion=False, no_args_is_help=True)


@app.callback()
def catalog() -> None:
    """Look at the catalog, change it, try it out and compare it.

    Start with: promisecheck catalog validate
    """
    gc.disable()  # what a catalog is made of lives to the end of the command, which is near
