"""OpenDocument spreadsheets, which LibreOffice writes: tables to be read."""

from chronology.formats.base import Format, ImportJob, never
from chronology.formats.report import ImportReport


def _load(job: ImportJob) -> ImportReport:
    from chronology.formats.table.load import load_table  # noqa: PLC0415 - brings what writes

    return load_table(job)


ODS = Format(
    name="ods",
    suffixes=(".ods",),
    about="A table in an OpenDocument spreadsheet.",
    recognises=never,
    load=_load,
    dump=None,
    takes_mapping=True,
    generic=True,
)
