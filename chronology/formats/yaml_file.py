"""YAML: the seed schema as people write it."""

from typing import TextIO

from chronology.formats.base import ExportJob, Format, ImportJob
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.seed.files import SeedExport, load_seed, plain_settings, refuse_options
from chronology.formats.seed.shape import read_document
from chronology.formats.text.files import decode, write_text
from chronology.formats.text.yamltext import parse_yaml, write_yaml, write_yaml_list


def _recognises(beginning: str) -> bool:
    lines = (line.strip() for line in beginning.splitlines())
    first = next((line for line in lines if line and not line.startswith(("#", "---", "%"))), "")
    return first.startswith("chronology:")


def _load(job: ImportJob) -> ImportReport:
    refuse_options(job, YAML.name)
    document = read_document(parse_yaml(decode(job.data, job.encoding)))
    return load_seed(job, document, YAML.name)


def _dump(job: ExportJob) -> ExportReport:
    export = SeedExport(job)
    with write_text(job.path) as out:
        _write(export, out)
    return export.report


def _write(export: SeedExport, out: TextIO) -> None:
    write_yaml(export.head(), out)
    for name, _, items in export.sections():
        if name != "settings":
            write_yaml_list(name, items, out)
            continue
        settings = plain_settings(list(items))
        if settings:
            write_yaml({name: settings}, out)


YAML = Format(
    name="yaml",
    suffixes=(".yaml", ".yml"),
    about="The whole chronology, lossless, for people to read and write.",
    recognises=_recognises,
    load=_load,
    dump=_dump,
    generic=True,
)
