"""NOAA's significant earthquakes, from 2150 BC on."""

from collections.abc import Sequence

from chronology.formats.base import Format, ImportJob, never
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.moments import words_of
from chronology.formats.dataset.record import Dataset
from chronology.formats.noaa.layout import NAMES
from chronology.formats.noaa.rows import row_reader, spoken_of
from chronology.formats.tabular import Table, open_table

_MARKS = frozenset({"year", "mo", "dy", "location name", "mmi int", "focal depth (km)"})
_SEARCH = "search parameters"


def read(job: ImportJob) -> Dataset:
    """Return the dataset that a file holds."""
    table = open_table(job)
    _pass_over_search(table)
    columns = Columns(table.header, NAMES)
    columns.demand("year", "the significant earthquakes of NOAA")
    return Dataset(
        slug="noaa-significant-earthquakes",
        title="NCEI/WDS Global Significant Earthquake Database",
        items=table.items(row_reader(columns, words_of(job))),
        speaks_of=spoken_of(columns),
        licence="public domain (US Government)",
        credit=(
            "National Geophysical Data Center / World Data Service (NGDC/WDS): NCEI/WDS Global"
            " Significant Earthquake Database. NOAA National Centers for Environmental"
            " Information. doi:10.7289/V5TD9V7K"
        ),
        header=table.header,
    )


def _pass_over_search(table: Table) -> None:
    """Leave out the row that says what was searched for: nothing else stands in it."""
    if not table.header or table.header[0].lower() != _SEARCH:
        return
    table.lines = (
        row
        for row in table.lines
        if not (isinstance(row, tuple) and row[1][0] and not any(row[1][1:]))
    )


def _is_noaa(header: Sequence[str]) -> bool:
    columns = Columns(header, NAMES)
    return all(mark in columns for mark in _MARKS)


NOAA = Format(
    name="noaa",
    suffixes=(),
    about="NOAA significant earthquakes (NCEI/WDS), TSV, CSV, .xlsx or .ods",
    recognises=never,
    recognises_table=_is_noaa,
    load=loads(read),
    dump=None,
)
