"""What hangs on events, as the text of their lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from chronology.formats.rows.tables import read_rows
from chronology.formats.seed.dump import Exporter
from chronology.formats.seed.keys import Names
from chronology.formats.seed.schema import BY_NAME, Field
from chronology.formats.seed.told import told_columns
from chronology.formats.seed.usual import says_more
from chronology.formats.seed.ways import Ways
from chronology.formats.text.jsontext import json_line
from chronology.query.statement import id_list
from chronology.store.reader import Reader

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
#: Of each event that has a list, its text: a comma, its name and what stands in it.
Texts = Mapping[int, str]
#: A row: its event, uuid, id where it says more than most, citation, and what is said in few ways.
Found = tuple[Any, ...]


class Cited(dict[int | None, str]):
    """How what hangs on an event says which citation asserts it, by the citation's id.

    Args:
        names: what citations are called.
        numbered: ids and numbers of those that are asked for most.
    """

    def __init__(self, names: Names, numbered: Iterable[tuple[int, int]] = ()) -> None:
        super().__init__({number: f', "citation": "c{nth}"' for number, nth in numbered})
        self[None] = ""
        self._names = names

    def __missing__(self, number: int) -> str:
        name = self._names.get(number)
        return f', "citation": "{name}"' if name else ""


class Lists:
    """The rows of one table that hang on events, as the text of their lists.

    Args:
        exporter: makes entities.
        reader: the chronology.
        field: the field of an event that holds them.
    """

    def __init__(self, exporter: Exporter, reader: Reader, field: Field) -> None:
        kind, few = BY_NAME[field.target], _FEW[field.name]
        self._exporter = exporter
        self._reader = reader
        self._kind = kind
        keyed = kind.identity == "key"
        #: What stands before a list.
        self._begin = f', "{field.name}": ['
        self._ways = Ways(exporter, kind, few, ", " if keyed else f"{self._begin}{{")
        cites = any(each.name == "citation" for each in kind.fields)
        others = [each for each in kind.fields if each.name not in {*few, "citation"}]
        numbers = [each for each in kind.fields if each.kind == "number"]
        more = says_more([*others, Field("extra")], numbers if reader.engine != "sqlite" else ())
        citation = "id" if keyed else "citation_id" if cites else "NULL"
        columns = ["event_id", "uuid", more, citation, *self._ways.columns]
        self._select = " ".join(["SELECT", ", ".join(columns), "FROM", kind.table])

    def of(self, where: str, params: Mapping[str, int], cited: Cited, plain: set[int]) -> Texts:
        """Return the list of each event that has one.

        Args:
            where: what holds of the events' ids.
            params: the values that it names.
            cited: how citations are referred to.
            plain: gets the events that are to be written the plain way.
        """
        rows = self._rows(where, params)
        ways = self._ways
        plain.update([row[0] for row in rows if row[1][_VERSION] == _MADE])
        alone = [f'{ways[row[4:]]}{cited[row[3]]}, "uuid": "{row[1]}"}}]' for row in rows]
        return self._gather(rows, alone)

    def _rows(self, where: str, params: Mapping[str, int]) -> list[Found]:
        # By the table's own columns: an "id" that is selected twice orders nothing on PostgreSQL.
        table = self._kind.table
        order = f"ORDER BY {table}.event_id, {table}.id"
        sql = " ".join([self._select, "WHERE event_id", where, order])
        return self._reader.fetch(sql, params)

    def _gather(self, rows: Sequence[Found], alone: list[str]) -> Texts:
        """Return the lists of events.

        Args:
            rows: what hangs on them.
            alone: of each row the list that holds nothing else.
        """
        self._say_more(rows, alone)
        events = [row[0] for row in rows]
        found = dict(zip(events, alone, strict=True))
        if len(found) == len(events):
            return found
        found.clear()
        begin = len(self._begin)
        for event, text in zip(events, alone, strict=True):
            found[event] = f"{found[event][:-1]}, {text[begin:]}" if event in found else text
        return found

    def _say_more(self, rows: Sequence[Found], alone: list[str]) -> None:
        """Put right the lists of the rows that say more than most."""
        places = {row[2]: nth for nth, row in enumerate(rows) if row[2] is not None}
        if not places:
            return
        where = f"WHERE id IN {id_list(places)}"
        for row in read_rows(self._reader, told_columns(self._kind.name), where):
            item = json_line(self._exporter.entity(self._kind, row))
            alone[places[row["id"]]] = f"{self._begin}{item}]"


class Citations(Lists):
    """The citations of events, which have keys, numbered in the order of the file."""

    def following(self, where: str, params: Mapping[str, int]) -> tuple[Texts, Cited]:
        """Return the citations of each event that has some, and how they are referred to.

        Args:
            where: what holds of the ids of the events, which are the next of the file.
            params: the values that it names.
        """
        rows = self._rows(where, params)
        names = self._exporter.citations
        numbers = names.go_on([row[3] for row in rows])
        begin, ways = f'{self._begin}{{"key": "c', self._ways
        alone = [
            f'{begin}{nth}"{ways[row[4:]]}, "uuid": "{row[1]}"}}]'
            for nth, row in zip(numbers, rows, strict=True)
        ]
        numbered = zip([row[3] for row in rows], numbers, strict=True)
        return self._gather(rows, alone), Cited(names, numbered)
