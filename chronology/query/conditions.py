"""A filter as SQL conditions on ``event AS e``.

Dates are compared by their hulls here; ``chronology.query.windows`` refines the
few that are sets.
"""

from chronology.dates.value import FuzzyDate
from chronology.query.filters import Filter
from chronology.query.statement import Statement, any_of, id_list, like, within
from chronology.text import search_words

# An event is dated by what is stated or, where nothing is, by what follows from
# other events; what follows rules a window out even where something is stated.
# A bound that does not exist is the extreme of a 64-bit integer.
_POSSIBLE = (
    (
        "(e.date_edtf IS NOT NULL OR e.inferred_start_earliest IS NOT NULL"
        " OR e.inferred_end_latest IS NOT NULL)"
    ),
    "COALESCE(e.date_start_earliest, -9223372036854775807) < {latest}",
    "COALESCE(e.date_end_latest, 9223372036854775807) > {earliest}",
    "COALESCE(e.inferred_start_earliest, -9223372036854775807) < {latest}",
    "COALESCE(e.inferred_end_latest, 9223372036854775807) > {earliest}",
)
_CERTAIN = (
    "e.date_start_latest <= {latest}",
    "e.date_end_earliest >= {earliest}",
    "e.date_qualifier NOT IN ('?', '%')",
)

#: The names that a word of a text search is also looked for in.
_NAMED = (
    (
        "SELECT event_id FROM participation WHERE actor_id IN (SELECT id FROM actor WHERE"
        " name_folded LIKE {word} ESCAPE '!' UNION SELECT actor_id FROM actor_name WHERE"
        " name_folded LIKE {word} ESCAPE '!')"
    ),
    (
        "SELECT event_id FROM event_place WHERE place_id IN (SELECT id FROM place WHERE"
        " name_folded LIKE {word} ESCAPE '!' UNION SELECT place_id FROM place_name WHERE"
        " name_folded LIKE {word} ESCAPE '!')"
    ),
)


def apply(statement: Statement, wanted: Filter) -> None:
    """Add the conditions of ``wanted`` to a statement on ``event AS e``."""
    for word in search_words(wanted.text).split():
        statement.where(_word(statement, word))
    if wanted.windows:
        hulls = (_hull(statement, window, certain=wanted.certain) for window in wanted.windows)
        statement.where(any_of(hulls))
    if wanted.ids:
        statement.where("e.id IN", id_list(wanted.ids))
    if wanted.statuses:
        marks = ",".join(statement.bind(status) for status in wanted.statuses)
        statement.where("e.status IN (", marks, ")")
    _linked(statement, wanted)


def certain_hull(statement: Statement, window: FuzzyDate) -> str:
    """Return the condition that the hull of a date allows certainty in ``window``."""
    return _hull(statement, window, certain=True)


def _hull(statement: Statement, window: FuzzyDate, *, certain: bool) -> str:
    earliest, latest = statement.bind(window.start_earliest), statement.bind(window.end_latest)
    parts = (*_POSSIBLE, *_CERTAIN) if certain else _POSSIBLE
    joined = " AND ".join(part.format(earliest=earliest, latest=latest) for part in parts)
    return "".join(["(", joined, ")"])


def _word(statement: Statement, word: str) -> str:
    """Return the condition that ``word`` occurs; ``%`` and ``_`` are plain characters."""
    mark = statement.bind(f"%{like(word)}%")
    named = " UNION ".join(part.format(word=mark) for part in _NAMED)
    return any_of(
        ["".join(["e.text_folded LIKE ", mark, " ESCAPE '!'"]), "".join(["e.id IN (", named, ")"])]
    )


def _linked(statement: Statement, wanted: Filter) -> None:
    """Add the conditions on what hangs on an event."""
    if wanted.categories:
        statement.where("e.category_id IN", within("category", wanted.categories))
    if wanted.places:
        places = within("place", wanted.places)
        statement.where("e.id IN (SELECT event_id FROM event_place WHERE place_id IN", places, ")")
    for table, column, ids in (
        ("participation", "actor_id", wanted.actors),
        ("citation", "source_id", wanted.sources),
        ("event_tag", "tag_id", wanted.tags),
    ):
        if ids:
            inner = " ".join(["SELECT event_id FROM", table, "WHERE", column, "IN", id_list(ids)])
            statement.where("e.id IN (", inner, ")")
