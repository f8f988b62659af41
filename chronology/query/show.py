"""One event with everything that is known of it, read from the chronology."""

from typing import Any

from chronology.errors import BadInputError, ChronologyError
from chronology.query.dated import WIDTH, date_columns, date_of, event_date, unknown_event
from chronology.query.detail import (
    CitationView,
    EventDetail,
    Linked,
    MeasureView,
    RelationView,
)
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.places import Gazetteer
from chronology.query.purges import note_of_row
from chronology.query.writers import version_of
from chronology.store.reader import Reader

__all__ = ["EventDetail", "event_date", "show_event", "title_of"]

#: How a relation reads from its other side.
SEEN_FROM_THE_OTHER = {
    "before": "after",
    "after": "before",
    "meets": "met by",
    "overlaps": "overlapped by",
    "during": "contains",
    "contains": "during",
    "starts": "started by",
    "finishes": "finished by",
    "equals": "equals",
    "part of": "has as a part",
    "same as": "same as",
}

_EVENT = (
    "SELECT e.handling, e.manner, COALESCE(e.duration_words, e.duration_min), e.date_anchor_id,"
    " e.inferred_note, d.slug, e.external_id, e.basis_citation_id, e.basis_reason,"
    " e.basis_author, e.created_at, e.updated_at, e.extra,"
    " (SELECT count(DISTINCT h.command_id) - 1 FROM history_change AS h WHERE h.table_name = 'event'"
    " AND (h.row_id = e.id OR (h.row_id < e.id AND h.row_last >= e.id)))"
    " FROM event AS e LEFT JOIN dataset AS d ON d.id = e.dataset_id WHERE e.id = :id"
)
_CITATIONS = " ".join(
    [
        (
            "SELECT c.id, c.source_id, s.slug, s.title, s.reliability, c.locator, a.name, c.stance,"
            " c.credibility, c.rank, c.quote, c.quote_language, c.quote_translation,"
            " c.says_anchor_id, COALESCE(c.says_duration_words, c.says_duration_min),"
            " c.says_place_id, c.note,"
        ),
        date_columns("c.says"),
        (
            "FROM citation AS c JOIN source AS s ON s.id = c.source_id"
            " LEFT JOIN actor AS a ON a.id = c.claimant_id WHERE c.event_id = :id ORDER BY c.id"
        ),
    ]
)
_PLACES = "SELECT place_id, role, citation_id FROM event_place WHERE event_id = :id ORDER BY id"
_WHO = (
    "SELECT a.name, r.name, p.citation_id FROM participation AS p JOIN actor AS a"
    " ON a.id = p.actor_id JOIN role AS r ON r.id = p.role_id WHERE p.event_id = :id ORDER BY p.id"
)
_MEASURES = (
    "SELECT kind, low, best, high, unit, citation_id FROM measure WHERE event_id = :id ORDER BY id"
)
_RELATIONS = (
    "SELECT r.id, r.event_id, r.kind, r.other_id, o.title, COALESCE(r.lag_words, r.lag_min),"
    " r.rank, s.slug, r.from_date FROM relation AS r"
    " JOIN event AS o ON o.id = CASE WHEN r.event_id = :id THEN r.other_id ELSE r.event_id END"
    " LEFT JOIN citation AS c ON c.id = r.citation_id"
    " LEFT JOIN source AS s ON s.id = c.source_id"
    " WHERE r.event_id = :id OR r.other_id = :id ORDER BY r.id"
)


def show_event(reader: Reader, event: int) -> EventDetail:
    """Return an event with everything that hangs on it.

    Raises:
        UnknownNameError: there is no such event.
    """
    title_of(reader, event)
    (view,) = list_events(reader, Filter(ids=(event,)))
    row = reader.one(_EVENT, {"id": event})
    if row is None:
        raise _missing(reader, event)
    own, (extra, changes) = row[:12], row[12:]
    gazetteer = Gazetteer(reader)
    citations = tuple(_citations(reader, gazetteer, event))
    numbers = {citation.id: citation.number for citation in citations}
    places = list(reader.rows(_PLACES, {"id": event}))
    gazetteer.load(place for place, _, _ in places)
    return EventDetail(
        view=view,
        handling=own[0],
        manner=own[1],
        lasting=own[2],
        anchor=own[3],
        inferred_note=own[4],
        dataset=own[5],
        external_id=own[6],
        basis_citation=numbers.get(own[7]),
        basis_reason=own[8],
        basis_author=own[9],
        created_at=own[10],
        updated_at=own[11],
        extra=reader.json(extra),
        places=tuple(
            Linked(gazetteer.view(place).full_name, role, numbers.get(citation))
            for place, role, citation in places
        ),
        who=tuple(
            Linked(name, role, numbers.get(citation))
            for name, role, citation in reader.rows(_WHO, {"id": event})
        ),
        citations=citations,
        relations=tuple(_relations(reader, event)),
        measures=tuple(
            MeasureView(*(*figures, numbers.get(citation)))
            for *figures, citation in reader.rows(_MEASURES, {"id": event})
        ),
        changes=changes,
        version=version_of(reader),
    )


def _citations(reader: Reader, gazetteer: Gazetteer, event: int) -> list[CitationView]:
    rows = list(reader.rows(_CITATIONS, {"id": event}))
    gazetteer.load(row[15] for row in rows if row[15] is not None)
    return [_citation(number, row, gazetteer) for number, row in enumerate(rows, 1)]


def _citation(number: int, row: tuple[Any, ...], gazetteer: Gazetteer) -> CitationView:
    says = row[-WIDTH:]
    place = None if row[15] is None else gazetteer.view(row[15])
    return CitationView(
        *(number, *row[:13], says[0], date_of(says), row[13], row[14], place, row[16])
    )


def _relations(reader: Reader, event: int) -> list[RelationView]:
    found = []
    for number, one, kind, other, title, lag, rank, source, dated in reader.rows(
        _RELATIONS, {"id": event}
    ):
        here = one == event
        found.append(
            RelationView(
                id=number,
                kind=kind if here else SEEN_FROM_THE_OTHER[kind],
                other=other if here else one,
                title=title,
                lag=lag,
                rank=rank,
                source=source,
                stated_here=here,
                from_date=bool(dated),
            )
        )
    return found


def title_of(reader: Reader, event: int) -> str:
    """Return the title of an event.

    Raises:
        UnknownNameError: there is no such event.
        BadInputError: there is none because it was purged.
    """
    row = None
    if event < 2**63:
        row = reader.one("SELECT title FROM event WHERE id = :id", {"id": event})
    if row is None:
        raise _missing(reader, event)
    return str(row[0])


def _missing(reader: Reader, event: int) -> ChronologyError:
    note = note_of_row(reader, "event", event)
    if note is None:
        return unknown_event(event)
    return BadInputError(
        f"@{event} was purged on {note.at[:10]}, by command {note.command} of {note.author}:"
        f" “{note.reason}”.",
        "What was purged is kept nowhere.",
    )
