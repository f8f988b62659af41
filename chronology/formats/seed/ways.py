"""What is said in few ways, as the text that is said; each way becomes text once."""

from collections.abc import Collection
from typing import Any, Final

from chronology.formats.rows.codes import date_of_code
from chronology.formats.rows.tables import Row
from chronology.formats.seed.dump import Exporter
from chronology.formats.seed.schema import Field, Section
from chronology.formats.text.jsontext import json_line
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS

#: How many ways of saying a thing are kept, of each kind.
KEPT: Final = 50_000


class Ways(dict[tuple[Any, ...], str]):
    """The text of some fields, by the values of their columns; made where it is missing.

    Args:
        exporter: makes entities.
        kind: whose fields.
        names: the fields' names, in the order in which they are written.
        before: what stands before the fields, where they say something.
    """

    def __init__(
        self, exporter: Exporter, kind: Section, names: Collection[str], before: str = ", "
    ) -> None:
        super().__init__()
        self._exporter = exporter
        self._kind = kind
        self._names = names
        self._before = before
        #: The columns whose values are a key.
        self.columns = [
            column for field in kind.fields if field.name in names for column in _columns(field)
        ]

    def __missing__(self, values: tuple[Any, ...]) -> str:
        if len(self) >= KEPT:
            self.clear()
        item = self._exporter.part(self._kind, self._names, self._row(values))
        self[values] = f"{self._before}{json_line(item)[1:-1]}" if item else ""
        return self[values]

    def _row(self, values: tuple[Any, ...]) -> Row:
        return dict(zip(self.columns, values, strict=True))


class Dates(Ways):
    """The text of an event's date by its code, which is short for a plain day."""

    def _row(self, values: tuple[Any, ...]) -> Row:
        return {
            "date_anchor_id": None,
            **{f"date_{name}": value for name, value in date_of_code(values).items()},
        }


def _columns(field: Field) -> list[str]:
    """Return the columns that a field is made of."""
    if field.kind == "date":
        dated = [f"{field.fills}_{name}" for name in DATE_COLUMNS]
        return [*dated, field.anchor] if field.anchor else dated
    return [field.fills]
