"""Events as JSON text, by the hundred thousand: the text that their entities would give.

Most of what hangs on events is said in few ways: a place in a role, a source and
nothing else of it. Each way becomes text once and is kept. What says more is a row
for which the plain way is taken, and so is an event that has a child whose uuid may
have been made from its name, which a file leaves out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, Final

from chronology.formats.rows.codes import date_of_code
from chronology.formats.rows.tables import Row, read_rows
from chronology.formats.seed.dump import Exporter, Item
from chronology.formats.seed.schema import BY_NAME, EVENTS, Field, Section
from chronology.formats.text.jsontext import json_line
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.query.packed import date_code
from chronology.store.reader import Reader

#: How many events are handed on at once.
BATCH: Final = 1000
#: How many ways of saying a thing are kept, of each kind.
_KEPT: Final = 50_000
#: The version of uuids that are made from names, and where it stands in one.
_MADE: Final = "5"
_VERSION: Final = 14

#: Of each list of an event, the fields of its rows that are said in few ways.
_FEW: Final = {
    "places": ("place", "role"),
    "who": ("actor", "role"),
    "citations": ("source",),
    "measures": ("kind", "low", "best", "high", "unit"),
    "tags": ("tag",),
}
#: The fields of an event that are written by themselves.
_OWN: Final = ("title", "description", "category", "when", "status", "dataset", "external_id")
#: Of each event, the text of a list.
Texts = Mapping[int, str]


class EventTexts:
    """Makes the text of events.

    Args:
        exporter: makes their entities.
        reader: the chronology that it reads.
    """

    def __init__(self, exporter: Exporter, reader: Reader) -> None:
        self._exporter = exporter
        self._reader = reader
        self._lists = {
            field.name: _Children(exporter, reader, BY_NAME[field.target], _FEW[field.name])
            for field in EVENTS.fields
            if field.kind == "list"
        }
        self._categories = _Ways(exporter, EVENTS, ("category",))
        self._dates = _Dates(exporter, EVENTS, ("when",))
        self._rest = _Ways(exporter, EVENTS, ("status", "dataset"))
        others = [field for field in EVENTS.fields if field.name not in _OWN]
        unusual = _unusual([*others, Field("anchor", column="date_anchor_id")])
        columns = ["id", "uuid", "title", "description", "external_id", "extra", unusual]
        columns += [*self._categories.columns, *self._rest.columns, *date_code(reader.engine)]
        self._select = " ".join(["SELECT", ", ".join(columns), "FROM event AS e"])

    def all(self) -> Iterator[list[str]]:
        """Yield the JSON text of the events, without its opening brace, some at a time."""
        ids = self._exporter.scope.events
        for start in range(0, len(ids), BATCH):
            yield self._batch(ids[start : start + BATCH])

    def _batch(self, ids: Sequence[int]) -> list[str]:
        whole = self._exporter.scope.whole
        where = f"BETWEEN {ids[0]} AND {ids[-1]}" if whole else f"IN ({', '.join(map(str, ids))})"
        plain: set[int] = set()
        lists = {name: rows.of(where, plain) for name, rows in self._lists.items()}
        rows = list(self._reader.rows(f"{self._select} WHERE id {where} ORDER BY id"))
        unusual = {row["id"]: row for row in self._rows([row[0] for row in rows if row[6]])}
        entities = self._entities(plain)
        return [
            json_line(entities[row[0]])[1:]
            if row[0] in entities
            else self._unusual(unusual[row[0]], lists)
            if row[0] in unusual
            else self._usual(row, lists)
            for row in rows
        ]

    def _rows(self, ids: Sequence[int]) -> Iterator[Row]:
        where = f"WHERE id IN ({', '.join(map(str, ids))})"
        return read_rows(self._reader, EVENTS.model, where) if ids else iter(())

    def _entities(self, plain: Collection[int]) -> dict[int, Item]:
        ids = sorted(plain)
        return dict(zip(ids, self._exporter.some_events(ids), strict=True)) if ids else {}

    def _usual(self, row: tuple[Any, ...], lists: Mapping[str, Texts]) -> str:
        id_, uuid, title, description, external, extra = row[:6]
        key = self._exporter.names["events"].get(id_)
        text = f'"key": "{key}", "title": {encode_basestring(title)}'
        if description is not None:
            text += f', "description": {encode_basestring(description)}'
        text += self._categories[row[7:8]] + self._dates[row[10:]] + self._rest[row[8:10]]
        if external is not None:
            text += f', "external_id": {encode_basestring(external)}'
        for name, texts in lists.items():
            if id_ in texts:
                text += f', "{name}": [{texts[id_]}]'
        if extra is None or (extra := self._reader.json(extra)) is None:
            return f'{text}, "uuid": "{uuid}"}}'
        return f'{text}, "uuid": "{uuid}", "extra": {json_line(extra)}}}'

    def _unusual(self, row: Row, lists: Mapping[str, Texts]) -> str:
        """Return the text of an event that says more than most."""
        item = self._exporter.entity(EVENTS, row)
        texts = {name: json_line(value) for name, value in item.items()}
        texts |= {name: f"[{of[row['id']]}]" for name, of in lists.items() if row["id"] in of}
        order = ("key", *(field.name for field in EVENTS.fields), "uuid", "extra")
        return ", ".join([f'"{name}": {texts[name]}' for name in order if name in texts]) + "}"


class _Ways(dict[tuple[Any, ...], str]):
    """The text of some fields, by the values of their columns; made where it is missing.

    Args:
        exporter: makes entities.
        kind: whose fields.
        names: the fields' names, in the order in which they are written.
    """

    def __init__(self, exporter: Exporter, kind: Section, names: Collection[str]) -> None:
        super().__init__()
        self._exporter = exporter
        self._kind = kind
        self._names = names
        #: The columns whose values are a key.
        self.columns = [
            column for field in kind.fields if field.name in names for column in _columns(field)
        ]

    def __missing__(self, values: tuple[Any, ...]) -> str:
        if len(self) >= _KEPT:
            self.clear()
        item = self._exporter.part(self._kind, self._names, self._row(values))
        self[values] = f", {json_line(item)[1:-1]}" if item else ""
        return self[values]

    def _row(self, values: tuple[Any, ...]) -> Row:
        return dict(zip(self.columns, values, strict=True))


class _Dates(_Ways):
    """The text of an event's date by its code, which is short for a plain day."""

    def _row(self, values: tuple[Any, ...]) -> Row:
        return {
            "date_anchor_id": None,
            **{f"date_{name}": value for name, value in date_of_code(values).items()},
        }


