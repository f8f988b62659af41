"""Events as JSON text, by the hundred thousand: the text that their entities would give.

Most of what hangs on events is said in few ways: a place in a role, a source and
nothing else of it. Each way becomes text once and is kept. What says more is a row
for which the plain way is taken, and so is an event that has a child whose uuid may
have been made from its name, which a file leaves out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, Final

from chronology.formats.rows.tables import Row, read_rows
from chronology.formats.seed.children import Citations, Lists, Texts
from chronology.formats.seed.dump import Exporter
from chronology.formats.seed.schema import EVENTS, Field
from chronology.formats.seed.told import told_columns
from chronology.formats.seed.usual import says_more
from chronology.formats.seed.ways import Dates, Ways
from chronology.formats.text.jsontext import json_line
from chronology.query.packed import date_code
from chronology.query.statement import id_list
from chronology.store.reader import Reader

#: How many events are handed on at once.
BATCH: Final = 250
#: The fields of an event that are written by themselves.
_OWN: Final = ("title", "description", "category", "when", "status", "dataset", "external_id")
_LISTS: Final = tuple(field for field in EVENTS.fields if field.kind == "list")
_CITATIONS: Final = "citations"


class EventTexts:
    """Makes the text of events.

    Args:
        exporter: makes their entities.
        reader: the chronology that it reads.
    """

    def __init__(self, exporter: Exporter, reader: Reader) -> None:
        self._exporter = exporter
        self._reader = reader
        self._citations = Citations(exporter, reader, EVENTS.field(_CITATIONS))
        self._lists = {
            field.name: Lists(exporter, reader, field)
            for field in _LISTS
            if field.name != _CITATIONS
        }
        self._categories = Ways(exporter, EVENTS, ("category",))
        self._dates = Dates(exporter, EVENTS, ("when",))
        self._rest = Ways(exporter, EVENTS, ("status", "dataset"))
        others = [field for field in EVENTS.fields if field.name not in _OWN]
        more = says_more([*others, Field("anchor", column="date_anchor_id")])
        columns = ["id", "uuid", "title", "description", "external_id", "extra", more]
        columns += [*self._categories.columns, *self._rest.columns, *date_code(reader.engine)]
        self._select = " ".join(["SELECT", ", ".join(columns), "FROM event AS e WHERE id"])

    def of(self, some: range) -> Iterator[list[str]]:
        """Yield the JSON text of some events, without its opening brace, some at a time.

        Args:
            some: the places of the events in the file.
        """
        ids = self._exporter.scope.events
        if some.start:
            self._exporter.begin_at(some.start)
        for start in range(some.start, some.stop, BATCH):
            yield self._batch(ids[start : min(start + BATCH, some.stop)])

    def _batch(self, ids: Sequence[int]) -> list[str]:
        whole = self._exporter.scope.whole
        where = "BETWEEN :first AND :last" if whole else f"IN {id_list(ids)}"
        params = {"first": ids[0], "last": ids[-1]} if whole else {}
        plain: set[int] = set()
        cites, cited = self._citations.following(where, params)
        lists = {name: of.of(where, params, cited, plain) for name, of in self._lists.items()} | {
            _CITATIONS: cites
        }
        rows = self._reader.fetch(f"{self._select} {where} ORDER BY e.id", params)
        texts = self._usual(rows, [lists[field.name] for field in _LISTS])
        places = {row[0]: nth for nth, row in enumerate(rows) if row[6] is not None}
        for row in self._rows(places):
            texts[places[row["id"]]] = self._unusual(row, lists)
        if plain:
            places = {row[0]: nth for nth, row in enumerate(rows)}
            for number, item in zip(
                ids := sorted(plain), self._exporter.some_events(ids), strict=True
            ):
                texts[places[number]] = json_line(item)[1:]
        return texts

    def _rows(self, ids: Collection[int]) -> Iterator[Row]:
        where = f"WHERE id IN {id_list(ids)}"
        return read_rows(self._reader, told_columns(EVENTS.name), where) if ids else iter(())

    def _usual(self, rows: Sequence[tuple[Any, ...]], lists: Sequence[Texts]) -> list[str]:
        """Return the text of events that say nothing in many ways."""
        key, quote = self._exporter.names["events"].get, encode_basestring
        categories, rest, dates = self._categories, self._rest, self._dates
        places, who, citations, measures, tags = [of.get for of in lists]
        texts = []
        for row in rows:
            id_, uuid, title, description, external, extra = row[:6]
            told = "" if description is None else f', "description": {quote(description)}'
            known = "" if external is None else f', "external_id": {quote(external)}'
            kept = "" if extra is None else self._extra(extra)
            texts.append(
                f'"key": "{key(id_)}", "title": {quote(title)}{told}'
                f"{categories[row[7:8]]}{dates[row[10:]]}{rest[row[8:10]]}{known}"
                f"{places(id_, '')}{who(id_, '')}{citations(id_, '')}{measures(id_, '')}"
                f'{tags(id_, "")}, "uuid": "{uuid}"{kept}}}'
            )
        return texts

    def _extra(self, stored: Any) -> str:
        """Return the text of what an import kept besides."""
        extra = self._reader.json(stored)
        return "" if extra is None else f', "extra": {json_line(extra)}'

    def _unusual(self, row: Row, lists: Mapping[str, Texts]) -> str:
        """Return the text of an event that says more than most."""
        item = self._exporter.entity(EVENTS, row)
        texts = {name: f', "{name}": {json_line(value)}' for name, value in item.items()}
        texts |= {name: of[row["id"]] for name, of in lists.items() if row["id"] in of}
        order = ("key", *(field.name for field in EVENTS.fields), "uuid", "extra")
        return "".join([texts[name] for name in order if name in texts])[2:] + "}"
