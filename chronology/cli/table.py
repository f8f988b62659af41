"""Every command: its name, where it lives, and the line that `--help` prints of it.

`chronology --help` reads this table and imports no command. A test holds each
line to the command's own help.
"""

from typing import NamedTuple


class Entry(NamedTuple):
    """One command of the program."""

    name: str
    module: str
    help: str


COMMANDS: tuple[Entry, ...] = (
    Entry("init", "chronology.cli.commands.init", "Make an empty chronology."),
    Entry(
        "demo",
        "chronology.cli.commands.demo",
        "Make the demo chronology and show what the program does.",
    ),
    Entry("add", "chronology.cli.commands.add", "Add an event."),
    Entry("edit", "chronology.cli.commands.edit", "Change an event."),
    Entry("rm", "chronology.cli.commands.rm", "Remove an event."),
    Entry("show", "chronology.cli.commands.show", "Show everything that is known of an event."),
    Entry("merge", "chronology.cli.commands.merge", "Merge two records of one event."),
    Entry("cite", "chronology.cli.commands.cite", "Add what a source says of an event."),
    Entry("relate", "chronology.cli.commands.relate", "Say how one event lies to another."),
    Entry("list", "chronology.cli.commands.list", "List events: what happened, where and when."),
    Entry("ask", "chronology.cli.commands.ask", "Ask in plain words."),
    Entry("stats", "chronology.cli.commands.stats", "Count events, and add up what they claim."),
    Entry("why", "chronology.cli.commands.why", "Show how an event's bounds follow."),
    Entry("check", "chronology.cli.commands.check", "Find what cannot all be true."),
    Entry("date", "chronology.cli.commands.date", "Show how a date is read."),
    Entry("import", "chronology.cli.commands.import_", "Read events from a file."),
    Entry("export", "chronology.cli.commands.export", "Write events to a file."),
    Entry(
        "bundle",
        "chronology.cli.commands.bundle",
        "Bundles of evidence, checked without the database.",
    ),
    Entry("history", "chronology.cli.commands.history", "Show who changed what, and when."),
    Entry("undo", "chronology.cli.commands.undo", "Take back the last command, all of it."),
    Entry(
        "purge", "chronology.cli.commands.purge", "Remove something for good, from the history too."
    ),
    Entry("actor", "chronology.cli.commands.actor", "People, groups, organisations and states."),
    Entry("place", "chronology.cli.commands.place", "Places, each within another."),
    Entry("source", "chronology.cli.commands.source", "Sources: who or what speaks."),
    Entry("category", "chronology.cli.commands.category", "Kinds of event."),
    Entry("role", "chronology.cli.commands.role", "What an actor is in an event."),
    Entry("db", "chronology.cli.commands.db", "The database itself."),
)
