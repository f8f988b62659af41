"""A command whose words may begin with a BC year, which looks like an option."""

import re

import click

_NEGATIVE_YEAR = re.compile(r"-\d")


class PhraseCommand(click.Command):
    """Takes `-0043` as a word; the options then stand before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options up to the first negative year, and all else as words."""
        options = {
            name
            for param in self.params
            if isinstance(param, click.Option) and not param.is_flag
            for name in param.opts
        }
        for at, word in enumerate(args):
            if word == "--":
                break
            if _NEGATIVE_YEAR.match(word) and (at == 0 or args[at - 1] not in options):
                args = [*args[:at], "--", *args[at:]]
                break
        return super().parse_args(ctx, args)
