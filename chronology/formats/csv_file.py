"""CSV: one event a row, as spreadsheets hold them."""

from chronology.formats.base import ExportJob, Format, ImportJob
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.tabular.dialect import DELIMITERS


def _recognises(beginning: str) -> bool:
    first = next((line for line in beginning.splitlines() if line.strip()), "")
    return any(delimiter in first for delimiter in DELIMITERS)


def _load(job: ImportJob) -> ImportReport:
    from chronology.formats.table.load import load_table  # noqa: PLC0415 - brings what writes

    return load_table(job)


def _dump(job: ExportJob) -> ExportReport:
    from chronology.formats.table.dump import dump_table  # noqa: PLC0415 - brings what writes

    return dump_table(job)


CSV = Format(
    name="csv",
    suffixes=(".csv", ".tsv"),
    about="Events as a table, for spreadsheets and other people's data.",
    recognises=_recognises,
    load=_load,
    dump=_dump,
    takes_mapping=True,
    generic=True,
)
