"""`chronology demo`: the main job, shown."""

import sys

import click

from chronology.cli.database import Database, pass_database


@click.command("demo")
@click.option("--to", metavar="FILE", help="The file to make.  [default: chronology-demo.db]")
@pass_database
def command(database: Database, /, *, to: str | None) -> None:
    """Make the demo chronology and show what the program does.

    It holds what two newspaper articles report, each line a claim of somebody.
    Prints what happened where in 2016, how other claims narrow one of the dates, a
    timeline that it writes beside the database, and three commands to try next.
    Running it again adds nothing.

    \b
    Example:
      chronology demo --to demo.db
    """
    from chronology.cli.demonstration import DEFAULT_FILE, called_as, prepare, show

    demo = Database(to or database.named or DEFAULT_FILE, database.words)
    prepare(demo)
    show(demo, called_as(sys.argv))
