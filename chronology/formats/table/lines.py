"""The lines of a CSV file, from events packed into codes.

They are the lines that ``csv.writer`` makes of the cells of
``chronology.formats.table.columns``; what a code says is worked out once and kept,
since most events share their places, actors and dates with many others.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Final, TypeVar

from chronology.dates.civil import DAY, iso_day
from chronology.dates.stored import from_stored
from chronology.dates.value import Precision
from chronology.formats.rows.tables import columns_of
from chronology.formats.table import cells
from chronology.formats.table.columns import (
    Details,
    date_texts,
    inferred_text,
    lasting_text,
    namesakes,
    paths_of,
    place_texts,
)
from chronology.model import Measure
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.query.packed import DATE_REST, OWN_REST, ROUNDED, PackedRow
from chronology.query.places import Gazetteer
from chronology.query.statement import id_list
from chronology.query.views import main_place
from chronology.store.reader import Reader

#: How many codes of a kind are kept: more than any batch has.
_KEPT: Final = 50_000
#: What csv.writer quotes a cell for, and what a spreadsheet would run.
_SPECIAL: Final = re.compile("[\",\r\n]|\\A'*[=+\\-@\t\r\n＝＋－＠]")
_QUOTED: Final = re.compile('[",\r\n]')

Code = TypeVar("Code", bound=Hashable)
Said = TypeVar("Said")


def csv_cell(text: str) -> str:
    """Return ``text`` as it stands between two commas: neutralised, and quoted where it must be."""
    if _SPECIAL.search(text) is None:
        return text
    cell = cells.neutralise(text)
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def csv_line(texts: Iterable[str]) -> str:
    """Return cells as one part of a line, before they are neutralised."""
    return ",".join(map(csv_cell, texts))


class Lines:
    """Makes lines of packed events.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gazetteer = Gazetteer(reader)
        self._namesakes = namesakes(reader)
        self._details = Details(reader)
        self._categories = {None: ""} | {
            number: csv_cell(name) for number, name in reader.rows("SELECT id, name FROM category")
        }
        self._roles = dict(reader.rows("SELECT id, name FROM role"))
        self._names: dict[str, dict[int, str]] = {"actor": {}, "source": {}, "tag": {}}
        self._dates: dict[tuple[Any, ...], tuple[str, str]] = {}
        self._own: dict[str | None, str] = {}
        self._places: dict[str | None, tuple[str, str]] = {}
        self._who: dict[str | None, str] = {}
        self._sources: dict[str | None, str] = {}
        self._tags: dict[str | None, str] = {}
        self._measures: dict[str | None, str] = {}

    def of(self, batch: list[PackedRow]) -> Iterator[str]:
        """Yield the line of each event, without its end."""
        self._learn(batch)
        odd = self._rounded(batch)
        plain, dates, places, who = _SPECIAL.search, self._dates, self._places, self._who
        categories, sources, tags = self._categories, self._sources, self._tags
        own, measures = self._own, self._measures
        for row in batch:
            (id_, uuid, title, description, category, status, external) = row[:7]
            when, details = dates[row[7:11]]
            place, path = places[row[12]]
            if plain(title) is not None:
                title = csv_cell(title)
            description = csv_cell(description) if description else ""
            external = csv_cell(external) if external else ""
            counted = odd[id_] if id_ in odd else measures[row[16]]
            yield (
                f"{id_},{title},{when},{place},{who[row[13]]},{categories[category]},{status},"
                f"{sources[row[14]]},{tags[row[15]]},{description},{csv_cell(uuid)},{details},"
                f"{path},{counted},{own[row[11]]},{external}"
            )

    def _learn(self, batch: list[PackedRow]) -> None:
        """Work out what the codes of a batch say that are not known yet."""
        _learn(self._dates, (row[7:11] for row in batch), self._date)
        _learn(self._own, (row[11] for row in batch), _own_cells)
        _learn(self._measures, (row[16] for row in batch), _measures)
        places = _unknown(self._places, (row[12] for row in batch))
        self._gazetteer.load({place for code in places for place, _ in _pairs(code)})
        self._places |= {code: self._place(code) for code in places}
        who = _unknown(self._who, (row[13] for row in batch))
        self._load("actor", "name", (actor for code in who for actor, _ in _pairs(code)))
        self._who |= {code: self._parties(code) for code in who}
        for table, column, known, at in (
            ("source", "slug", self._sources, 14),
            ("tag", "name", self._tags, 15),
        ):
            codes = _unknown(known, (row[at] for row in batch))
            names = self._load(table, column, (number for code in codes for number in _ids(code)))
            for code in codes:
                listed = dict.fromkeys(names[number] for number in _ids(code))
                known[code] = csv_cell(cells.join_list(listed))

    def _load(self, table: str, column: str, ids: Iterable[int]) -> dict[int, str]:
        """Return the names of a table's rows, those of ``ids`` among them."""
        names = self._names[table]
        missing = _unknown(names, ids)
        sql = " ".join(["SELECT id,", column, "FROM", table, "WHERE id IN", id_list(missing)])
        names.update(self._reader.rows(sql) if missing else ())
        return names

    def _date(self, code: tuple[Any, ...]) -> tuple[str, str]:
        """Return the cells from ``when`` to ``precision``, and that of the details."""
        words, edtf, start, rest = code
        if edtf is None:
            return csv_line([words or "", "", "", "", ""]), csv_cell(self._details.undated(words))
        if rest is None and start % DAY == 0 and iso_day(start) == edtf:
            return csv_line([edtf, edtf, edtf, edtf, "day"]), ""
        columns = (
            _plain_day(start)
            if rest is None
            else dict(zip(DATE_REST, json.loads(rest), strict=True))
        )
        said = columns | {"text": words, "edtf": edtf, "start_earliest": start}
        date = {name: said[name] for name in DATE_COLUMNS}
        return csv_line([words or "", *date_texts(from_stored(date))]), csv_cell(
            self._details.of(date)
        )

    def _place(self, code: str | None) -> tuple[str, str]:
        """Return the cells from ``place`` to ``longitude``, and that of all places."""
        places = [(self._gazetteer.view(place), role) for place, role in _pairs(code)]
        listed = cells.places_cell(paths_of(places, self._namesakes))
        return csv_line(place_texts(main_place(places))), csv_cell(listed)

    def _parties(self, code: str | None) -> str:
        names = self._names["actor"]
        parties = ((names[actor], self._roles[int(role)]) for actor, role in _pairs(code))
        return csv_cell("; ".join(cells.named_with_role(name, role) for name, role in parties))

    def _rounded(self, batch: list[PackedRow]) -> dict[int, str]:
        """Return the measures of the events of which JSON would round a figure."""
        odd = [row[0] for row in batch if row[16] and _is_rounded(row[16])]
        found: dict[int, list[tuple[Any, ...]]] = {number: [] for number in odd}
        listed = "event_id, kind, low, best, high, unit"
        table = columns_of(Measure).table
        if odd:
            sql = f"SELECT {listed} FROM {table} WHERE event_id IN {id_list(odd)} ORDER BY id"  # noqa: S608  # own names, whole numbers
            for event, *figures in self._reader.rows(sql):
                found[event].append(tuple(figures))
        return {
            event: csv_cell("; ".join(cells.measure_text(*figures) for figures in all_))
            for event, all_ in found.items()
        }


