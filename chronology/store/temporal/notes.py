"""The short sentence that says which claims an event's bounds do without, and why."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from chronology.network.statements import Alive, Dated, Lasting, Lifetime, Related, Statement
from chronology.network.timeline import Tightened, events_of
from chronology.store.reader import Reader
from chronology.store.temporal.entering import listed

_BORN: Final = "the birth or founding of"
_DIED: Final = "the death or end of"

#: How many claims a note names.
_NAMED: Final = 3


def of_lifetimes(note: str | None) -> bool:
    """Return whether a note names somebody's birth or death.

    Words of a date that happen to read so make it say yes too often, never too
    seldom.
    """
    return note is not None and (_BORN in note or _DIED in note)


class Notes:
    """Words the notes of one solution.

    Args:
        reader: to look up the names of actors.
        tightened: the solution.
    """

    def __init__(self, reader: Reader, tightened: Tightened) -> None:
        self._reader = reader
        self._tightened = tightened

    def of(self, event: int) -> str | None:
        """Return the note of an event; None where nothing of it was set aside."""
        statements = self._set_aside.get(event)
        if statements is None:
            return None
        own = dict.fromkeys(self._words(event, statement) for statement in statements)
        # Lifetimes first, for they are looked for; the rest in the order of the claims.
        words = sorted(own, key=lambda words: not of_lifetimes(words))
        shown = words[:_NAMED]
        if len(words) > _NAMED:
            shown.append(f"{len(words) - _NAMED} more")
        *most, last = shown
        named = " and ".join(filter(None, [", ".join(most), last]))
        return f"not counting {named}, in conflict with other claims"

    @cached_property
    def _set_aside(self) -> Mapping[int, list[Statement]]:
        """The statements set aside, by the events that they are about."""
        lives: dict[int, list[int]] = {}
        for alive in self._tightened.statements.presences:
            lives.setdefault(alive.actor, []).append(alive.event)
        found: dict[int, list[Statement]] = {}
        for claim in sorted(self._tightened.conflicts.set_aside):
            statement = self._tightened.statement(claim)
            if statement is None:
                continue
            of_actor = lives.get(statement.actor, ()) if isinstance(statement, Lifetime) else ()
            for event in of_actor or events_of(statement):
                found.setdefault(event, []).append(statement)
        return found

    @cached_property
    def _names(self) -> Mapping[int, str]:
        """The names of the actors in the claims set aside."""
        actors = {
            statement.actor
            for statements in self._set_aside.values()
            for statement in statements
            if isinstance(statement, Lifetime | Alive)
        }
        sql = " ".join(["SELECT id, name FROM actor WHERE id IN", listed(actors)])
        return dict(self._reader.rows(sql))

    def _words(self, event: int, statement: Statement) -> str:
        """Return the words for a claim, as it concerns ``event``."""
        match statement:
            case Lifetime(key=("born", _)):
                return f"{_BORN} {self._names[statement.actor]}"
            case Lifetime():
                return f"{_DIED} {self._names[statement.actor]}"
            case Alive():
                return f"that {self._names[statement.actor]} took part"
            case Related():
                return self._relation(event, statement)
            case Dated():
                return self._stated(statement.key, "date", statement.date.text)
            case Lasting():
                return self._stated(statement.key, "length", statement.words)

    @staticmethod
    def _stated(key: tuple[str, int], what: str, words: str) -> str:
        said = f" of citation {key[1]}" if key[0].startswith("says") else ""
        return " ".join(filter(None, [f"the {what}{said}", words and f"“{words}”"]))

    @staticmethod
    def _relation(event: int, related: Related) -> str:
        if related.event == event:
            return f"“{related.kind} @{related.other}”"
        return f"“@{related.event} {related.kind} @{related.other}”"
