"""Groups of commands that load a command's module only once the command is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click.core import Command, Context


class LazyGroup(TyperGroup):
    """A group whose further commands are named in ``later``, as ``module:function``."""

    later: ClassVar[Mapping[str, str]] = {}

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return [*super().list_commands(ctx), *self.later]

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name, or ``None``."""
        known = super().get_command(ctx, cmd_name)
        if known is not None or cmd_name not in self.later:
            return known
        self.commands[cmd_name] = command = _load(cmd_name, self.later[cmd_name])
        return command


def _load(name: str, place: str) -> Command:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        command = get_command(found)
        command.name = name
        return command
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    alone.command(name)(found)
    return get_command(alone)
