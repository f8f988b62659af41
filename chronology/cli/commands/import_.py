"""`chronology import`: events from a file."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.output import say
from chronology.cli.reading import Order
from chronology.cli.usage import bad_usage


@click.command("import")
@click.argument("file")
@click.option(
    "--as", "format_", metavar="FORMAT", help="csv, json, jsonl or yaml; else the suffix tells."
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Our column when is their column Date.",
)
@click.option("--dry-run", is_flag=True, help="Read and report, and change nothing.")
@click.option("--day-first", "order", flag_value="day", help="Read 3/4/2016 as 3 April.")
@click.option("--month-first", "order", flag_value="month", help="Read 3/4/2016 as 4 March.")
@click.option("--encoding", metavar="NAME", help="The file's encoding.  [default: UTF-8]")
@click.option(
    "--refused", metavar="FILE", help="Where refused rows go.  [default: beside the file]"
)
@pass_database
def command(
    database: Database,
    /,
    *,
    file: str,
    format_: str | None,
    pairs: tuple[str, ...],
    dry_run: bool,
    order: Order | None,
    encoding: str | None,
    refused: str | None,
) -> int:
    """Read events from a file.

    The format is told by the file's suffix; - is standard input. Rows that
    cannot be read are reported and written to a file of their own, which can be
    corrected and imported again; the exit status is then 2.

    \b
    Examples:
      chronology import events.csv --dry-run
      chronology import incidents.csv --map when=Date --map title=Incident --dry-run
    """
    from chronology.cli.importing import lines_of
    from chronology.formats import import_file

    mapping = dict(_pair(words) for words in pairs)
    report = import_file(
        database.location,
        file,
        format=format_,
        mapping=mapping,
        dry_run=dry_run,
        order=order,
        encoding=encoding,
        command=database.command,
        refused_path=refused,
    )
    for line in lines_of(report):
        say(line)
    sys.stdout.flush()
    for refusal in report.refused:
        say(str(refusal), err=True)
    return 2 if report.refused else 0


def _pair(words: str) -> tuple[str, str]:
    ours, equals, theirs = words.partition("=")
    if not (equals and ours.strip() and theirs.strip()):
        raise bad_usage(f"--map takes OURS=THEIRS, as in when=Date, not “{words}”.")
    return ours.strip(), theirs.strip()
