"""The Global Terrorism Database (GTD) of START, University of Maryland."""

from collections.abc import Sequence

from chronology.formats.base import Format, ImportJob, never
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset
from chronology.formats.gtd.actors import ROLES
from chronology.formats.gtd.figures import kinds_of
from chronology.formats.gtd.rows import row_reader, spoken_of
from chronology.formats.tabular import open_table

_MARKS = ("eventid", "iyear", "imonth", "iday")


def read(job: ImportJob) -> Dataset:
    """Return the dataset that a file holds."""
    table = open_table(job)
    columns = Columns(table.header)
    columns.demand("eventid", "GTD")
    return Dataset(
        slug="gtd",
        title="Global Terrorism Database (GTD)",
        items=table.items(row_reader(columns, job.order)),
        speaks_of=spoken_of(columns),
        figure_kinds=kinds_of(columns),
        licence="START's end user licence agreement, start.umd.edu/gtd: not to be passed on",
        credit=(
            "National Consortium for the Study of Terrorism and Responses to Terrorism (START),"
            " University of Maryland: The Global Terrorism Database (GTD), with the year of the"
            " edition, start.umd.edu/gtd"
        ),
        roles=ROLES,
        header=table.header,
    )


def _is_gtd(header: Sequence[str]) -> bool:
    columns = Columns(header)
    return all(mark in columns for mark in _MARKS)


GTD = Format(
    name="gtd",
    suffixes=(),
    about="Global Terrorism Database (GTD), .xlsx, .ods or CSV",
    recognises=never,
    recognises_table=_is_gtd,
    load=loads(read, alone=True),
    dump=None,
)
