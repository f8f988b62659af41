"""The parts of a calendar, one component at a time, so that a calendar may be of any length."""

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from chronology import limits
from chronology.formats.errors import FileFormatError

#: Lines that one event may have; more are a file that has lost an END.
_MOST_LINES = 200_000
#: Components that are handed on whole; of VTODO, VJOURNAL and VFREEBUSY only that they are there.
_WHOLE = ("VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY")


class Block(NamedTuple):
    """One part of a calendar.

    Args:
        name: the component's.
        text: its lines as they are, BEGIN and END included, joined by CR LF.
        line: the line that it begins on, from 1.
    """

    name: str
    text: str
    line: int


def blocks(text: TextIO) -> Iterator[Block]:
    """Yield the components of the calendars in a file.

    Raises:
        FileFormatError: it is no calendar, or a component does not end.
    """
    lines = _lines(text)
    begun = False
    for number, line in lines:
        word = line.strip("\ufeff \t").upper()
        if not begun and word:
            if word != "BEGIN:VCALENDAR":
                break
            begun = True
        elif word.startswith("BEGIN:") and word[6:] in _WHOLE:
            yield _block(word[6:], line, number, lines)
    if not begun:
        raise FileFormatError(
            "this is no calendar: it does not begin with BEGIN:VCALENDAR.",
            "Export it from the calendar program as .ics once more.",
        )


def _lines(text: TextIO) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, none longer than one item may be."""
    longest = limits.ITEM.value
    number = 0
    while raw := text.readline(longest):
        number += 1
        if len(raw) == longest and not raw.endswith("\n"):
            raise FileFormatError(
                f"a line has more than {longest:,} characters.",
                f"Is this a calendar? If so, {limits.ITEM.cure}.",
                number,
            )
        yield number, raw.rstrip("\r\n")


def _block(name: str, first: str, began: int, lines: Iterator[tuple[int, str]]) -> Block:
    held = [first]
    for _, line in lines:
        held.append(line)
        if line.rstrip().upper() == f"END:{name}":
            return Block(name, "\r\n".join(held), began)
        if len(held) > _MOST_LINES:
            break
    raise _unended(name, began)


def _unended(name: str, line: int) -> FileFormatError:
    return FileFormatError(
        f"the {name} that begins here has no END:{name}.",
        "The file may have been cut off; export it once more.",
        line,
    )
