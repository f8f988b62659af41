"""Files of conflict datasets with invented rows, and what their readers make of them."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Dataset, Item, Record, Refused
from chronology.formats.seed.reading import Order
from chronology.formats.text.input import Input

Reader = Callable[[ImportJob], Dataset]


def as_csv(
    header: Sequence[str], rows: Iterable[Mapping[str, str]], second: Sequence[str] = ()
) -> str:
    """Return a file of these columns; a row's missing cells are blank."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    if second:
        writer.writerow(second)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return text.getvalue()


def dataset(read: Reader, folder: Path, text: str, order: Order | None = None) -> Dataset:
    """Return the dataset in a file; it has no chronology to go to."""
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8")
    return read(ImportJob(cast("Any", None), Input(str(path)), order=order))


def items(read: Reader, folder: Path, text: str, order: Order | None = None) -> list[Item]:
    """Return what a file holds."""
    return list(dataset(read, folder, text, order).items)


def only(found: Sequence[Item]) -> Record:
    """Return the one record that was found."""
    (record,) = found
    assert isinstance(record, Record), record
    return record


def refused(found: Sequence[Item]) -> Refused:
    """Return the one refusal that was found."""
    (one,) = found
    assert isinstance(one, Refused), one
    return one


def path_of(record: Record) -> list[str]:
    """Return the names of where a record was, the largest first."""
    names = []
    place = record.places[0].place
    while place is not None:
        names.insert(0, place.name)
        place = place.parent
    return names


def who(record: Record) -> list[tuple[str, str, str]]:
    """Return name, kind and role of those who took part."""
    return [(each.actor.name, each.actor.kind, each.role) for each in record.who]


def figures(record: Record) -> dict[str, tuple[float | None, float | None, float | None]]:
    """Return low, best and high by kind."""
    return {each.kind: (each.low, each.best, each.high) for each in record.figures}
