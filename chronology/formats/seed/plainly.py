"""Plain entities of a batch: told apart from others, and written as plain tuples."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from chronology.formats.rows.tables import chunks_of
from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.inserting import as_json
from chronology.formats.seed.labels import Known, Label
from chronology.formats.seed.part import Loading
from chronology.formats.seed.plain import ID, NOT_PLAIN, UUID, Layout, NotPlainError, Row, layouts
from chronology.formats.seed.plan import named_uuid
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.sources import Said
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.model.tiers import COPIES, window_copy

#: A key, what it stands for, and what the file says of what it hangs on.
Keyed = tuple[str, Known, Said]

#: The sections of which a file may hold very many.
SECTIONS: Final = ("places", "actors", "sources", "events")
#: What hangs on events keeps a copy of their window.
_WINDOWED: Final = ("places", "who")


@dataclass(slots=True)
class Plain:
    """A plain entity.

    Args:
        said: what the file says.
        row: its row.
        lists: the rows of what hangs on it, by the name of their list.
    """

    said: Said
    row: Row
    lists: dict[str, list[Row]]


class Plainly:
    """Makes and writes the plain entities of one section.

    Args:
        section: its name.
        loading: the import.
    """

    def __init__(self, section: str, loading: Loading) -> None:
        self._section = BY_NAME[section]
        self._loading = loading
        self._unit = loading.unit
        self._reader = loading.unit.reader
        self._earlier = loading.earlier
        parts = layouts(section, self._find, loading.words)
        self._own = parts.pop("")
        self._lists = parts
        # What is cited comes before what cites it.
        self._order = sorted(parts, key=lambda name: name != "citations")
        if section == "events" and loading.own_row is not None:
            self._own.preset("dataset_id", loading.own_row.id)

    def _find(self, section: str, label: str) -> Known | None:
        found = self._earlier.find(section, label)
        if found is None and section != self._section.name:
            row = self._earlier.stored.find(section, label)
            found = None if row is None else Known(row["id"], row["uuid"])
        return found

    def read(self, said: Said) -> Plain | None:
        """Return an entity as rows, None where it is not plain."""
        try:
            row = self._own.row(said.data)
            if row[UUID] is None:
                values = {**said.data, "key": row[self._own.slots["key"]]}
                row[UUID] = named_uuid(self._section, self._loading.dataset, values) or None
            if row[UUID] is None:
                return None
            return Plain(said, row, self._read_lists(row))
        except NOT_PLAIN:
            return None

    def _read_lists(self, owner: Row) -> dict[str, list[Row]]:
        lists = {}
        cited: dict[str, Row] = {}
        for name in self._order:
            layout = self._lists[name]
            items = owner[self._own.slots[name]]
            if not items:
                continue
            rows = lists[name] = [layout.row(item) for item in items]
            self._identify(owner, layout, items, rows)
            at, key = layout.at(layout.section.parent), layout.slots["key"]
            for row in rows:
                row[at] = owner
            if name == "citations":
                cited = {row[key]: row for row in rows if row[key] is not None}
            else:
                self._cite(layout, rows, cited)
        if self._section.name == "events":
            self._cite(self._own, [owner], cited, "basis_citation_id")
        return lists

    @staticmethod
    def _cite(
        layout: Layout, rows: list[Row], cited: dict[str, Row], column: str = "citation_id"
    ) -> None:
        """Let rows refer to the rows of the citations that they name."""
        slot = layout.slots["citation"]
        for row in rows:
            if row[slot] is not None:
                row[layout.at(column)] = cited[row[slot]]

    def _identify(self, owner: Row, layout: Layout, items: list[Any], rows: list[Row]) -> None:
        """Give rows the uuids that their file leaves out."""
        if all(row[UUID] is not None for row in rows):
            return
        slot, kind = layout.slots["identity"], layout.section.name
        counted: Counter[str] = Counter()
        for item, row in zip(items, rows, strict=True):
            if kind == "citations":
                said = item if isinstance(item, dict) else {"source": item}
                parts = [str(said.get(name) or "") for name in ("source", "locator")]
                identity = row[layout.slots["key"]] or "\n".join(parts)
            else:
                identity = row[slot]
                if identity is None:
                    raise NotPlainError
            if row[UUID] is None:
                row[UUID] = child_uuid(owner[UUID], kind, identity, counted[identity])
            counted[identity] += 1

    def there(self, uuids: Iterable[str]) -> dict[str, int]:
        """Return the ids of the entities that are there, by uuid."""
        return dict(having(self._reader, self._section.table, "uuid", uuids))

    def added(self, new: Sequence[Plain]) -> list[Plain]:
        """Return those of entities that are not there which are plain after all.

        Others bear a name that is there, or something that is there hangs on them.
        """
        odd = self._odd(new)
        return [one for nth, one in enumerate(new) if nth not in odd]

    def _odd(self, found: Sequence[Plain]) -> set[int]:
        odd = _twins([one.row[UUID] for one in found], {})
        natural = self._section.natural
        if natural:
            at = self._own.at(natural)
            names = [one.row[at] for one in found]
            odd |= _twins(names, dict(having(self._reader, self._section.table, natural, names)))
        for name, layout in self._lists.items():
            owners = [nth for nth, one in enumerate(found) for _ in one.lists.get(name, ())]
            uuids = [row[UUID] for one in found for row in one.lists.get(name, ())]
            there = dict(having(self._reader, layout.section.table, "uuid", uuids))
            odd |= {owners[nth] for nth in _twins(uuids, there)}
        return odd

    def unchanged(self, found: Sequence[Plain], ids: dict[str, int]) -> list[Plain]:
        """Return those of entities that are there which the database holds as they are said.

        They get their ids.

        Args:
            found: the entities.
            ids: their ids by uuid.
        """
        if not found:
            return []
        own = self._held(self._own, "id", list(ids.values()))
        lists = {
            name: self._held(layout, layout.section.parent, list(ids.values()))
            for name, layout in self._lists.items()
        }
        numbers = {uuid: row[ID] for held in (own, *lists.values()) for uuid, row in held.items()}
        same = [
            one
            for one in found
            if not self._earlier.has(self._section.name, ids[one.row[UUID]])
            and _is_held(own, one.row, numbers)
            and all(
                _is_held(lists[name], row, numbers)
                for name, rows in one.lists.items()
                for row in rows
            )
        ]
        for one in same:
            self._see(self._section.name, one.row, numbers)
            for name, rows in one.lists.items():
                for row in rows:
                    self._see(self._lists[name].section.name, row, numbers)
        return same

    def _see(self, section: str, row: Row, numbers: dict[str, int]) -> None:
        row[ID] = numbers[row[UUID]]
        self._earlier.see(section, row[ID])

    def _held(self, layout: Layout, column: str, ids: Sequence[int]) -> dict[str, tuple[Any, ...]]:
        """Return rows as the database holds them, by uuid."""
        held = {}
        table = layout.section.table
        json = layout.columns.index("extra")
        for chunk in chunks_of(ids):
            listed = ", ".join(map(str, chunk))
            sql = f"SELECT {', '.join(layout.columns)} FROM {table} WHERE {column} IN ({listed})"  # noqa: S608 - of our own model
            for row in self._reader.rows(sql):
                held[row[UUID]] = row if row[json] is None else self._with_json(row, json)
        return held

    def _with_json(self, row: tuple[Any, ...], at: int) -> tuple[Any, ...]:
        return (*row[:at], as_json(self._reader.json(row[at])), *row[at + 1 :])

    def write(self, found: Sequence[Plain]) -> None:
        """Write new entities, which have their ids, and what hangs on them."""
        self._insert(self._own, [one.row for one in found])
        for name in self._order:
            layout = self._lists[name]
            rows = [row for one in found for row in one.lists.get(name, ())]
            if rows:
                first = self._unit.bulk().reserve(layout.section.table, len(rows))
                for number, row in enumerate(rows, first):
                    row[ID] = number
                self._insert(layout, rows, windowed=name in _WINDOWED)
        if self._section.name == "events":
            self._base(found)

    def _base(self, found: Sequence[Plain]) -> None:
        """Say on which citations dates rest."""
        at = self._own.at("basis_citation_id")
        pairs = [(one.row[ID], one.row[at][ID]) for one in found if one.row[at] is not None]
        self._unit.bulk().point("event", "basis_citation_id", pairs)

    def _insert(self, layout: Layout, rows: list[Row], *, windowed: bool = False) -> None:
        """Insert rows, but for the columns that none of them fills."""
        columns = layout.columns
        referring = [
            columns.index(name)
            for name in (layout.section.parent, "citation_id")
            if name in columns
        ]
        left_out = columns.index("basis_citation_id") if "basis_citation_id" in columns else -1
        used = [
            at
            for at in range(len(columns))
            if at != left_out and any(row[at] is not None for row in rows)
        ]
        pick = itemgetter(*used)
        windows = self._windows([row[referring[0]] for row in rows]) if windowed else []
        for row in rows:
            for at in referring:
                if row[at] is not None:
                    row[at] = row[at][ID]
        picked: Sequence[Any] = [pick(row) for row in rows]
        names = [columns[at] for at in used]
        if windowed:
            names += COPIES
            picked = [(*row, *window) for row, window in zip(picked, windows, strict=True)]
        self._unit.bulk().insert(layout.section.table, names, picked)

    def _windows(self, events: list[Row]) -> list[Any]:
        """Return the copies of the windows of events, each of which may stand there often."""
        known: dict[int, Any] = {}
        for event in events:
            if event[ID] not in known:
                at = self._own.at(f"date_{DATE_COLUMNS[0]}")
                date = dict(zip(DATE_COLUMNS, event[at : at + len(DATE_COLUMNS)], strict=True))
                known[event[ID]] = window_copy(
                    date["start_earliest"],
                    date["end_latest"],
                    has_members=bool(date["has_members"]),
                )
        return [known[event[ID]] for event in events]

    def keys(self, found: Sequence[Plain]) -> Iterator[tuple[str, str, list[Keyed]]]:
        """Yield a section, where in an entity its keys stand, and the keys themselves."""
        slot = self._own.slots["key"]
        uuids = self._section.name != "events"
        yield (
            self._section.name,
            "key",
            [
                (one.row[slot], Known(one.row[ID], one.row[UUID] if uuids else ""), one.said)
                for one in found
                if one.row[slot] is not None
            ],
        )
        if "citations" in self._lists:
            slot = self._lists["citations"].slots["key"]
            yield (
                "citations",
                "citations",
                [
                    (row[slot], Known(row[ID], ""), one.said)
                    for one in found
                    for row in one.lists.get("citations", ())
                    if row[slot] is not None
                ],
            )

    def names(self, found: Sequence[Plain]) -> list[Label]:
        """Return what else entities are called: names and slugs."""
        if self._section.name == "events":
            return []
        name = "slug" if self._section.natural == "slug" else "name_folded"
        at = self._own.at(name)
        # Where nothing is written no row will be found by its uuid.
        columns = (at, UUID) if any(one.row[ID] < 0 for one in found) else (at,)
        return [(one.row[at], Known(one.row[ID], one.row[UUID])) for one in found for at in columns]


def having(
    reader: Any, table: str, column: str, values: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Yield the ``column`` and the id of the rows in which it is one of ``values``."""
    for chunk in chunks_of(values):
        params = {f"v{nth}": value for nth, value in enumerate(chunk)}
        listed = ", ".join(f":{name}" for name in params)
        sql = f"SELECT {column}, id FROM {table} WHERE {column} IN ({listed})"  # noqa: S608 - of our own model
        yield from reader.rows(sql, params)


def _is_held(held: dict[str, tuple[Any, ...]], row: Row, numbers: dict[str, int]) -> bool:
    """Return whether the database holds a row.

    Args:
        held: the rows that it holds, by uuid.
        row: what the file says; where it refers to another row of the file, that row.
        numbers: ids by uuid.
    """
    there = held.get(row[UUID])
    return there is not None and all(
        value == (numbers.get(said[UUID]) if isinstance(said, list) else said)
        for value, said in zip(there[UUID:], row[UUID:], strict=False)
    )


def _twins(values: Sequence[str], there: dict[str, int]) -> set[int]:
    """Return the places of values that are there already, or stand here twice."""
    counts = Counter(values)
    return {nth for nth, value in enumerate(values) if value in there or counts[value] > 1}
