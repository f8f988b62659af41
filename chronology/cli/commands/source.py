"""`chronology source`: who or what speaks."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import create_option, format_option, stacked
from chronology.model.vocabulary import Reliability

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option("--title", metavar="WORDS", help="Its title."),
    click.option("--author", metavar="NAME", help="Who wrote it."),
    click.option("--publisher", metavar="NAME", help="Who published it."),
    click.option("--published", metavar="DATE", help="When it appeared."),
    click.option("--accessed", metavar="DATE", help="When you read it."),
    click.option("--url", metavar="URL", help="Where it is."),
    click.option("--archived-url", metavar="URL", help="Where a copy is."),
    click.option("--language", metavar="CODE", help="Its language, such as en."),
    click.option("--kind", metavar="WORDS", help="What it is, such as newspaper article."),
    click.option(
        "--reliability",
        type=click.Choice([letter.value for letter in Reliability], case_sensitive=False),
        metavar="A–F",
        help="A (reliable) to F (cannot be judged).",
    ),
    click.option("--derived-from", metavar="SLUG", help="The source that it repeats."),
    click.option("--note", metavar="WORDS", help="Your own remark."),
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, derived_from="derived_from_id")
    if values.get("derived_from_id"):
        values["derived_from_id"] = names.id_of("source", values["derived_from_id"])
    return values


command = EntityDoor(
    kind="source",
    about="Sources: who or what speaks.",
    fields=_fields,
    columns=_columns,
    named="SLUG",
    examples={
        "add": 'source add wire-2016 --title "A wire report" --published "1 July 2016" --reliability C',
        "list": "source list --in 2016",
        "show": "source show 1",
        "edit": "source edit 1 --reliability B",
        "merge": "source merge 1 2",
    },
).group()


@command.command("attach")
@click.argument("which", metavar="ID|SLUG")
@click.argument("file")
@click.option("--replace", is_flag=True, help="Take the place of the file that it has.")
@create_option
@pass_database
def attach(database: Database, /, *, which: str, file: str, replace: bool, create: bool) -> None:
    """Keep a copy of a file as that of a source, and its SHA-256.

    A database file case.db keeps the copies in the folder case.files beside it; the
    variable CHRONOLOGY_FILES names another folder, and must where the database is on
    a server. The copy is called by its hash and is read-only; the file's name, size,
    hash and the time are noted with the source. `chronology undo` takes that back and
    leaves the copy.

    \b
    Example:
      chronology source attach article-b report.txt
    """
    from chronology.cli.attaching import attach as attached

    attached(database, which, file, replace=replace, create=create)


@command.command("verify")
@click.argument("which", metavar="[ID|SLUG]...", nargs=-1)
@format_option
@pass_database
def verify(database: Database, /, *, which: tuple[str, ...], format_: str) -> None:
    """Prove that attached files are what they were when they were attached.

    Reads each file again and compares its SHA-256 and size with those noted: ok,
    changed, size, missing or unreadable. Without a source, all are read, and those
    that were replaced or belong to no source. Exits with 3 where one is damaged.

    \b
    Examples:
      chronology source verify
      chronology source verify article-b --format json
    """
    from chronology.cli.attaching import verify as verified

    verified(database, which, format_)
