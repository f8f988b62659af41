"""What findings suggest are commands of this program, with options that it has."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from chronology.checks.run import run_checks
from chronology.cli.program import program
from tests.checks import ledger

LEDGERS = Path(ledger.__file__).parent

#: The words that a person replaces, and something of the kind to put there.
BLANKS = {"ID": "1", "SLUG": "wire", "N": "1", "FINGERPRINT": "0123456789abcdef"}


def ledgers() -> Iterator[str]:
    """Yield the ledgers in the docstrings of the tests of the checks."""
    for path in sorted(LEDGERS.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
            if words and re.search(r"^event \d", words, re.MULTILINE):
                yield words


def suggestions() -> dict[str, str]:
    """Return one suggestion of each shape, by the shape: numbers do not matter."""
    found: dict[str, str] = {}
    for words in ledgers():
        for finding in run_checks(ledger.read(words), possible=True):
            for suggestion in finding.suggestions:
                shape = re.sub(r"\b[0-9a-f]{16}\b|\d+|“[^”]*”", "N", suggestion)
                found.setdefault(f"{finding.check}: {shape}", suggestion)
    return found


def parse(words: list[str]) -> None:
    """Let click read a command, and do nothing of what it says."""
    command: click.Command = program
    # click keeps what it learns of help options with each command, for later tests too.
    context = click.Context(program, **program.context_settings)
    name = "chronology"
    while isinstance(command, click.Group):
        found, inner, words = command.resolve_command(context, words)
        assert inner is not None
        name, command = str(found), inner
        context = click.Context(command, info_name=name, parent=context)
    command.make_context(name, words, parent=context.parent)


def test_every_suggestion_is_a_command_of_the_program() -> None:
    shapes = suggestions()
    assert len(shapes) > 20
    for shape, suggestion in shapes.items():
        words = shlex.split(suggestion)
        assert words[0] == "chronology", shape
        filled = [BLANKS.get(word, word) for word in words[1:]]
        try:
            parse(filled)
        except click.ClickException as error:
            pytest.fail(f"{shape}: {error.format_message()}")


def test_the_test_can_fail() -> None:
    with pytest.raises(click.UsageError):
        parse(shlex.split('cite 1 --chnge 2 --rank "deprecated"'))
