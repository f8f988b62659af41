"""`chronology export`: events to a file."""

import os
from typing import Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.filtering import filter_of, is_filtered, refuse_bad_filter
from chronology.cli.options import filter_options
from chronology.cli.output import say
from chronology.cli.past import as_of_option
from chronology.errors import BadInputError


@click.command("export")
@click.argument("file")
@click.argument("text", nargs=-1)
@click.option(
    "--as",
    "format_",
    metavar="FORMAT",
    help="jsonl, json, yaml, csv, xlsx, parquet, markdown, html, geojson, timelinejs,"
    " icalendar, ftm or bundle; else the suffix tells.",
)
@click.option(
    "--bundle",
    is_flag=True,
    help="Make one zip of evidence: with sources, attached files, history and hashes.",
)
@click.option("--excel", is_flag=True, help="Begin a CSV with the mark that Excel looks for.")
@click.option(
    "--redact",
    metavar="PROFILE",
    help="Withhold or blur what a YAML or JSON file says; see docs/redaction.md.",
)
@click.option("--strict", is_flag=True, help="Write nothing if the format would lose something.")
@click.option(
    "--extra",
    multiple=True,
    metavar="NAME",
    help="Write a column that an import kept besides to a CSV or Excel file too; all for each.",
)
@filter_options
@as_of_option
@pass_database
def command(
    database: Database,
    /,
    *,
    file: str,
    text: tuple[str, ...],
    format_: str | None,
    bundle: bool,
    excel: bool,
    redact: str | None,
    strict: bool,
    extra: tuple[str, ...],
    **wanted: Any,
) -> None:
    """Write events to a file.

    The format is told by the file's suffix; - is standard output. CSV and Excel
    (.xlsx) are a table; Parquet is one of typed columns; Markdown and HTML are a chronology to read and to print,
    with footnoted sources; JSON, JSON Lines and YAML hold everything, and
    `chronology import` reads them back. With filters, only the events that match.
    A bundle (.zip) is for evidence: `chronology bundle verify` checks it without the
    database.

    An export ends by saying what its format could not carry, such as rival claims,
    and of how many events; --strict writes nothing instead.

    With --redact a profile says what is withheld, and the export is made of a copy that
    does not hold it: events above a level of handling (public, if the profile says no
    other), fields, actors, exact places and dates, sources. Ids are new. It ends by
    saying what was withheld, and what it cannot promise.

    \b
    Examples:
      chronology export timeline.csv --excel
      chronology export urfa.yaml --where Urfa
      chronology export back.csv --extra all
      chronology export case.html --in 2016 --where Urfa
      chronology export --bundle case.zip --in 2016 --where Urfa
      chronology export public.jsonl --redact public.yaml
    """
    from chronology.cli.exporting import format_named, lines_of, write_events

    refuse_bad_filter(wanted)
    own = database.location.path
    if os.path.exists(own) and os.path.exists(file) and os.path.samefile(file, own):
        raise BadInputError(f"“{file}” is the database itself.", "Name another file to export to.")
    options = {
        "format": format_named(format_, bundle=bundle),
        "excel": excel,
        "strict": strict,
        "extra": extra,
    }
    chosen = None
    with database.reader() as reader:
        if text or is_filtered(wanted):
            chosen = filter_of(reader, wanted, text=" ".join(text))
        report, told = write_events(reader, chosen, file, redact, options)
    for line in (*lines_of(report), *told):
        say(line, err=True)
