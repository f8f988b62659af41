"""The UCDP Georeferenced Event Dataset, in every edition and in extracts of it."""

from collections.abc import Sequence

from chronology.formats.base import Format, ImportJob, never
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset
from chronology.formats.tabular import open_table
from chronology.formats.ucdp.deaths import kinds_of
from chronology.formats.ucdp.rows import NAMES, row_reader, spoken_of
from chronology.formats.ucdp.sides import ROLES

_MARKS = frozenset({"id", "type_of_violence", "side_a", "side_b", "country"})


def read(job: ImportJob) -> Dataset:
    """Return the dataset that a file holds."""
    table = open_table(job)
    columns = Columns(table.header, NAMES)
    columns.demand("id", "UCDP GED")
    return Dataset(
        slug="ucdp-ged",
        title="UCDP Georeferenced Event Dataset",
        items=table.items(row_reader(columns, job.order)),
        speaks_of=spoken_of(columns),
        figure_kinds=kinds_of(columns),
        licence="CC BY 4.0",
        credit=(
            "Uppsala Conflict Data Program; Sundberg, Ralph, and Erik Melander, 2013,"
            " “Introducing the UCDP Georeferenced Event Dataset”, Journal of Peace Research 50(4),"
            " 523–532, and the article that the edition names"
        ),
        roles=ROLES,
        header=table.header,
    )


def _is_ged(header: Sequence[str]) -> bool:
    columns = Columns(header, NAMES)
    return all(mark in columns for mark in _MARKS)


UCDP = Format(
    name="ucdp",
    suffixes=(),
    about="UCDP Georeferenced Event Dataset (GED), CSV, TSV, .xlsx or .ods",
    recognises=never,
    recognises_table=_is_ged,
    load=loads(read, alone=True),
    dump=None,
)
