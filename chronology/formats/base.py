"""What a format is: a name, how a file of it is known, and how it is read and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.seed.reading import Order
from chronology.query.filters import Filter
from chronology.store.reader import Reader
from chronology.store.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One file to be read into a chronology.

    Args:
        unit: the unit of work that the import is part of.
        path: the file's name, "-" for standard input.
        data: its bytes.
        mapping: our column names to those of the file.
        order: how 3/4/2016 is read, None to refuse it.
        encoding: the encoding of a file without a byte-order mark; None for UTF-8.
        dry_run: whether nothing may be written, files included.
        refused_path: where refused rows go; None for a name made from the file's.
    """

    unit: UnitOfWork
    path: str
    data: bytes
    mapping: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    encoding: str | None = None
    dry_run: bool = False
    refused_path: str | None = None


@dataclass(frozen=True, slots=True)
class ExportJob:
    """Events to be written to a file.

    Args:
        reader: the chronology, in one snapshot.
        wanted: which events, and in which order; None for the whole chronology.
        path: the file's name, "-" for standard output.
        excel: whether a CSV begins with the byte-order mark that Excel looks for.
        strict: whether to write nothing where the format cannot carry everything.
    """

    reader: Reader
    wanted: Filter | None
    path: str
    excel: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    Args:
        name: what ``--as`` calls it.
        suffixes: file name endings, lower case, with their dot.
        about: one line for ``--help``.
        recognises: whether the beginning of a file, as text, looks like it.
        load: reads a file into a chronology; None for a format that is only written.
        dump: writes events to a file.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    recognises: Callable[[str], bool]
    load: Callable[[ImportJob], ImportReport] | None
    dump: Callable[[ExportJob], ExportReport]


def never(beginning: str) -> bool:  # noqa: ARG001 - the shape of ``Format.recognises``
    """Return that no file is of this format: for formats that are only written."""
    return False
