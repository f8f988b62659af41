"""The formats by name, and how the format of a file is told."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from chronology.errors import BadInputError
from chronology.formats.base import ExportJob, Format, ImportJob, Readable
from chronology.formats.errors import FileFormatError
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.tabular import peek_header

#: How many characters of a file are looked at to tell what it is.
_LOOK = 4096
#: Endings of tables, in which a dataset is known by its header.
_TABLES = frozenset((".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods"))
#: How texts begin that are no tables.
_NO_TABLE = ("{", "[", "<", "BEGIN:")


def unique(formats: Iterable[Format]) -> tuple[Format, ...]:
    """Return ``formats``, of which no two may share a name or a suffix.

    Raises:
        ValueError: two do.
    """
    listed = tuple(formats)
    names: set[str] = set()
    for each in listed:
        for name in (each.name, *each.suffixes):
            if name in names:
                raise ValueError(f"two formats are called {name!r}")
            names.add(name)
    return listed


def detect(
    formats: tuple[Format, ...], path: str, named: str | None, given: Readable | None = None
) -> Format:
    """Return the format of a file.

    What ``--as`` says comes first. A file to be read is then looked into: a
    dataset is known by the header of its table or by how its text begins. After
    that the suffix tells, and last our own layouts are tried.

    Args:
        formats: those there are.
        path: the file's name, "-" for a stream.
        named: what ``--as`` says, or None.
        given: the file to be read, None for a file to be written.

    Raises:
        BadInputError: there is no such format, nothing tells which it is, or the
            file cannot be read.
    """
    usable = [each for each in formats if (each.dump if given is None else each.load) is not None]
    names = ", ".join(each.name for each in usable)
    if named is not None:
        for each in formats:
            if each.name == named.lower():
                return each
        raise BadInputError(f"There is no format “{named}”.", f"There are {names}.")
    suffix = _by_suffix(formats, _unpacked_name(path))
    found = suffix if given is None else _by_content(formats, path, suffix, given)
    if found is not None:
        return found
    shown = "the stream" if path == "-" else f"“{path}”"
    raise BadInputError(
        f"The format of {shown} cannot be told.", f"Say it with --as; there are {names}."
    )


def _by_content(
    formats: tuple[Format, ...], path: str, suffix: Format | None, given: Readable
) -> Format | None:
    text = _as_text(given.input.beginning(4 * _LOOK))[:_LOOK]
    for each in formats:
        if not each.generic and each.recognises(text):
            return each
    if _may_be_table(path, suffix, text):
        header = _header_of(given)
        for each in formats:
            if header and each.recognises_table is not None and each.recognises_table(header):
                return each
    if suffix is not None:
        return suffix
    return next((each for each in formats if each.generic and each.recognises(text)), None)


def _may_be_table(path: str, suffix: Format | None, text: str) -> bool:
    """Return whether it is worth looking for the header of a table."""
    ending = PurePath(_unpacked_name(path)).suffix
    return ending in _TABLES or (suffix is None and not text.lstrip().startswith(_NO_TABLE))


def _unpacked_name(path: str) -> str:
    name = PurePath(path).name.lower()
    return name.removesuffix(".gz") or name


def _header_of(given: Readable) -> tuple[str, ...] | None:
    """Return the names of the columns of a table, None for what is none."""
    try:
        return peek_header(given)
    except FileFormatError:
        # What is wrong with the file, the format that its suffix tells says better.
        return None


def _by_suffix(formats: tuple[Format, ...], name: str) -> Format | None:
    """Return the format of the longest suffix that ``name`` ends in: .ics.json before .json."""
    endings = {suffix: each for each in formats for suffix in each.suffixes}
    fitting = [each for each in endings if name.endswith(each) and name != each]
    return endings[max(fitting, key=len)] if fitting else None


def load_of(chosen: Format, path: str) -> Callable[[ImportJob], ImportReport]:
    """Return what reads files of a format.

    Raises:
        BadInputError: files of this format are only written.
    """
    if chosen.load is None:
        raise BadInputError(
            f"“{path}” cannot be imported: {chosen.name} is a format to hand on, not to read back.",
            "Import the CSV, JSON, JSON Lines or YAML export of that chronology.",
        )
    return chosen.load


def dump_of(chosen: Format) -> Callable[[ExportJob], ExportReport]:
    """Return what writes files of a format.

    Raises:
        BadInputError: files of this format are only read.
    """
    if chosen.dump is None:
        raise BadInputError(
            f"{chosen.name} is a format to read, not to write.",
            "Export to CSV, JSON or JSON Lines instead.",
        )
    return chosen.dump


def _as_text(beginning: bytes) -> str:
    encoding = "utf-16" if beginning[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return beginning.decode(encoding, "replace")
