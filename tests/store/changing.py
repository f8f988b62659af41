"""Commands that change a chronology, drawn at random, for the tests of what follows."""

from collections.abc import Callable
from typing import Any

from chronology.errors import ChronologyError
from chronology.model import (
    Actor,
    Citation,
    Event,
    Participation,
    Relation,
    Role,
    Source,
)
from chronology.store.citations import cite, edit_citation, remove_citation
from chronology.store.drafts import CitationDraft, EventDraft
from chronology.store.entities import add_entity, edit_entity
from chronology.store.events import add_event, edit_event, remove_event
from chronology.store.location import Location
from chronology.store.merging import merge_events
from chronology.store.reader import Reader
from chronology.store.relations import relate, remove_relation
from chronology.store.unit import UnitOfWork

Numbers = tuple[int, int, int]

_DATES = (
    None,
    "2014",
    "2016",
    "between 2013 and 2016",
    "from 2014 to 2015",
    "2015-06",
    "perhaps 2012",
)
_LENGTHS = (None, "three months", "two years", "a day", "at least a month")
_KINDS = (
    *("after", "before", "after", "before", "meets", "during", "contains", "overlaps"),
    *("starts", "finishes", "equals", "part of", "same as"),
)
_RANKS = ("normal", "preferred", "deprecated")


class Changing:
    """A chronology that is changed by commands, each in a unit of work of its own."""

    def __init__(self, location: Location) -> None:
        self.location = location
        with UnitOfWork(location, "begin", author="test") as unit:
            for reliability in "AE":
                add_entity(unit, Source, {"slug": reliability.lower(), "reliability": reliability})
            for name in ("living", "spoken of"):
                add_entity(unit, Role, {"name": name, "living": name == "living"})
            for name in ("Omar", "Layla"):
                add_entity(unit, Actor, {"name": name})
            for when in ("2014", "2016", None):
                add_event(unit, EventDraft(title="given", when=when))

    def do(self, command: int, numbers: Numbers) -> None:
        """Carry out a command, unless it is refused."""
        try:
            with UnitOfWork(self.location, "change", author="test") as unit:
                COMMANDS[command % len(COMMANDS)](unit, numbers)
        except ChronologyError:
            pass


def _pick(reader: Reader, table: str, number: int) -> int:
    """Return the id of one of the rows of ``table``; 0 where it has none."""
    ids = [row[0] for row in reader.rows(f"SELECT id FROM {table} ORDER BY id")]
    return int(ids[number % len(ids)]) if ids else 0


def _add(unit: UnitOfWork, n: Numbers) -> None:
    when = _DATES[n[0] % len(_DATES)]
    add_event(unit, EventDraft(title="added", when=when, lasting=_LENGTHS[n[1] % len(_LENGTHS)]))


def _add_relative(unit: UnitOfWork, n: Numbers) -> None:
    words = ("two days after @{}", "during @{}", "the year before @{}")[n[1] % 3]
    add_event(unit, EventDraft(title="r", when=words.format(_pick(unit.reader, "event", n[0]))))


def _date(unit: UnitOfWork, n: Numbers) -> None:
    edit_event(unit, _pick(unit.reader, "event", n[0]), {"when": _DATES[n[1] % len(_DATES)]})


def _last(unit: UnitOfWork, n: Numbers) -> None:
    edit_event(unit, _pick(unit.reader, "event", n[0]), {"lasting": _LENGTHS[n[1] % len(_LENGTHS)]})


def _stand(unit: UnitOfWork, n: Numbers) -> None:
    status = ("refuted", "alleged", "planned")[n[1] % 3]
    manner = ("once", "repeated")[n[2] % 2]
    edit_event(unit, _pick(unit.reader, "event", n[0]), {"status": status, "manner": manner})


def _relate(unit: UnitOfWork, n: Numbers) -> None:
    one, other = _pick(unit.reader, "event", n[0]), _pick(unit.reader, "event", n[1])
    kind = _KINDS[n[2] % len(_KINDS)]
    by = (None, "two months", "more than a week")[n[2] % 3] if kind in ("after", "before") else None
    citation = _pick(unit.reader, "citation", n[2]) if n[2] % 2 else 0
    relate(unit, one, kind, other, by=by, citation_id=citation or None)


def _unrelate(unit: UnitOfWork, n: Numbers) -> None:
    remove_relation(unit, _pick(unit.reader, "relation", n[0]))


def _rank_relation(unit: UnitOfWork, n: Numbers) -> None:
    unit.get(Relation, _pick(unit.reader, "relation", n[0])).rank = _RANKS[n[1] % 3]


def _cite(unit: UnitOfWork, n: Numbers) -> None:
    draft = CitationDraft(
        source_id=_pick(unit.reader, "source", n[1]),
        says_when=_DATES[n[2] % len(_DATES)],
        says_lasting=_LENGTHS[n[1] % len(_LENGTHS)],
    )
    cite(unit, _pick(unit.reader, "event", n[0]), draft)


def _edit_citation(unit: UnitOfWork, n: Numbers) -> None:
    changes: dict[str, Any] = {"rank": _RANKS[n[1] % 3]}
    if n[2] % 2:
        changes["says_when"] = _DATES[n[2] % len(_DATES)]
    edit_citation(unit, _pick(unit.reader, "citation", n[0]), changes)


def _uncite(unit: UnitOfWork, n: Numbers) -> None:
    remove_citation(unit, _pick(unit.reader, "citation", n[0]))


def _take_part(unit: UnitOfWork, n: Numbers) -> None:
    citation = _pick(unit.reader, "citation", n[2]) if n[2] % 2 else 0
    unit.add(
        Participation(
            event_id=_pick(unit.reader, "event", n[0]),
            actor_id=_pick(unit.reader, "actor", n[1]),
            role_id=_pick(unit.reader, "role", 0 if n[2] % 3 else 1),
            citation_id=citation or None,
        )
    )


def _live(unit: UnitOfWork, n: Numbers) -> None:
    dates = {"born": ("1990", "2015", None)[n[1] % 3], "died": (None, "2015", "2030")[n[2] % 3]}
    edit_entity(unit, Actor, _pick(unit.reader, "actor", n[0]), dates)


def _role(unit: UnitOfWork, n: Numbers) -> None:
    unit.get(Role, _pick(unit.reader, "role", n[0])).living = bool(n[1] % 2)


def _rely(unit: UnitOfWork, n: Numbers) -> None:
    unit.get(Source, _pick(unit.reader, "source", n[0])).reliability = "ACEF"[n[1] % 4]


def _merge(unit: UnitOfWork, n: Numbers) -> None:
    merge_events(unit, _pick(unit.reader, "event", n[0]), _pick(unit.reader, "event", n[1]))


def _remove(unit: UnitOfWork, n: Numbers) -> None:
    remove_event(unit, _pick(unit.reader, "event", n[0]), keep_dates=bool(n[1] % 2))


def _base(unit: UnitOfWork, n: Numbers) -> None:
    citation = unit.get(Citation, _pick(unit.reader, "citation", n[0]))
    unit.get(Event, citation.event_id).basis_citation_id = citation.id


#: Relating comes up more often than the rest, for without it little follows.
COMMANDS: tuple[Callable[[UnitOfWork, Numbers], None], ...] = (
    *(_add, _add_relative, _date, _last, _stand, _cite, _edit_citation, _uncite),
    *(_relate, _relate, _relate, _relate, _unrelate, _rank_relation),
    *(_take_part, _take_part, _live, _role, _rely, _merge, _remove, _base),
)
