"""`chronology purge`: something removed for good, from the history too."""

import click

from chronology.cli.database import Database, pass_database

# As in chronology.store.purging.reach, which is not loaded for `--help`.
_KINDS = ("event", "actor", "place", "source")


@click.command("purge")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("which", metavar="ID|NAME")
@click.option("--reason", required=True, metavar="WORDS", help="Why; the note keeps it for good.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@pass_database
def command(database: Database, /, *, kind: str, which: str, reason: str, yes: bool) -> None:
    """Remove something for good, from the history too.

    For what the law requires to be removed: an event, actor, place or source, with
    whatever cannot be without it, every earlier version of both, the words of the
    commands that wrote them, and the attached file that no other source has. Only a
    note stays: who, when, why, what kind and which number. It cannot be undone.
    docs/purging.md says what goes, what stays and what no program can reach.

    \b
    Example:
      chronology purge event 1 --reason "order of the district court, 4 May" --yes
    """
    from chronology.cli.purging import purge_one

    purge_one(database, kind, which, reason, yes=yes)
