"""Which claims enter the temporal network of a chronology: decided here and nowhere else.

A claim enters while it stands: its event is not refuted, and neither it nor the
citation that makes it is deprecated. Planned events are in, for their order is
stated like any other's.

* the date that was adopted, and the length, unless the event is repeated (a
  length is then that of each time);
* relations of rank normal or preferred;
* what a citation says of date or length, only where none is adopted; where one
  of the citations that say a date (a length) is preferred, only those;
* that an actor who was born or died, was founded or dissolved, existed while it
  took part: only in a role of the living, and not in what is planned, for people
  make plans that they do not live to see.

Each is written as the text that follows FROM in SQL, with a WHERE to which more
conditions may be added by AND. ``e`` is the event, ``c`` the citation, ``s`` its
source, ``r`` the relation, ``p`` the participation, ``a`` its actor.
"""

from collections.abc import Iterable
from typing import Final

_SOURCE: Final = " LEFT JOIN source AS s ON s.id = c.source_id"
_STANDS: Final = " AND (c.id IS NULL OR c.rank <> 'deprecated')"
_COUNTS_FROM: Final = (
    " AND EXISTS (SELECT 1 FROM event AS anchor WHERE anchor.status <> 'refuted' AND anchor.id = "
)
_COUNTS_FROM_OWN: Final = (
    " OR EXISTS (SELECT 1 FROM event AS anchor JOIN citation AS basis"
    " ON basis.id = anchor.basis_citation_id"
    " WHERE anchor.id = c.says_anchor_id AND basis.source_id = c.source_id)"
)
_NOT_REPEATED: Final = " AND COALESCE(e.manner, '') <> 'repeated'"
_SOME_LENGTH: Final = " AND (e.duration_min IS NOT NULL OR e.duration_max IS NOT NULL)"
_NO_LENGTH: Final = " AND e.duration_min IS NULL AND e.duration_max IS NULL"
# The second part says nothing more, but in the words of an index (``marked.TELLING``).
_SAYS_LENGTH: Final = (
    " AND (c.says_duration_min IS NOT NULL OR c.says_duration_max IS NOT NULL)"
    " AND (c.says_edtf IS NOT NULL OR c.says_duration_min IS NOT NULL"
    " OR c.says_duration_max IS NOT NULL)"
)

#: Events that are not refuted.
EVENTS: Final = "event AS e WHERE e.status <> 'refuted'"

_EVENTS: Final = (
    "event AS e LEFT JOIN citation AS c ON c.id = e.basis_citation_id"
    f"{_SOURCE} WHERE e.status <> 'refuted'"
)

#: Events whose date counts from another that is not refuted.
ANCHORED: Final = f"{EVENTS} AND e.date_anchor_id IS NOT NULL{_COUNTS_FROM}e.date_anchor_id)"

#: Adopted dates, with the citation that they rest on.
DATES: Final = f"{_EVENTS} AND e.date_edtf IS NOT NULL"

#: Adopted lengths. The basis is that of the date, and no citation of the length.
LENGTHS: Final = f"{EVENTS}{_NOT_REPEATED}{_SOME_LENGTH}"

_RELATIONS: Final = (
    "relation AS r JOIN event AS one ON one.id = r.event_id JOIN event AS two ON two.id = r.other_id"
    " LEFT JOIN citation AS c ON c.id = r.citation_id"
)
_RELATED: Final = (
    " WHERE r.rank <> 'deprecated' AND one.status <> 'refuted' AND two.status <> 'refuted'"
    + _STANDS
)

#: Relations, between ``one`` and ``two``; and the same with the source of each.
RELATIONS: Final = _RELATIONS + _RELATED
SOURCED_RELATIONS: Final = _RELATIONS + _SOURCE + _RELATED

#: Citations that stand, of events that do.
CITATIONS: Final = (
    "citation AS c JOIN event AS e ON e.id = c.event_id"
    f"{_SOURCE} WHERE e.status <> 'refuted' AND c.rank <> 'deprecated'"
)
SAYING_DATES: Final = f"{CITATIONS} AND c.says_edtf IS NOT NULL"
SAYING_LENGTHS: Final = f"{CITATIONS}{_SAYS_LENGTH}{_NOT_REPEATED}"

# Written apart for the two, lest a preferred date silence a length.
_NO_PREFERRED: Final = (
    " AND (c.rank = 'preferred' OR NOT EXISTS (SELECT 1 FROM citation AS b"
    " WHERE b.event_id = c.event_id AND b.rank = 'preferred' AND "
)

#: What citations say of events without an adopted date, or without an adopted length.
SAID_DATES: Final = (
    f"{SAYING_DATES} AND e.date_edtf IS NULL{_NO_PREFERRED}b.says_edtf IS NOT NULL))"
)
SAID_LENGTHS: Final = (
    f"{SAYING_LENGTHS}{_NO_LENGTH}{_NO_PREFERRED}"
    "(b.says_duration_min IS NOT NULL OR b.says_duration_max IS NOT NULL)))"
)

#: The same, where the date that a citation says counts from an event that is not refuted.
SAID_ANCHORED: Final = (
    f"{SAID_DATES} AND c.says_anchor_id IS NOT NULL{_COUNTS_FROM}c.says_anchor_id)"
)

