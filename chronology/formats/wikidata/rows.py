"""The results for one item as an event."""

from collections.abc import Sequence

from chronology.dates import FuzzyDate
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.formats.conflict.cells import coordinates, one_line
from chronology.formats.conflict.countries import code_of
from chronology.formats.dataset.record import (
    Actor,
    Cited,
    Located,
    Party,
    Place,
    Record,
    RoleMeaning,
    Source,
)
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.wikidata import variables
from chronology.formats.wikidata.dates import MILLENNIUM, Dates
from chronology.formats.wikidata.values import item_id, point_of
from chronology.formats.wikidata.variables import Row

ROLES = {"participant": RoleMeaning()}
#: So many places are kept at a time, so that memory stays flat.
_KEPT = 20_000


class Reader:
    """Makes events of results.

    Args:
        words: reads dates by the chronology's settings.
    """

    def __init__(self, words: DateWords) -> None:
        self._dates = Dates(words)
        self._source = Source(
            "wikidata",
            title="Wikidata",
            publisher="Wikimedia Foundation",
            url="https://www.wikidata.org/",
            kind="dataset",
        )
        self._countries: dict[str, Place] = {}
        self._places: dict[tuple[object, ...], Place] = {}

    def record(self, number: str, rows: Sequence[Row], line: int) -> Record:
        """Return the event of an item.

        Args:
            number: its Q-id.
            rows: the results that speak of it: a query gives one for each of several places.
            line: where the first stands.

        Raises:
            RowError: a value is not what its variable holds.
        """
        first = rows[0]
        first.take(("item",))
        label = one_line(first.take(("item",), "label"))
        description = first.take(("item",), "description")
        kind = one_line(first.take(variables.KIND, "label"))
        first.take(variables.KIND)
        warnings: list[tuple[str, str]] = []
        date = self._date(first, warnings)
        told_once = set(first.used)
        places = list(dict.fromkeys(place for row in rows for place in self._places_of(row)))
        names = dict.fromkeys(one_line(_participant(row)) for row in rows)
        return Record(
            number,
            label or number,
            date,
            description=description or None,
            category=(kind,) if kind and item_id(kind) is None else (),
            places=tuple(map(Located, places)),
            who=tuple(Party(Actor(name), "participant") for name in names if name),
            citations=(Cited(self._source, locator=number),),
            extra=_extra(rows, told_once, warnings),
            line=line,
            warnings=tuple(warnings),
        )

    def _date(self, row: Row, warnings: list[tuple[str, str]]) -> FuzzyDate | None:
        found = self._moment(row, variables.DATE, warnings)
        start = self._moment(row, variables.START, warnings)
        end = self._moment(row, variables.END, warnings)
        if found is not None:
            return found
        try:
            return self._dates.from_to(start, end)
        except DateError as error:
            raise RowError("end", str(error)) from None

    def _moment(
        self, row: Row, names: Sequence[str], warnings: list[tuple[str, str]]
    ) -> FuzzyDate | None:
        name = next((name for name in names if row.get(name)), None)
        if name is None:
            return None
        said = row.take((name,), "precision")
        if not said and names is variables.DATE:
            said = row.take(("", "time"), "precision")
        precision = int(said) if said.isdecimal() else None
        try:
            date = self._dates.of(row[name], precision)
        except DateError as error:
            if precision is not None and precision < MILLENNIUM:
                warnings.append(("date too vague", f"{row[name]} with precision {precision}"))
                return None
            raise RowError(row.named[name], str(error)) from None
        row.used.add(name)
        if precision is None and date.precision is Precision.YEAR:
            warnings.append(("first of January taken for its year", row[name]))
        return date

    def _places_of(self, row: Row) -> list[Place]:
        country = self._country(row)
        label = one_line(row.take(variables.PLACE, "label"))
        number = item_id(row.take(variables.PLACE)) if label else None
        name, at = _point(row)
        if at is None:
            found = self._place(label, country, number, None) if label else country
            return [found] if found is not None else []
        row.used.add(name)
        where = coordinates(*at)
        return [self._place(label or f"{at[0]}, {at[1]}", country, number, where)]

    def _place(
        self, name: str, country: Place | None, number: str | None, at: tuple[float, float] | None
    ) -> Place:
        key = (name, country.name if country else None, number, at)
        found = self._places.get(key)
        if found is None:
            if len(self._places) >= _KEPT:
                self._places.clear()
            found = self._places[key] = Place(
                name,
                country,
                latitude=at[0] if at else None,
                longitude=at[1] if at else None,
                pinned=at is not None,
                extra={"wikidata": number} if number else {},
            )
        return found

    def _country(self, row: Row) -> Place | None:
        label = one_line(row.take(variables.COUNTRY, "label"))
        number = item_id(row.take(variables.COUNTRY))
        if not label:
            return None
        found = self._countries.get(label)
        if found is None:
            extra = {"wikidata": number} if number else {}
            found = self._countries[label] = Place(label, country=code_of(label), extra=extra)
        return found


def _point(row: Row) -> tuple[str, tuple[str, str] | None]:
    """Return the variable that holds a point, and its latitude and longitude."""
    for name in variables.COORDINATES:
        at = point_of(row.get(name, ""))
        if at is not None:
            return name, at
    return "", None


def _participant(row: Row) -> str:
    """Return who took part; an item without a label is known by its id."""
    label = row.take(variables.PARTICIPANT, "label")
    address = row.take(variables.PARTICIPANT)
    return label or item_id(address) or address


def _extra(
    rows: Sequence[Row], told_once: set[str], warnings: list[tuple[str, str]]
) -> dict[str, object]:
    """Return what nothing took; what results for one item say differently is a list.

    Args:
        rows: the results.
        told_once: variables of which the first result alone counted.
        warnings: where it is said that others said otherwise.
    """
    used = {name for row in rows for name in row.used}
    extra: dict[str, object] = {}
    for name, label in rows[0].named.items():
        said = list(dict.fromkeys(row[name] for row in rows if row.get(name)))
        if name in used and not (name in told_once and len(said) > 1):
            continue
        if name in used:
            warnings.append(("several values of one item", f"{label}: {', '.join(said)[:120]}"))
        if said:
            extra[label] = said[0] if len(said) == 1 else said
    return extra
