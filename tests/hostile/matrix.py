"""Every command of the program, with a hostile text in each of its words in turn."""

from collections.abc import Iterator
from typing import NamedTuple

import click

from chronology.cli.program import program

#: What a command's arguments are where they are not the text.
_USUAL = {
    "event": ["1"], "other": ["2"], "which": ["1"], "keep": ["1"], "relation": ["after"],
    "words": ["2016"], "kind": ["event"], "fingerprints": ["0000"], "name": ["x"], "title": ["x"],
    "when": ["2016"], "source": ["wire"], "says_when": ["2016"], "because": ["x"], "reason": ["x"],
    "file": ["x.csv"], "to": ["x.db"],
}  # fmt: skip
#: Options that would keep a command from doing anything, or make it ask.
_LEFT_OUT = {"help"}


class Command(NamedTuple):
    """One command: its words, and what it takes."""

    words: tuple[str, ...]
    parameters: tuple[click.Parameter, ...]


def commands() -> list[Command]:
    """Return every command of the program."""
    return list(_beneath(program, click.Context(program), ()))


def _beneath(
    command: click.Command, context: click.Context, words: tuple[str, ...]
) -> Iterator[Command]:
    if not isinstance(command, click.Group):
        yield Command(words, tuple(command.params))
        return
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner is not None
        yield from _beneath(inner, click.Context(inner, parent=context), (*words, name))


def listings(command: Command) -> Iterator[list[str]]:
    """Yield the words that have a command print what there is, in each of its formats."""
    formats = next((p for p in command.parameters if "--format" in p.opts), None)
    if formats is None or not isinstance(formats.type, click.Choice):
        return
    for each in formats.type.choices:
        yield [*command.words, *_given(command, None, ""), "--format", each]


def spoilt(command: Command, evil: str) -> Iterator[list[str]]:
    """Yield the words of a command with the text in one of its parameters."""
    for parameter in command.parameters:
        is_flag = isinstance(parameter, click.Option) and parameter.is_flag
        if not is_flag and parameter.name not in _LEFT_OUT:
            yield [*command.words, *_given(command, parameter, evil)]


def _given(command: Command, spoilt_one: click.Parameter | None, evil: str) -> list[str]:
    options: list[str] = []
    arguments: list[str] = []
    for parameter in command.parameters:
        chosen = parameter is spoilt_one
        if isinstance(parameter, click.Argument):
            if chosen:
                arguments.append(evil)
            elif parameter.required or parameter.name in ("event", "which"):
                arguments += _USUAL.get(str(parameter.name), ["x"])
        elif chosen and parameter.nargs == 2:
            options += [parameter.opts[0], evil, evil]
        elif chosen:
            options.append(f"{parameter.opts[0]}={evil}")
        elif parameter.required:
            options += [parameter.opts[0], *_USUAL.get(str(parameter.name), ["x"])]
    return [*options, "--", *arguments] if arguments else options
