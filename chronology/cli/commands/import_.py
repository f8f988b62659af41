"""`chronology import`: events from a file."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.reading import Order
from chronology.cli.usage import bad_usage


@click.command("import")
@click.argument("file")
@click.option(
    "--as",
    "format_",
    metavar="FORMAT",
    help="acled, bundle, csv, ftm, gdelt, geojson, gramps, gtd, icalendar, json, jsonl, noaa, ods,"
    " timelinejs, timemap, ucdp, wikidata, xlsx or yaml; else its content or its suffix tells.",
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="OURS=THEIRS",
    help="Our column when is their column Date.",
)
@click.option(
    "--mapping",
    metavar="NAME|FILE",
    help="Map as saved under NAME, or as a YAML or JSON file says.",
)
@click.option("--save-mapping", metavar="NAME", help="Save the mapping in the chronology as NAME.")
@click.option("--dry-run", is_flag=True, help="Read and report, and change nothing.")
@click.option(
    "--diff", is_flag=True, help="Show event by event what would change, and change nothing."
)
@click.option("--day-first", "order", flag_value="day", help="Read 3/4/2016 as 3 April.")
@click.option("--month-first", "order", flag_value="month", help="Read 3/4/2016 as 4 March.")
@click.option("--encoding", metavar="NAME", help="The file's encoding, where it is guessed wrong.")
@click.option(
    "--dataset", metavar="SLUG", help="The dataset that the file is an edition of, by its slug."
)
@click.option(
    "--theirs",
    is_flag=True,
    help="Let the file replace what was edited here since it came, or since it was exported.",
)
@click.option(
    "--refused", metavar="FILE", help="Where refused rows go.  [default: beside the file]"
)
@click.option(
    "--format",
    "shown",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to print the report.",
)
@pass_database
def command(
    database: Database,
    /,
    *,
    file: str,
    format_: str | None,
    pairs: tuple[str, ...],
    mapping: str | None,
    save_mapping: str | None,
    dry_run: bool,
    diff: bool,
    order: Order | None,
    encoding: str | None,
    dataset: str | None,
    theirs: bool,
    refused: str | None,
    shown: str,
) -> int:
    """Read events from a file.

    The format is told by what the file holds, else by its suffix; it may be
    packed by gzip, and - is standard input. A dataset that is imported again
    changes what is new in it, and leaves what was edited here as it is. Rows
    that cannot be read are reported and written to a file of their own, which
    can be corrected and imported again; the exit status is then 2.

    \b
    Examples:
      chronology import events.csv --dry-run
      chronology import incidents.csv --map when=Date --map title=Incident --dry-run
      chronology import incidents.xlsx --map when=Date --map title=Incident --save-mapping police
      chronology import more.ods --mapping police
      chronology import ged231.csv.gz --diff
    """
    from chronology.cli.importing import print_report
    from chronology.cli.progress import watching
    from chronology.formats import import_file

    with watching() as watch:
        report = import_file(
            database.location,
            file,
            format=format_,
            mapping=dict(_pair(words) for words in pairs),
            mapped_by=mapping,
            save_mapping=save_mapping,
            dry_run=dry_run or diff,
            diff=diff,
            order=order,
            encoding=encoding,
            dataset=dataset,
            theirs=theirs,
            command=database.command,
            refused_path=refused,
            watch=watch,
        )
    print_report(report, shown, diff=diff)
    return 2 if report.refusals else 0


def _pair(words: str) -> tuple[str, str]:
    ours, equals, theirs = words.partition("=")
    if not (equals and ours.strip() and theirs.strip()):
        raise bad_usage(f"--map takes OURS=THEIRS, as in when=Date, not “{words}”.")
    return ours.strip(), theirs.strip()
