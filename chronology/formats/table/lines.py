"""The lines of a CSV file, from events packed into codes.

They are the lines that ``csv.writer`` makes of the cells of
``chronology.formats.table.columns``.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from chronology.dates.stored import from_stored
from chronology.formats.rows.codes import CodeBook, Figures
from chronology.formats.seed.dates import is_plain_day
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
from chronology.query.packed import PackedRow
from chronology.query.views import PlaceView, main_place
from chronology.store.reader import Reader

#: What csv.writer quotes a cell for, and what a spreadsheet would run.
_SPECIAL: Final = re.compile("[\",\r\n]|\\A'*[=+\\-@\t\r\n＝＋－＠]")
_QUOTED: Final = re.compile('[",\r\n]')


def csv_cell(text: str) -> str:
    """Return ``text`` as it stands between two commas: neutralised, and quoted where it must be."""
    if _SPECIAL.search(text) is None:
        return text
    cell = cells.neutralise(text)
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def csv_line(texts: Iterable[str]) -> str:
    """Return cells as one part of a line, before they are neutralised."""
    return ",".join(map(csv_cell, texts))


class _Cells:
    """How a table says what hangs on an event: neighbouring cells as one text."""

    def __init__(self, reader: Reader) -> None:
        self._namesakes = namesakes(reader)
        self._details = Details(reader)

    def date(self, date: Mapping[str, Any]) -> tuple[str, str]:
        """Return the cells from ``when`` to ``precision``, and that of the details."""
        words = date["text"]
        if date["edtf"] is None:
            return csv_line([words or "", "", "", "", ""]), csv_cell(self._details.undated(words))
        texts = (words or "", *date_texts(from_stored(date)))
        return csv_line(texts), "" if is_plain_day(date) else csv_cell(self._details.of(date))

    def own(self, row: Mapping[str, Any]) -> str:
        """Return the cells from ``lasting`` to ``inferred``."""
        manner, handling = row["manner"] or "", row["handling"] or ""
        return csv_line([lasting_text(row), manner, handling, inferred_text(row)])

    def places(self, places: Sequence[tuple[PlaceView, str]]) -> tuple[str, str]:
        """Return the cells from ``place`` to ``longitude``, and that of all places."""
        listed = cells.places_cell(paths_of(places, self._namesakes))
        return csv_line(place_texts(main_place(places))), csv_cell(listed)

    def who(self, parties: Sequence[tuple[str, str]]) -> str:
        """Return the cell of the participants."""
        return csv_cell("; ".join(cells.named_with_role(name, role) for name, role in parties))

    def names(self, names: Collection[str]) -> str:
        """Return the cell of a list."""
        return csv_cell(cells.join_list(names))

    def measures(self, measures: Sequence[Figures]) -> str:
        """Return the cell of the measures."""
        return csv_cell("; ".join(cells.measure_text(*figures) for figures in measures))


class Lines:
    """Makes lines of packed events.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._book = CodeBook(reader, _Cells(reader))
        self._categories: dict[int | None, str] = {None: ""} | {
            number: csv_cell(name) for number, name in reader.rows("SELECT id, name FROM category")
        }

    def of(self, batch: Sequence[PackedRow]) -> Iterator[str]:
        """Yield the line of each event, without its end."""
        book, categories, special = self._book, self._categories, _SPECIAL.search
        book.learn(batch)
        dates, places, who, own = book.dates, book.places, book.who, book.own
        sources, tags, measures, rounded = book.sources, book.tags, book.measures, book.rounded
        for row in batch:
            id_, uuid, title, description, category, status, external = row[:7]
            when, details = dates[row[7:11]]
            place, path = places[row[12]]
            if special(title) is not None:
                title = csv_cell(title)
            description = csv_cell(description) if description else ""
            external = csv_cell(external) if external else ""
            counted = rounded[id_] if id_ in rounded else measures[row[16]]
            yield (
                f"{id_},{title},{when},{place},{who[row[13]]},{categories[category]},{status},"
                f"{sources[row[14]]},{tags[row[15]]},{description},{csv_cell(uuid)},{details},"
                f"{path},{counted},{own[row[11]]},{external}"
            )
