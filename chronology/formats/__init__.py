"""File formats: each reads a file into a chronology and writes one from it.

The formats are listed once, here; the command line, its help and the tests read
``FORMATS``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING

from chronology.errors import BadInputError
from chronology.formats.acled_file import ACLED
from chronology.formats.base import ExportJob, Format, ImportJob, Unread
from chronology.formats.bundle_file import BUNDLE
from chronology.formats.csv_file import CSV
from chronology.formats.dataset.collecting import seldom_collected
from chronology.formats.dataset.load import Loader
from chronology.formats.ftm_file import FTM
from chronology.formats.gdelt_file import GDELT
from chronology.formats.geojson_file import GEOJSON
from chronology.formats.gramps_file import GRAMPS
from chronology.formats.gtd_file import GTD
from chronology.formats.html_file import HTML
from chronology.formats.icalendar_file import ICALENDAR
from chronology.formats.json_file import JSON
from chronology.formats.jsonl_file import JSONL
from chronology.formats.markdown_file import MARKDOWN
from chronology.formats.noaa_file import NOAA
from chronology.formats.ods_file import ODS
from chronology.formats.parquet_file import PARQUET
from chronology.formats.registry import detect, dump_of, load_of, unique
from chronology.formats.report import ExportReport, ImportReport, Refusal, WithdrawnError
from chronology.formats.seed.files import SeedLoader
from chronology.formats.seed.reading import Order
from chronology.formats.text.input import Input
from chronology.formats.timelinejs_file import TIMELINEJS
from chronology.formats.timemap_file import TIMEMAP
from chronology.formats.ucdp_file import UCDP
from chronology.formats.wikidata_file import WIKIDATA
from chronology.formats.xlsx_file import XLSX
from chronology.formats.yaml_file import YAML
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import Reader

if TYPE_CHECKING:  # it brings the database libraries; what a file is, is told without them
    from chronology.store.unit import UnitOfWork

#: Every format, in the order in which a nameless file is tried. Of those that can be
#: read CSV is last, since almost any text could be one; the others are only written.
FORMATS: tuple[Format, ...] = unique(
    (
        JSONL,
        JSON,
        YAML,
        GEOJSON,
        TIMELINEJS,
        TIMEMAP,
        ICALENDAR,
        UCDP,
        ACLED,
        GTD,
        GRAMPS,
        FTM,
        CSV,
        XLSX,
        ODS,
        PARQUET,
        MARKDOWN,
        HTML,
        NOAA,
        GDELT,
        WIKIDATA,
        BUNDLE,
    )
)

__all__ = [
    "FORMATS",
    "ExportReport",
    "Format",
    "ImportReport",
    "Refusal",
    "export_file",
    "import_file",
]


def import_file(
    target: "UnitOfWork | Location",
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  # the word that the command line uses
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
    order: Order | None = None,
    encoding: str | None = None,
    command: str | None = None,
    refused_path: str | None = None,
    dataset: str | None = None,
    theirs: bool = False,
    diff: bool = False,
    watch: Callable[[int, int, int | None], None] | None = None,
    mapped_by: str | None = None,
    save_mapping: str | None = None,
) -> ImportReport:
    """Read a file into a chronology, as one change of it.

    Args:
        target: the chronology, or a unit of work that the import becomes part of.
        path: the file; "-" reads standard input. Packed by gzip, it is unpacked.
        format: the format's name where neither suffix nor content tells.
        mapping: for a table, our column names to the file's.
        dry_run: do everything and take it back.
        order: whether 3/4/2016 is in April ("day" first) or in March.
        encoding: the file's encoding; UTF-8 or its byte-order mark where left out.
        command: how the history calls it.
        refused_path: where refused rows of a table are written; None for a file
            beside the imported one.
        dataset: the slug of the dataset that the file is an edition of.
        theirs: let what the dataset says replace what an analyst wrote.
        diff: tell in the report of every event that is new or changed.
        watch: called now and then with how many rows have been read, how many bytes
            of the file that is, and how many it has (None where that is not known).
        mapped_by: for a table, a mapping that was saved, by its name, or a file of one;
            what ``mapping`` says of a column comes first.
        save_mapping: under which name the mapping is saved in the chronology.

    Raises:
        BadInputError: the file is not there, cannot be read at all, or is of a format
            that is only written; columns are mapped that are none, or of no table.
        DatabaseError: the chronology cannot be opened.
    """
    if not isinstance(target, Location) and dry_run and not target.dry_run:
        raise BadInputError("A dry run needs a unit of work that is one itself.")
    maps = bool(mapping or mapped_by or save_mapping)
    words = command or f"chronology import {path}"
    try:
        # What writes is thousands of objects, none of them garbage, while it is loaded.
        with seldom_collected(), Input(fspath(path)) as given:
            chosen, load = _reading(given, format, encoding, maps=maps)
            job = ImportJob(
                None,
                given,
                order=order,
                encoding=encoding,
                dry_run=dry_run,
                refused_path=refused_path,
                format=chosen.name,
                dataset=dataset,
                theirs=theirs,
                diff=diff,
                tell=None if watch is None else lambda rows: watch(rows, given.done, given.size),
            )
            with (
                _ahead(target, load, job) as ahead,
                _writing(target, load, given, words, dry_run=dry_run) as unit,
            ):
                columns = _columns(unit, mapping, mapped_by, save_mapping)
                job = replace(job, writing=unit, mapping=columns)
                report = load(job) if ahead is None else ahead(job)
            if unit.unfinished:
                report.warn("indexes", unit.unfinished)
    except WithdrawnError as withdrawn:
        report = withdrawn.report
    report.dry_run = dry_run
    return report


@contextmanager
def _ahead(
    target: "UnitOfWork | Location", load: Callable[[ImportJob], ImportReport], job: ImportJob
) -> Iterator[Callable[[ImportJob], ImportReport] | None]:
    """Yield what goes on with a file that another process has begun to read; else None."""
    if not (isinstance(load, Loader) and isinstance(target, Location)) or job.diff:
        yield None
        return
    with load.ahead(job, target) as ahead:
        yield None if ahead is None else partial(load, ahead=ahead)


@contextmanager
def _writing(
    target: "UnitOfWork | Location",
    load: Callable[[ImportJob], ImportReport],
    given: Input,
    words: str,
    *,
    dry_run: bool,
) -> "Iterator[UnitOfWork]":
    """Yield the unit of work of an import, in a copy of its own where that may be."""
    from chronology.store.bulk.fresh import fresh_copy  # noqa: PLC0415 - brings what writes
    from chronology.store.unit import UnitOfWork  # noqa: PLC0415 - likewise

    bulky = isinstance(load, Loader | SeedLoader) and load.in_bulk(given)
    with ExitStack() as opened:
        if not isinstance(target, Location):
            if isinstance(load, SeedLoader) and bulky:
                # What is refused is taken back, and nothing else of the unit.
                opened.enter_context(target.savepoint())
            yield target
            return
        if bulky and not dry_run:
            target = opened.enter_context(fresh_copy(target))
        yield opened.enter_context(UnitOfWork(target, words, dry_run=dry_run))


def _reading(
    given: Input, named: str | None, encoding: str | None, *, maps: bool
) -> tuple[Format, Callable[[ImportJob], ImportReport]]:
    """Return the format of a file and what reads it.

    A table whose columns are mapped is read as that says, whoever published it.
    """
    known = tuple(each for each in FORMATS if not (maps and each.recognises_table))
    unread = Unread(given, encoding)
    chosen = detect(known if named is None else FORMATS, given.path, named, unread)
    load = load_of(chosen, given.path)
    if maps and not chosen.takes_mapping:
        raise BadInputError(
            f"Columns cannot be mapped in a {chosen.name} file.",
            "Leave --map out, or import a table as csv.",
        )
    return chosen, load


def _columns(
    unit: "UnitOfWork", mapping: Mapping[str, str] | None, saved: str | None, save_as: str | None
) -> dict[str, str]:
    """Return our column names to the file's, as said now and as saved; save them where asked."""
    if not (mapping or saved or save_as):
        return {}
    from chronology.formats.table import mappings  # noqa: PLC0415 - seldom needed

    whole = {**(mappings.find_mapping(unit.reader, saved) if saved else {}), **(mapping or {})}
    if save_as is not None:
        mappings.save_mapping(unit, save_as, whole)
    return whole


