"""One-way marks of what was purged, by which an import recognises it."""

import hashlib
import secrets
from collections.abc import Iterable

from chronology.store.reader import Reader
from chronology.text import fold


def salt_of(reader: Reader) -> str:
    """Return the salt of this chronology's marks; the first purge makes it."""
    row = reader.one("SELECT salt FROM purge ORDER BY id LIMIT 1")
    return str(row[0]) if row else secrets.token_hex(32)


def mark_of(salt: str, words: str) -> str:
    """Return the mark of a UUID, or of what ``named`` returns."""
    return hashlib.sha256(f"{salt}{words}".encode("utf-8", "surrogatepass")).hexdigest()


def named(kind: str, name: str) -> str:
    """Return what stands for a thing of this name: "actor:john smith"."""
    return f"{kind}:{name if kind == 'source' else fold(name)}"


class Purged:
    """Recognises what was purged from a chronology.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._marks: dict[str, tuple[int, str]] = {
            mark: (command, at)
            for mark, command, at in reader.rows(
                "SELECT r.mark, c.id, c.at FROM purged_row AS r JOIN purge AS p"
                " ON p.id = r.purge_id JOIN history_command AS c ON c.id = p.command_id"
            )
        }
        self._salt = salt_of(reader) if self._marks else ""

    def __bool__(self) -> bool:
        """Return whether anything was ever purged."""
        return bool(self._marks)

    def refusal(self, uuid: str, names: Iterable[tuple[str, str]] = ()) -> str | None:
        """Return why an event must not come back, None where it may.

        Args:
            uuid: that of the event.
            names: kind and name of each actor, place and source that it names.
        """
        if not self._marks:
            return None
        found = self._marks.get(mark_of(self._salt, uuid))
        if found is not None:
            return f"it was purged on {found[1][:10]}, by command {found[0]}."
        for kind, name in names:
            found = self._marks.get(mark_of(self._salt, named(kind, name)))
            if found is not None:
                return f"it names an entry that was purged on {found[1][:10]}, by command {found[0]} ({kind})."
        return None
