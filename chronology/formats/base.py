"""What a format is: a name, how a file of it is known, and how it is read and written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.seed.reading import Order
from chronology.formats.text.input import Input
from chronology.query.filters import Filter
from chronology.store.reader import Reader

if TYPE_CHECKING:  # it brings the database libraries, which reading a file does not need
    from chronology.store.unit import UnitOfWork


class Readable(Protocol):
    """A file and its encoding: as much of an import as is known before its format is."""

    @property
    def input(self) -> Input:
        """The file."""

    @property
    def encoding(self) -> str | None:
        """The encoding that the user named, if any."""


class Unread(NamedTuple):
    """A file before its format is known."""

    input: Input
    encoding: str | None


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One file to be read into a chronology.

    Args:
        writing: the unit of work that the import is part of; None while the file is
            only read, by a process of its own.
        input: the file.
        mapping: our column names to those of the file.
        order: how 3/4/2016 is read, None to refuse it.
        encoding: the encoding of a file without a byte-order mark; None to find it out.
        dry_run: whether nothing may be written, files included.
        refused_path: where refused rows go; None for a name made from the file's.
        format: the name of the file's format.
        dataset: the slug of the dataset that the file is an edition of, where the
            user says so; None for the format's own choice.
        theirs: whether what the dataset says replaces what an analyst wrote.
        diff: whether the report tells of every event that is new or changed.
        tell: called now and then with how many rows have been read; None where
            nobody watches.
    """

    writing: "UnitOfWork | None"
    input: Input
    mapping: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    encoding: str | None = None
    dry_run: bool = False
    refused_path: str | None = None
    format: str = ""
    dataset: str | None = None
    theirs: bool = False
    diff: bool = False
    tell: Callable[[int], None] | None = None

    @property
    def unit(self) -> "UnitOfWork":
        """The unit of work that the import is part of."""
        if self.writing is None:
            raise RuntimeError("a format that was said to read alone asked the chronology")
        return self.writing

    @property
    def path(self) -> str:
        """The file's name, "-" for standard input."""
        return self.input.path

    @property
    def data(self) -> bytes:
        """All of the file's content, for formats that cannot be read piece by piece.

        Raises:
            BadInputError: it is larger than may be read at once.
        """
        return self.input.whole()


@dataclass(frozen=True, slots=True)
class ExportJob:
    """Events to be written to a file.

    Args:
        reader: the chronology, in one snapshot.
        wanted: which events, and in which order; None for the whole chronology.
        path: the file's name, "-" for standard output.
        excel: whether a CSV begins with the byte-order mark that Excel looks for.
        strict: whether to write nothing where the format cannot carry everything.
        extra: of what imports kept besides, the names that become columns of a table;
            ``all`` for each.
    """

    reader: Reader
    wanted: Filter | None
    path: str
    excel: bool = False
    strict: bool = False
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    Args:
        name: what ``--as`` calls it.
        suffixes: file name endings, lower case, with their dot; of ``x.csv.gz`` it
            is the one before ``.gz``.
        about: one line for ``--help``.
        recognises: whether the beginning of a text, 4,096 characters, looks like it.
        load: reads a file into a chronology; None for a format that is only written.
        dump: writes events to a file; None for a format that is only read.
        recognises_table: whether the header of a table (CSV, TSV, .xlsx, .ods) is
            this dataset's: names stripped, an unnamed first column dropped. None for
            what is no dataset in a table.
        takes_mapping: whether a user may say which of its columns are which of ours.
        generic: whether it gives way to any other format that recognises a file:
            a layout of our own, or one that almost anything fits.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    recognises: Callable[[str], bool]
    load: Callable[[ImportJob], ImportReport] | None
    dump: Callable[[ExportJob], ExportReport] | None
    recognises_table: Callable[[Sequence[str]], bool] | None = None
    takes_mapping: bool = False
    generic: bool = False


def never(beginning: str) -> bool:  # noqa: ARG001 - the shape of ``Format.recognises``
    """Return that no file is known by its beginning: it is only written, or known by its header."""
    return False
