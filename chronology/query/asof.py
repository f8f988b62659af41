"""Which moment of the history is meant by words such as "last Tuesday" or "41".

A time means what stood when it was over: "Tuesday" is midnight at its end, "14:00" the
end of that minute, and a time to the second, as `history` prints it, the end of that
second. A number alone is that of a command, as `history` shows it and `undo` takes it.
"""

from dataclasses import dataclass
from time import gmtime, strftime

from chronology.dates.civil import POS_INF
from chronology.errors import BadInputError
from chronology.query.changed import stamp_of
from chronology.query.dated import read_lately
from chronology.store.reader import Reader

_CURE = "`chronology history` shows what was done, and when."


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment between two commands.

    Args:
        command: the last command that had been carried out.
        at: when it was, in UTC.
        author: by whom.
        is_last: whether nothing has been done since.
        purges: for each purge since then, its command, its moment and how many events
            and how many other rows it removed.
    """

    command: int
    at: str
    author: str
    is_last: bool
    purges: tuple[tuple[int, str, int, int], ...] = ()


def moment_in_history(reader: Reader, words: str) -> Moment:
    """Return the moment that words name.

    Args:
        reader: the chronology, in whose zone and date order the words are read.
        words: a date or time in any words, or the number of a command.

    Raises:
        BadInputError: it lies before the first command or in the future, has no end,
            or there is no command of this number.
        DateError: the words cannot be read.
    """
    plain = words.strip()
    if plain.isascii() and plain.isdecimal():
        return _of_command(reader, plain)
    window = read_lately(reader, plain)
    if window.end_latest >= POS_INF:
        raise BadInputError(
            f"“{plain}” has no end, so it names no moment.", "Give a day or a time."
        )
    if stamp_of(reader, window.start_earliest) > strftime("%Y-%m-%dT%H:%M:%SZ", gmtime()):
        raise BadInputError(
            f"“{plain}” lies in the future.", "Leave --as-of out to see the present."
        )
    over = stamp_of(reader, window.end_latest)
    found = reader.one("SELECT max(id) FROM history_command WHERE at < :over", {"over": over})
    if found is None or found[0] is None:
        raise _before_the_first(reader, plain)
    return _moment(reader, int(found[0]))


def _of_command(reader: Reader, digits: str) -> Moment:
    number = int(digits[:18])
    if reader.one("SELECT 1 FROM history_command WHERE id = :id", {"id": number}) is None:
        raise BadInputError(
            f"There is no command {digits} in the history; a number alone means a command.",
            f"{_CURE} A year is given as one of its days, such as {digits}-12-31."
            if len(digits) == len("2026")
            else _CURE,
        )
    return _moment(reader, number)


def _before_the_first(reader: Reader, words: str) -> BadInputError:
    first = reader.one("SELECT min(at) FROM history_command")
    if first is None or first[0] is None:
        return BadInputError("Nothing was ever done in this chronology.", "Leave --as-of out.")
    return BadInputError(
        f"“{words}” is before the first command of this chronology, of {first[0]}.", _CURE
    )


def _moment(reader: Reader, command: int) -> Moment:
    row = reader.one("SELECT at, author FROM history_command WHERE id = :id", {"id": command})
    last = reader.one("SELECT max(id) FROM history_command")
    at, author = row or ("", "")
    return Moment(
        command, at, author, last is not None and last[0] == command, _purges(reader, command)
    )


def _purges(reader: Reader, command: int) -> tuple[tuple[int, str, int, int], ...]:
    sql = (
        "SELECT c.id, c.at, SUM(CASE WHEN r.table_name = 'event' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN r.table_name = 'event' THEN 0 ELSE 1 END)"
        " FROM purge AS p JOIN history_command AS c ON c.id = p.command_id"
        " JOIN purged_row AS r ON r.purge_id = p.id WHERE c.id > :id GROUP BY c.id, c.at ORDER BY c.id"
    )
    return tuple(
        (int(number), str(at), int(events), int(others))
        for number, at, events, others in reader.rows(sql, {"id": command})
    )