class _Children:
    """The rows of one table that hang on events, as the text of their list.

    Args:
        exporter: makes entities.
        reader: the chronology.
        kind: what the rows are.
        few: the fields that are said in few ways.
    """

    def __init__(
        self, exporter: Exporter, reader: Reader, kind: Section, few: Collection[str]
    ) -> None:
        self._exporter = exporter
        self._reader = reader
        self._kind = kind
        self._ways = _Ways(exporter, kind, few)
        self._keyed = kind.identity == "key"
        cites = any(field.name == "citation" for field in kind.fields)
        known = {*few, "citation"} if cites else set(few)
        others = [field for field in kind.fields if field.name not in known]
        unusual = _unusual([*others, Field("extra")])
        if reader.engine != "sqlite":
            unusual = _signed(unusual, [field for field in kind.fields if field.kind == "number"])
        citation = "citation_id" if cites else "NULL"
        columns = ["event_id", "id", "uuid", citation, unusual, *self._ways.columns]
        self._select = " ".join(["SELECT", ", ".join(columns), "FROM", kind.table])

    def of(self, where: str, plain: set[int]) -> Texts:
        """Return the text of the list of each event that has one.

        Args:
            where: what holds of the events' ids.
            plain: gets the events that are to be written the plain way.
        """
        rows = list(
            self._reader.rows(f"{self._select} WHERE event_id {where} ORDER BY event_id, id")
        )
        unusual = self._unusual([row[1] for row in rows if row[4]])
        found: dict[int, str] = {}
        names = self._exporter.names["citations"]
        keyed, ways = self._keyed, self._ways
        # Citations are numbered in the order in which they stand here.
        first = names.get(rows[0][1]) if keyed and rows else None
        for nth, row in enumerate(rows, int(first[1:]) if first else 0):
            event, id_, uuid, citation, odd = row[:5]
            if odd:
                text = unusual[id_]
            elif keyed:
                text = f'{{"key": "c{nth}"{ways[row[5:]]}, "uuid": "{uuid}"}}'
            elif citation is None or (cited := names.get(citation)) is None:
                text = f'{{{ways[row[5:]][2:]}, "uuid": "{uuid}"}}'
            else:
                text = f'{{{ways[row[5:]][2:]}, "citation": "{cited}", "uuid": "{uuid}"}}'
            if uuid[_VERSION] == _MADE and not keyed:
                plain.add(event)
            found[event] = f"{found[event]}, {text}" if event in found else text
        return found

    def _unusual(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the text of rows that say more than most."""
        if not ids:
            return {}
        where = f"WHERE id IN ({', '.join(map(str, ids))})"
        rows = read_rows(self._reader, self._kind.model, where)
        return {row["id"]: json_line(self._exporter.entity(self._kind, row)) for row in rows}


def _columns(field: Field) -> list[str]:
    """Return the columns that a field is made of."""
    if field.kind == "date":
        dated = [f"{field.fills}_{name}" for name in DATE_COLUMNS]
        return [*dated, field.anchor] if field.anchor else dated
    return [field.fills]


def _unusual(fields: Collection[Field]) -> str:
    """Return the SQL that is 1 where a row says something by one of these fields, else 0."""
    usual = [
        f"{field.fills} = '{field.default}'"
        if field.default is not None
        else " AND ".join(f"{column} IS NULL" for column in _telling(field))
        for field in fields
        if field.kind != "list"
    ]
    return f"CASE WHEN {' AND '.join(usual)} THEN 0 ELSE 1 END" if usual else "0"


def _telling(field: Field) -> list[str]:
    """Return the columns that are NULL where a field says nothing."""
    if field.kind == "date":
        dated = [f"{field.fills}_text", f"{field.fills}_edtf"]
        return [*dated, field.anchor] if field.anchor else dated
    if field.kind == "lag":
        return [f"{field.fills}_{name}" for name in ("words", "min", "max")]
    if field.kind == "group":
        return [column for part in field.fields for column in _telling(part)]
    return [field.fills]


def _signed(unusual: str, numbers: Collection[Field]) -> str:
    """Return the SQL that is 1 for a zero below zero too, which SQLite does not keep.

    As a key it is the same as zero, and in a file it is not.
    """
    texts = [f"CAST({field.fills} AS TEXT) = '-0'" for field in numbers]
    return f"CASE WHEN {' OR '.join([f'{unusual} = 1', *texts])} THEN 1 ELSE 0 END"
