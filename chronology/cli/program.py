"""The program: its global options, and the way from its words to an exit status."""

import os
import sys

import click

from chronology import __version__
from chronology.cli.database import Database
from chronology.cli.group import LazyGroup

HELP = """Chronology: what happened where and when, who says so, and what cannot be true.

The database is that of --db, else of the variable CHRONOLOGY_DB, else the file
chronology.db in the current folder. Only `init` and `demo` make one.

\b
Examples:
  chronology demo
  chronology --db chronology-demo.db list --in 2016
"""


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", metavar="FILE|URL", help="The database: a file, or a postgresql:// address.")
@click.version_option(__version__, prog_name="chronology")
@click.pass_context
def program(context: click.Context, db: str | None) -> None:
    """Keep what every command shares: which database, and the words as typed."""
    context.obj = Database(db, context.meta.get("words", ()))


def run(words: list[str]) -> int:
    """Run the command that ``words`` say; return its exit status, whatever happens."""
    from chronology.cli import failure

    failure.soften_streams()
    try:
        failure.refuse_unreadable(words)
        status = invoke(words or ["--help"])
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last line before the user, who never sees a traceback
        return failure.explain(error)
    return status


def invoke(words: list[str]) -> int:
    """Let click find and run the command; return its exit status."""
    if "_CHRONOLOGY_COMPLETE" in os.environ:
        program.main(words, prog_name="chronology")
    try:
        with program.make_context("chronology", list(words)) as context:
            context.meta["words"] = tuple(words)
            status = program.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return status if isinstance(status, int) else 0
