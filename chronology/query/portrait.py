"""One actor, place, source, category or role with everything that hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chronology.query.attached import where_kept
from chronology.query.dated import WIDTH, date_columns, date_of
from chronology.query.entities import further_names
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.places import Gazetteer
from chronology.query.views import EventView, when_shape
from chronology.store.lookup import look_up
from chronology.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Portrait:
    """An entry that is not an event.

    Args:
        kind: "actor", "place", "source", "category" or "role".
        name: what it is called; a source's slug.
        facts: label and value of whatever is known, in order. A date is the
            ``when`` object of JSON.
        events: the events that it is in, in order of time.
    """

    kind: str
    id: int
    name: str
    facts: tuple[tuple[str, Any], ...]
    events: tuple[EventView, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``actor show --format json`` and its like."""
        return {
            "id": self.id,
            "name": self.name,
            **{label.replace(" ", "_"): value for label, value in self.facts},
            "events": [event.id for event in self.events],
        }


def show_entity(reader: Reader, kind: str, words: str) -> Portrait:
    """Return the entry of a kind that ``words`` name.

    Raises:
        UnknownNameError: there is none.
        AmbiguousNameError: more than one answers to it.
    """
    number = look_up(reader, kind, words)
    name_column, columns, dates, wanted = _KINDS[kind]
    selected = ", ".join(["t.id", f"t.{name_column}", "t.extra", *(f"t.{c}" for c in columns)])
    groups = [date_columns(f"t.{prefix}") for prefix in dates]
    sql = " ".join(
        ["SELECT", ", ".join([selected, *groups]), "FROM", kind, "AS t WHERE t.id = :id"]
    )
    row = next(iter(list(reader.rows(sql, {"id": number}))))
    facts = [
        (column, bool(value) if column in _YES_OR_NO and value is not None else value)
        for column, value in zip(columns, row[3 : 3 + len(columns)], strict=True)
    ]
    for at, prefix in enumerate(dates):
        group = row[3 + len(columns) + at * WIDTH :][:WIDTH]
        facts.append((prefix, when_shape(group[0], date_of(group), None)))
    facts += _FURTHER[kind](reader, number)
    if extra := reader.json(row[2]):
        facts.append(("extra", extra))
    known = tuple((label, value) for label, value in facts if value not in (None, (), []))
    asked: dict[str, Any] = {wanted: (number,)}
    events = tuple(list_events(reader, Filter(**asked))) if wanted else ()
    return Portrait(kind, number, row[1], known, events)


#: Columns that SQLite keeps as numbers.
_YES_OR_NO = ("bodily_present", "living", "occurs_once", "single_holder")

#: Of each kind: the column of its name, plain columns, dates, and the filter of its events.
_KINDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "actor": (
        "name",
        ("kind", "description", "note", "exclusive_group"),
        ("born", "died"),
        "actors",
    ),
    "place": (
        "name",
        ("country", "latitude", "longitude", "radius_m", "description"),
        (),
        "places",
    ),
    "source": (
        "slug",
        (
            "title",
            "author",
            "publisher",
            "url",
            "archived_url",
            "language",
            "kind",
            "reliability",
            "note",
            "file_name",
            "file_sha256",
            "file_size",
            "file_attached_at",
        ),
        ("published", "accessed"),
        "sources",
    ),
    "category": (
        "name",
        ("description", "exclusive_group", "exclusive_state", "occurs_once", "single_holder"),
        (),
        "categories",
    ),
    "role": (
        "name",
        ("description", "bodily_present", "living", "exclusive_group"),
        (),
        "",
    ),
}

_TIES = " ".join(
    [
        "SELECT t.kind, o.name, t.rank, t.actor_id, t.other_id, a.name,",
        date_columns("t.span"),
        "FROM tie AS t JOIN actor AS a ON a.id = t.actor_id JOIN actor AS o ON o.id = t.other_id",
        "WHERE t.actor_id = :id OR t.other_id = :id ORDER BY t.id",
    ]
)


def _of_actor(reader: Reader, number: int) -> Iterator[tuple[str, Any]]:
    yield "aliases", list(further_names(reader, "actor").get(number, ()))
    ties = []
    for row in reader.rows(_TIES, {"id": number}):
        kind, other, rank, _, _, actor = row[:6]
        span = row[6:]
        ties.append(
            {
                "actor": actor,
                "kind": kind,
                "other": other,
                "span": when_shape(span[0], date_of(span), None),
                "rank": rank,
            }
        )
    yield "ties", ties


def _of_place(reader: Reader, number: int) -> Iterator[tuple[str, Any]]:
    gazetteer = Gazetteer(reader)
    gazetteer.load([number])
    yield "path", list(gazetteer.view(number).path)
    yield "aliases", list(further_names(reader, "place").get(number, ()))
    yield (
        "places within",
        _names(
            reader,
            "SELECT name FROM place WHERE parent_id = :id ORDER BY id",
            number,
        ),
    )


def _of_source(reader: Reader, number: int) -> Iterator[tuple[str, Any]]:
    sql = "SELECT d.slug FROM source AS s JOIN source AS d ON d.id = s.derived_from_id WHERE s.id = :id"
    yield "derived from", next(iter(_names(reader, sql, number)), None)
    sql = "SELECT slug FROM source WHERE derived_from_id = :id ORDER BY id"
    yield "repeated by", _names(reader, sql, number)
    yield from where_kept(reader, number)


def _of_category(reader: Reader, number: int) -> Iterator[tuple[str, Any]]:
    yield from _vocabulary(reader, "category", number)
    sql = "SELECT r.name FROM category AS c JOIN category AS r ON r.id = c.requires_id WHERE c.id = :id"
    yield "requires", next(iter(_names(reader, sql, number)), None)


def _of_role(reader: Reader, number: int) -> Iterator[tuple[str, Any]]:
    yield from _vocabulary(reader, "role", number)


def _vocabulary(reader: Reader, table: str, number: int) -> Iterator[tuple[str, Any]]:
    above = ["SELECT up.name FROM", table, "AS t JOIN", table, "AS up ON up.id = t.parent_id"]
    yield "in", next(iter(_names(reader, " ".join([*above, "WHERE t.id = :id"]), number)), None)
    below = ["SELECT name FROM", table, "WHERE parent_id = :id ORDER BY id"]
    yield "narrower", _names(reader, " ".join(below), number)


def _names(reader: Reader, sql: str, number: int) -> list[str]:
    return [row[0] for row in reader.rows(sql, {"id": number})]


_FURTHER = {
    "actor": _of_actor,
    "place": _of_place,
    "source": _of_source,
    "category": _of_category,
    "role": _of_role,
}
