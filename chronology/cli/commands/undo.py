"""`chronology undo`: a command taken back."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.output import say


@click.command("undo")
@click.argument("number", metavar="[COMMAND]", required=False, type=click.IntRange(min=1))
@pass_database
def command(database: Database, /, *, number: int | None) -> None:
    """Take back the last command, all of it.

    COMMAND is the number of another one, from `chronology history`: that of an
    undo brings back what it took. A command is refused where later ones changed
    the same entries. An import is one command, however many events it brought.

    \b
    Examples:
      chronology undo
      chronology undo 1
    """
    from chronology.query.history import command_of
    from chronology.store.undoing.reversal import undo

    with database.unit() as unit:
        taken = command_of(unit.reader, undo(unit, number))
        own = unit.command_id
    with database.reader() as reader:
        effect = command_of(reader, own)
    say(f"Took back command {taken.id}, “{taken.words}”, of {taken.at} by {taken.author}.")
    say(f"{effect.effect[:1].upper()}{effect.effect[1:]}.")
    say(f"`chronology undo {own}` brings it back.")
    for note in unit.notes:
        say(note)