def export_file(
    reader: Reader,
    wanted: Filter | None,
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  # the word that the command line uses
    excel: bool = False,
    strict: bool = False,
    extra: Sequence[str] = (),
) -> ExportReport:
    """Write events to a file, which appears whole or not at all.

    Args:
        reader: the chronology, in one snapshot.
        wanted: which events; None for the whole chronology, what no event uses
            included.
        path: the file; "-" is standard output.
        format: the format's name where the suffix does not tell.
        excel: begin a CSV with a byte-order mark, which Excel looks for.
        strict: write nothing where the format cannot carry everything.
        extra: of what imports kept besides, the names that become columns of a table;
            ``all`` for each that the events have.

    Raises:
        LossError: strict, and something would be lost.
        BadInputError: the format cannot be told, or is only read.
        DeclinedError: the file cannot be written.
    """
    name = fspath(path)
    chosen = detect(FORMATS, name, format)
    if excel and chosen is not CSV:
        raise BadInputError("--excel is for CSV alone.", "Leave it out, or export to a .csv file.")
    if extra and chosen not in (CSV, XLSX):
        raise BadInputError(
            "--extra is for CSV and Excel alone.",
            "Leave it out: JSON, JSON Lines and YAML hold everything. Or export to a .csv file.",
        )
    return dump_of(chosen)(ExportJob(reader, wanted, name, excel, strict, tuple(extra)))
