"""Parquet: events in typed columns, for programs that reckon.

Years lie beyond the dates that Parquet knows, so moments are whole seconds, and days
are text. Events are written in groups of rows and forgotten, so that memory stays flat.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import chronology
from chronology.errors import BadInputError
from chronology.formats.base import ExportJob, Format, never
from chronology.formats.losses import EXTRA, Losses
from chronology.formats.output import export_bytes
from chronology.formats.page.asked import asked
from chronology.formats.report import ExportReport
from chronology.formats.table.lost import LOST, LostCount
from chronology.query.filters import Filter
from chronology.query.packed import packed_events

#: How many events make a group of rows: enough to compress well, few enough to hold.
GROUP: Final = 50_000
#: What a column has no place for; what an import kept besides goes along as JSON.
_LOST: Final = tuple(kind for kind in LOST if kind != EXTRA)


def _dump(job: ExportJob) -> ExportReport:
    writer = _library()
    from chronology.formats.arrow.columns import Batches, schema  # noqa: PLC0415 - needs the extra

    report = ExportReport(0, job.path)
    losses = Losses(_LOST)
    wanted = job.wanted or Filter()
    lost = LostCount(job.reader, losses, whole=replace(wanted, sort="when") == Filter())
    about = {
        "chronology.version": chronology.__version__,
        "chronology.events": asked(job.reader, job.wanted),
        "chronology.zone": str(job.reader.setting("zone", "UTC")),
    }
    batches = Batches(job.reader)
    with export_bytes(job, losses) as out:
        form = schema().with_metadata(about)
        with writer(out, form, compression="zstd") as file:
            for group in _groups(batches, packed_events(job.reader, wanted), lost):
                file.write_table(group.replace_schema_metadata(about), row_group_size=GROUP)
                report.events += group.num_rows
        lost.finish()
    report.losses = losses.counts
    return report


def _library() -> Any:
    """Return what writes a file.

    Raises:
        BadInputError: the extra is not installed.
    """
    try:
        from pyarrow.parquet import (  # noqa: PLC0415 - an optional extra, loaded where needed
            ParquetWriter,
        )
    except ImportError:
        raise BadInputError(
            "Parquet files need the package pyarrow, which is not installed.",
            "Install it with `pip install 'chronology[arrow]'`, or export to .csv.",
        ) from None
    return ParquetWriter


def _groups(batches: Any, rows: Iterator[list[Any]], lost: LostCount) -> Iterator[Any]:
    """Yield tables of so many events; at least one, be it empty."""
    waiting: list[Any] = []
    written = count = 0
    for batch in rows:
        waiting.append(batches.of(batch))
        lost.look(batch)
        count += len(batch)
        if count - written >= GROUP:
            yield batches.together(waiting)
            waiting, written = [], count
    if waiting or not count:
        yield batches.together(waiting)


PARQUET = Format(
    name="parquet",
    suffixes=(".parquet",),
    about="Typed columns for programs that reckon: pandas, DuckDB, R.",
    recognises=never,
    load=None,
    dump=_dump,
)
