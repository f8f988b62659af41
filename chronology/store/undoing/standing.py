"""Which commands of the history stand: what was taken back does not, unless that was too."""

from chronology.errors import BadInputError
from chronology.store.reader import Reader

#: Other commands that changed rows which this one changed too, after it.
_LATER = """
    SELECT DISTINCT later.command_id
    FROM history_change AS mine
    JOIN history_change AS later ON later.table_name = mine.table_name
     AND later.row_id BETWEEN mine.row_id AND COALESCE(mine.row_last, mine.row_id)
    WHERE mine.command_id = :command AND later.command_id > :command
    UNION
    SELECT DISTINCT later.command_id
    FROM history_change AS later
    JOIN history_change AS mine ON mine.table_name = later.table_name
     AND mine.row_id BETWEEN later.row_id AND later.row_last
    WHERE later.row_last IS NOT NULL AND mine.command_id = :command
     AND later.command_id > :command
"""

#: The commands that took none back, the last first. The words that a new chronology
#: begins with are no change of it.
_UNDOABLE = """
    SELECT id FROM history_command WHERE undoes_id IS NULL AND (
        id > (SELECT min(id) FROM history_command)
        OR id IN (SELECT command_id FROM history_change WHERE table_name = 'event'))
    ORDER BY id DESC
"""


def taken_back(reader: Reader) -> dict[int, int]:
    """Return the commands that do not stand, each with the command that took it back."""
    undone: dict[int, int] = {}
    # A later one decides whether an earlier one counts, so the latest comes first.
    for command, undoes in reader.rows(
        "SELECT id, undoes_id FROM history_command WHERE undoes_id IS NOT NULL ORDER BY id DESC"
    ):
        if command not in undone:
            undone[undoes] = command
    return undone


def latest(reader: Reader) -> int:
    """Return the last command that stands and did not itself take one back.

    Raises:
        BadInputError: there is none.
    """
    undone = taken_back(reader)
    for (command,) in reader.rows(_UNDOABLE):
        if command not in undone:
            return int(command)
    raise BadInputError(
        "There is no command to take back.", "`chronology history` shows what was done."
    )


def require_last_word(reader: Reader, command: int) -> None:
    """Make sure that a command stands, and that nothing which stands was built on its rows.

    Raises:
        BadInputError: it does not exist, was taken back, or later commands changed
            the same rows.
    """
    if reader.one("SELECT 1 FROM history_command WHERE id = :id", {"id": command}) is None:
        raise BadInputError(
            f"There is no command {command} in the history.",
            "`chronology history` shows what was done.",
        )
    _refuse_purged(reader, command)
    undone = taken_back(reader)
    if command in undone:
        raise BadInputError(
            f"Command {command} was taken back already, by command {undone[command]}.",
            f"`chronology undo {undone[command]}` brings it back.",
        )
    later = sorted(
        number for (number,) in reader.rows(_LATER, {"command": command}) if number not in undone
    )
    # What was taken back since, and what took it back, left the rows as they were.
    later = [number for number in later if not _cancels(reader, number, undone, command)]
    if later:
        for number in later:
            _refuse_after_purge(reader, command, number)
        listed = ", ".join(map(str, later[:5])) + (" …" if len(later) > 5 else "")
        raise BadInputError(
            f"Command {command} cannot be taken back by itself: later commands changed"
            f" the same entries ({listed}).",
            f"Take those back first, the latest with `chronology undo {later[-1]}`.",
        )


def _refuse_purged(reader: Reader, command: int) -> None:
    """Refuse a purge, and a command whose history a purge has removed a part of."""
    for purge, at, lost in reader.rows(
        "SELECT p.command_id, c.at, p.commands FROM purge AS p"
        " JOIN history_command AS c ON c.id = p.command_id ORDER BY p.id"
    ):
        if purge == command:
            raise BadInputError(
                f"Command {command} was a purge and cannot be taken back:"
                " what it removed is kept nowhere.",
                "An earlier command is taken back by its number: `chronology history`.",
            )
        if command in (reader.json(lost) or ()):
            raise BadInputError(
                f"Command {command} cannot be taken back: something that it changed was purged"
                f" on {at[:10]}, by command {purge}.",
                "Other commands are taken back by their numbers: `chronology history`.",
            )


def _refuse_after_purge(reader: Reader, command: int, later: int) -> None:
    if reader.one("SELECT 1 FROM purge WHERE command_id = :id", {"id": later}) is not None:
        raise BadInputError(
            f"Command {command} cannot be taken back: it changed entries that mentioned what"
            f" command {later} purged.",
            "Other commands are taken back by their numbers: `chronology history`.",
        )


def _cancels(reader: Reader, command: int, undone: dict[int, int], since: int) -> bool:
    """Return whether a command that stands only took back one that came after ``since``."""
    found = reader.one("SELECT undoes_id FROM history_command WHERE id = :id", {"id": command})
    undoes = found[0] if found else None
    return undoes is not None and undoes > since and undone.get(undoes) == command
