"""Events written as CSV (RFC 4180)."""

import csv

from chronology.formats.base import ExportJob
from chronology.formats.losses import (
    ATTRIBUTION,
    BASIS,
    CLAIMS,
    COUNTED_BY,
    DEPRECATED,
    EXTRA,
    RELATIONS,
    RIVALS,
    Losses,
)
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.table.cells import neutralise
from chronology.formats.table.columns import EventRows, cells_of
from chronology.formats.table.header import COLUMNS
from chronology.query.filters import Filter

#: What a table of events has no column for.
LOST = (RIVALS, CLAIMS, RELATIONS, ATTRIBUTION, COUNTED_BY, BASIS, DEPRECATED, EXTRA)


def dump_table(job: ExportJob) -> ExportReport:
    """Write the chosen events, one a row, in the filter's order."""
    report = ExportReport(0, job.path)
    losses = Losses(LOST)
    events = EventRows(job.reader).of(job.wanted or Filter())
    with export_text(job, losses) as out:
        if job.excel:
            out.write("\ufeff")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for event in events:
            texts = cells_of(event)
            writer.writerow([neutralise(texts[name]) for name in COLUMNS])
            report.events += 1
            losses.look(event.told)
    report.losses = losses.counts
    return report
