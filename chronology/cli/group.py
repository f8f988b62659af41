"""Click groups that suggest the nearest command; the first imports commands when they are run."""

import importlib

import click

from chronology.cli.table import COMMANDS


class Group(click.Group):
    """A group such as `actor`: its commands keep their order, and a misspelt one is suggested."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they were added."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the group's own options; refuse to be run without a command."""
        if not args:
            names = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"`{ctx.command_path}` needs a command: {names}.", ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named first in ``args``; refuse an unknown one with a suggestion."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            raise click.UsageError(unknown_command(args[0], names), ctx)
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """The program's own commands, read from the table and imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table, which is that of the work."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return the command of that name, None if there is none."""
        for entry in COMMANDS:
            if entry.name == cmd_name:
                command: click.Command = importlib.import_module(entry.module).command
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without importing one of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])


def unknown_command(word: str, names: list[str]) -> str:
    """Return the sentence that refuses ``word``, with the nearest of ``names``."""
    from difflib import get_close_matches

    near = get_close_matches(word, names, n=1)
    cure = f" Did you mean “{near[0]}”?" if near else ""
    return f"There is no command “{word}”.{cure}"
