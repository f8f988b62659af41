"""The lines of a CSV file, from events packed into codes.

They are the lines that ``csv.writer`` makes of the cells of
``chronology.formats.table.columns``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from chronology.dates.stored import from_stored
from chronology.formats.rows.codes import CodeBook, Figures
from chronology.formats.seed.dates import is_plain_day
from chronology.formats.table import cells
from chronology.formats.table.cells import csv_cell, csv_line
from chronology.formats.table.columns import (
    Details,
    date_texts,
    inferred_text,
    lasting_text,
    namesakes,
    paths_of,
    place_texts,
)
from chronology.formats.table.marks import cell_of, mark
from chronology.query.packed import PackedRow
from chronology.query.views import PlaceView, main_place
from chronology.store.reader import Reader

#: A part of a line, and the mark of its cells.
_Marked = tuple[str, str]


class _Cells:
    """How a table says what hangs on an event: neighbouring cells as one text."""

    def __init__(self, reader: Reader) -> None:
        self._namesakes = namesakes(reader)
        self._details = Details(reader)

    def date(self, date: Mapping[str, Any]) -> tuple[str, str, str]:
        """Return the cells from ``when`` to ``precision``, that of the details, and their mark."""
        words = date["text"]
        if date["edtf"] is None:
            texts = (words or "", "", "", "", "")
            details = csv_cell(self._details.undated(words))
        else:
            texts = (words or "", *date_texts(from_stored(date)))
            details = "" if is_plain_day(date) else csv_cell(self._details.of(date))
        line = csv_line(texts)
        return line, details, mark(f"{line},{details}")

    def own(self, row: Mapping[str, Any]) -> _Marked:
        """Return the cells from ``lasting`` to ``inferred``; what is inferred has no mark."""
        line = csv_line([lasting_text(row), row["manner"] or "", row["handling"] or ""])
        return f"{line},{csv_cell(inferred_text(row))}", mark(line)

    def places(self, places: Sequence[tuple[PlaceView, str]]) -> tuple[str, str, str]:
        """Return the cells from ``place`` to ``longitude``, that of all places, and their mark."""
        listed = csv_cell(cells.places_cell(paths_of(places, self._namesakes)))
        line = csv_line(place_texts(main_place(places)))
        return line, listed, mark(f"{line},{listed}")

    def who(self, parties: Sequence[tuple[str, str]]) -> _Marked:
        """Return the cell of the participants."""
        return _marked("; ".join(cells.named_with_role(name, role) for name, role in parties))

    def names(self, names: Collection[str]) -> _Marked:
        """Return the cell of a list."""
        return _marked(cells.join_list(names))

    def measures(self, measures: Sequence[Figures]) -> _Marked:
        """Return the cell of the measures."""
        return _marked("; ".join(cells.measure_text(*figures) for figures in measures))


def _marked(text: str) -> _Marked:
    cell = csv_cell(text)
    return cell, mark(cell)


class Lines:
    """Makes lines of packed events.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._book = CodeBook(reader, _Cells(reader))
        self._categories: dict[int | None, _Marked] = {None: _marked("")} | {
            number: _marked(name) for number, name in reader.rows("SELECT id, name FROM category")
        }
        self._statuses = _Marks()

    def of(self, batch: Sequence[PackedRow]) -> Iterator[str]:
        """Yield the line of each event, without its end."""
        book, categories, statuses, nothing = self._book, self._categories, self._statuses, mark("")
        book.learn(batch)
        dates, places, who, own = book.dates, book.places, book.who, book.own
        sources, tags, measures, rounded = book.sources, book.tags, book.measures, book.rounded
        for row in batch:
            id_, uuid, title, description, category, status, external = row[:7]
            when, details, when_mark = dates[row[7:11]]
            place, path, place_mark = places[row[12]]
            title = csv_cell(title)
            description = csv_cell(description) if description else ""
            external = csv_cell(external) if external else ""
            parties, who_mark = who[row[13]]
            kind, kind_mark = categories[category]
            cited, cited_mark = sources[row[14]]
            tagged, tags_mark = tags[row[15]]
            counted, counted_mark = rounded[id_] if id_ in rounded else measures[row[16]]
            rest, rest_mark = own[row[11]]
            marks = cell_of(
                (mark(title), mark(description) if description else nothing,
                 when_mark, place_mark, who_mark, kind_mark, statuses[status], cited_mark,
                 tags_mark, counted_mark, rest_mark, mark(external) if external else nothing)
            )  # fmt: skip
            yield (
                f"{id_},{title},{when},{place},{parties},{kind},{status},"
                f"{cited},{tagged},{description},{csv_cell(uuid)},{details},"
                f"{path},{counted},{rest},{external},{marks}"
            )


class _Marks(dict[str, str]):
    """The marks of words, of which there are few."""

    def __missing__(self, word: str) -> str:
        self[word] = mark(word)
        return self[word]
