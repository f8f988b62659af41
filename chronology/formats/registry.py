"""The formats by name, and how the format of a file is told."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from chronology.errors import BadInputError
from chronology.formats.base import Format, ImportJob
from chronology.formats.report import ImportReport

#: How many bytes of a file are looked at to tell what it is.
_LOOK = 4096


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
    formats: tuple[Format, ...], path: str, named: str | None, beginning: bytes | None = None
) -> Format:
    """Return the format of a file.

    Args:
        formats: those there are.
        path: the file's name, "-" for a stream.
        named: what ``--as`` says, or None.
        beginning: the bytes it begins with, None for a file to be written.

    Raises:
        BadInputError: there is no such format, or nothing tells which it is.
    """
    names = ", ".join(each.name for each in formats)
    if named is not None:
        for each in formats:
            if each.name == named.lower():
                return each
        raise BadInputError(f"There is no format “{named}”.", f"There are {names}.")
    called = _by_suffix(formats, PurePath(path).name.lower())
    if called is not None:
        return called
    if beginning is not None:
        text = _as_text(beginning[:_LOOK])
        for each in formats:
            if each.recognises(text):
                return each
    shown = "the stream" if path == "-" else f"“{path}”"
    raise BadInputError(
        f"The format of {shown} cannot be told.", f"Say it with --as; there are {names}."
    )


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


def _as_text(beginning: bytes) -> str:
    encoding = "utf-16" if beginning[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return beginning.decode(encoding, "replace")
