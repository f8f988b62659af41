"""Events written as CSV (RFC 4180)."""

import csv

from chronology.formats.base import ExportJob
from chronology.formats.report import ExportReport
from chronology.formats.table.cells import neutralise
from chronology.formats.table.columns import EventRows, cells_of
from chronology.formats.table.header import COLUMNS
from chronology.formats.text.files import write_text
from chronology.query.filters import Filter


def dump_table(job: ExportJob) -> ExportReport:
    """Write the chosen events, one a row, in the filter's order."""
    report = ExportReport(0, job.path)
    events = EventRows(job.reader).of(job.wanted or Filter())
    with write_text(job.path) as out:
        if job.excel:
            out.write("\ufeff")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for event in events:
            texts = cells_of(event)
            writer.writerow([neutralise(texts[name]) for name in COLUMNS])
            report.events += 1
    return report
