"""Writes docs/cli-reference.md: the real `--help` of every command.

Run as `python -m chronology.cli.reference`; a test notices a page that is stale.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from chronology.cli.program import program

PAGE = Path(__file__).parents[2] / "docs" / "cli-reference.md"

_INTRODUCTION = """\
# Command-line reference

The `--help` of every command, written by the program itself (`make docs`).

Exit status: 0 fine; 1 `check` has findings; 2 bad input or usage; 3 the database
is missing, locked, corrupt, needs `chronology db upgrade` or is newer than the
program; 4 declined, or could not write; 130 interrupted. Errors go to stderr.
"""


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield path, command and context of every command, groups before their own."""
    context = click.Context(
        program,
        info_name="chronology",
        terminal_width=80,
        max_content_width=80,
        **program.context_settings,
    )
    yield from _below("chronology", program, context)


def _below(
    path: str, command: click.Command, context: click.Context
) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                within = click.Context(inner, info_name=name, parent=context)
                yield from _below(f"{path} {name}", inner, within)


def page() -> str:
    """Return the text of the page."""
    parts = [_INTRODUCTION]
    for path, command, context in commands():
        parts.append(f"## {path}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def main() -> int:
    """Write the page where it has changed."""
    text = page()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