def _unknown(known: dict[Code, Said], codes: Iterable[Code]) -> set[Code]:
    """Return the codes that are not known; too many known ones are forgotten."""
    if len(known) > _KEPT:
        known.clear()
    return set(codes).difference(known)


def _learn(known: dict[Code, Said], codes: Iterable[Code], says: Callable[[Code], Said]) -> None:
    for code in _unknown(known, codes):
        known[code] = says(code)


def _pairs(code: str | None) -> list[tuple[int, str]]:
    """Return the different ids of a code, each with what follows its colon."""
    parts = dict.fromkeys(code.split(",")) if code else ()
    pairs = (part.split(":", 1) for part in parts)
    return [(int(number), role) for number, role in pairs]


def _ids(code: str | None) -> list[int]:
    return [int(number) for number in code.split(",")] if code else []


def _is_rounded(code: str) -> bool:
    # A comma and the mark within a kind's name only takes the longer way.
    return code.startswith(ROUNDED) or f",{ROUNDED}" in code


def _measures(code: str | None) -> str:
    if not code or _is_rounded(code):
        return ""
    return csv_cell("; ".join(cells.measure_text(*figures) for figures in json.loads(f"[{code}]")))


def _own_cells(code: str | None) -> str:
    """Return the cells from ``lasting`` to ``inferred``."""
    if code is None:
        return ",,public,"
    own = dict(zip(OWN_REST, json.loads(code), strict=True))
    texts = [lasting_text(own), own["manner"] or "", own["handling"] or "", inferred_text(own)]
    return csv_line(texts)


def _plain_day(start: int) -> dict[str, Any]:
    """Return what the code of a plain day leaves out."""
    end = start + DAY
    return {
        "edtf_exact": True,
        "start_latest": end,
        "end_earliest": start,
        "end_latest": end,
        "start_kind": "known",
        "end_kind": "known",
        "precision": Precision.DAY.value,
        "precision_rank": Precision.DAY.rank,
        "qualifier": "",
        "lasting": False,
        "has_members": False,
    }
