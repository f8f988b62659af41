"""GDELT events, versions 2.0 and 1.0."""

from collections.abc import Sequence

from chronology.formats.base import Format, ImportJob, never
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import Dataset
from chronology.formats.errors import FileFormatError
from chronology.formats.gdelt.layout import has_header, names_of
from chronology.formats.gdelt.rows import ROLES, row_reader, spoken_of
from chronology.formats.tabular import Table, open_table, peek_header


def read(job: ImportJob) -> Dataset:
    """Return the dataset that a file holds.

    Raises:
        FileFormatError: its first row is none of GDELT's.
    """
    table = _open(job)
    columns = Columns(table.header)
    return Dataset(
        slug="gdelt-events",
        title="GDELT Event Database",
        items=table.items(row_reader(columns)),
        speaks_of=spoken_of(columns),
        licence="free for any use, with attribution",
        credit="The GDELT Project, https://www.gdeltproject.org/",
        roles=ROLES,
        header=table.header,
    )


def _open(job: ImportJob) -> Table:
    first = peek_header(job) or ()
    if has_header(first):
        return open_table(job)
    names = names_of(first)
    if names is None:
        raise FileFormatError(
            f"The first row has {len(first)} cells and is none of GDELT's events.",
            "Its files have 61 (version 2.0) or 58 (1.0) columns with tabs between, and no header.",
            1,
        )
    return open_table(job, names=names, delimiter="\t", quoted=False)


def _is_gdelt(first: Sequence[str]) -> bool:
    return has_header(first) or names_of(first) is not None


GDELT = Format(
    name="gdelt",
    suffixes=(),
    about="GDELT events, versions 2.0 and 1.0, tab-separated without a header",
    recognises=never,
    recognises_table=_is_gdelt,
    load=loads(read, alone=True),
    dump=None,
)
