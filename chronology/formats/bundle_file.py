"""A bundle of evidence: one zip that can be checked without the database."""

from chronology.formats.base import ExportJob, Format, ImportJob, never
from chronology.formats.report import ExportReport, ImportReport


def _load(job: ImportJob) -> ImportReport:
    from chronology.formats.bundle.load import load_bundle  # noqa: PLC0415 - it writes to a database

    return load_bundle(job)


def _dump(job: ExportJob) -> ExportReport:
    from chronology.formats.bundle.dump import dump_bundle  # noqa: PLC0415 - one format a run

    return dump_bundle(job)


BUNDLE = Format(
    name="bundle",
    suffixes=(".zip",),
    about="Evidence: events with their sources, attached files, history and hashes, in one zip.",
    recognises=never,
    load=_load,
    dump=_dump,
)
