"""The Armed Conflict Location & Event Data (ACLED), today's export and older ones."""

from collections.abc import Sequence

from chronology.formats.acled.actors import ROLES
from chronology.formats.acled.rows import NAMES, row_reader, spoken_of
from chronology.formats.base import Format, ImportJob, never
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset
from chronology.formats.tabular import open_table

_MARKS = ("event_id_cnty", "event_date", "event_type")


def read(job: ImportJob) -> Dataset:
    """Return the dataset that a file holds."""
    table = open_table(job)
    columns = Columns(table.header, NAMES)
    columns.demand("event_id_cnty", "ACLED")
    return Dataset(
        slug="acled",
        title="Armed Conflict Location & Event Data (ACLED)",
        items=table.items(row_reader(columns, job.order)),
        speaks_of=spoken_of(columns),
        licence="ACLED's terms of use, acleddata.com: attribution required",
        credit=(
            "Armed Conflict Location & Event Data (ACLED), acleddata.com, with the date of access;"
            " Raleigh, Linke, Hegre and Karlsen, 2010, “Introducing ACLED”, Journal of Peace"
            " Research 47(5), 651–660"
        ),
        roles=ROLES,
        header=table.header,
    )


def _is_acled(header: Sequence[str]) -> bool:
    columns = Columns(header, NAMES)
    return all(mark in columns for mark in _MARKS)


ACLED = Format(
    name="acled",
    suffixes=(),
    about="Armed Conflict Location & Event Data (ACLED), CSV, TSV, .xlsx or .ods",
    recognises=never,
    recognises_table=_is_acled,
    load=loads(read, alone=True),
    dump=None,
)