#: Dates that a source says, and for which it needs no other: they count from no
#: event, or from one whose adopted date rests on the same source.
OWN_DATES: Final = f"{SAYING_DATES} AND (c.says_anchor_id IS NULL{_COUNTS_FROM_OWN})"

# What a source says of one event can contradict only what else it says of it, or
# of another that it relates to it.
_SAYING: Final = (
    f"{CITATIONS} AND (c.says_edtf IS NOT NULL OR c.says_duration_min IS NOT NULL"
    " OR c.says_duration_max IS NOT NULL)"
)
_MORE_THAN_ONE: Final = (
    " GROUP BY c.event_id, c.source_id HAVING COUNT(c.says_edtf)"
    " + COUNT(COALESCE(c.says_duration_min, c.says_duration_max)) > 1"
)
_CITED_RELATIONS: Final = f"{RELATIONS} AND c.id IS NOT NULL"

#: Of which events a source says enough to contradict itself: source and event.
CONTESTED: Final = (
    (("c.source_id", "c.event_id"), _SAYING, _MORE_THAN_ONE),
    (("c.source_id", "r.event_id"), _CITED_RELATIONS, ""),
    (("c.source_id", "r.other_id"), _CITED_RELATIONS, ""),
)

_MORTAL: Final = "(a.born_edtf IS NOT NULL OR a.died_edtf IS NOT NULL)"
_TAKING_PART: Final = (
    " JOIN role AS w ON w.id = p.role_id AND w.living JOIN event AS e ON e.id = p.event_id"
    f" LEFT JOIN citation AS c ON c.id = p.citation_id{_SOURCE}"
    " WHERE p.actor_id = a.id AND e.status NOT IN ('refuted', 'planned')"
    f" AND {_MORTAL}{_STANDS}"
)

#: Living participations of actors of whom a beginning or an end is known; and the
#: same where all are wanted: few actors have one, and SQLite keeps to the order of
#: a CROSS JOIN.
PRESENCES: Final = f"participation AS p JOIN actor AS a ON a.id = p.actor_id{_TAKING_PART}"
ALL_PRESENCES: Final = f"actor AS a CROSS JOIN participation AS p{_TAKING_PART}"

#: The same, whether or not they stand: what stood before a change counts with it.
ANY_PRESENCES: Final = (
    "participation AS p JOIN actor AS a ON a.id = p.actor_id"
    f" JOIN role AS w ON w.id = p.role_id AND w.living WHERE {_MORTAL}"
)

#: Who took part, alive, in events that have a note of a conflict: an index finds these.
NOTED_PRESENCES: Final = (
    "event AS e CROSS JOIN participation AS p JOIN role AS w ON w.id = p.role_id AND w.living"
    " WHERE p.event_id = e.id AND e.inferred_note IS NOT NULL"
)

# Of an event with a date and nothing else, a birth says more only if it lies after
# the first moment at which the event may have ended; a death, before the last at
# which it may have begun. All others agree already, and need not be loaded.
_SAYS_MORE: Final = (
    " AND (e.date_edtf IS NULL OR a.born_start_earliest > e.date_end_earliest"
    " OR a.died_end_latest < e.date_start_latest)"
)

#: Why something may follow for an event, or contradict what is said of it: the
#: column that holds the event, and where it is from. Lifetimes stand apart.
REASONS: Final = (
    ("r.event_id", RELATIONS),
    ("r.other_id", RELATIONS),
    ("e.id", ANCHORED),
    ("e.date_anchor_id", ANCHORED),
    ("c.event_id", SAID_DATES),
    ("c.says_anchor_id", SAID_ANCHORED),
    ("e.id", f"{LENGTHS} AND e.date_edtf IS NOT NULL"),
    ("c.event_id", f"{SAID_LENGTHS} AND e.date_edtf IS NOT NULL"),
)
OF_LIFETIMES: Final = ("p.event_id", PRESENCES + _SAYS_MORE)
OF_ALL_LIFETIMES: Final = ("p.event_id", ALL_PRESENCES + _SAYS_MORE)

_SOME_BOUND: Final = (
    "COALESCE(e.inferred_start_earliest, e.inferred_start_latest,"
    " e.inferred_end_earliest, e.inferred_end_latest) IS NOT NULL"
)

#: Events that have bounds from others, or a note of why they have none.
WITH_BOUNDS: Final = (
    "e.id",
    f"event AS e WHERE ({_SOME_BOUND} OR e.inferred_note IS NOT NULL)",
)


def select(columns: Iterable[str], source: str, *conditions: str, order: str = "") -> str:
    """Return a query for ``columns`` of one of the texts above, further restricted."""
    tail = ("ORDER BY", order) if order else ()
    parts = ("SELECT", ", ".join(columns), "FROM", " AND ".join((source, *conditions)), *tail)
    return " ".join(parts)


def listed(ids: Iterable[int]) -> str:
    """Return ids as a list in SQL: being integers, they may stand in its text."""
    # 0 is no id, and keeps an empty list good SQL.
    return "(" + ", ".join(str(int(number)) for number in {0, *ids}) + ")"
