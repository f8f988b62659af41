"""A row of NOAA's significant earthquakes as an event."""

from collections.abc import Callable

from chronology.formats.conflict.cells import count, one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Cited, Figure, Item, Record, Source
from chronology.formats.dataset.slugs import content_id
from chronology.formats.noaa.dates import Dates
from chronology.formats.noaa.layout import HARMS, SIZES, Harm
from chronology.formats.noaa.places import Places
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular import RowError

_DATE = ("year", "mo", "dy", "hr", "mn", "sec")
_PLACE = ("location name", "country", "state", "latitude", "longitude")
#: Kept though they are read: they say more than becomes of them.
_KEPT = (*(harm.described for harm in HARMS), "tsu", "vol", "country", "state")
#: Words of the older layout's flag for "no tsunami".
_NO = ("", "no", "0")


def spoken_of(columns: Columns) -> frozenset[str]:
    """Return the fields that the columns of a file speak of."""
    always = {"title", "date", "category", "places", "citations", "figures", "tags", "extra"}
    return frozenset(always | ({"description"} if "comments" in columns else set()))


def row_reader(columns: Columns, words: DateWords) -> Callable[[int, list[str]], Item]:
    """Return what makes an event of a row."""
    date = columns.once(_DATE, Dates(words).of)
    places = columns.once(_PLACE, Places().of)
    harms = [_harm_of(columns, harm) for harm in HARMS]
    sizes = [_size_of(columns, *size) for size in SIZES]
    own_id = columns.cell("id")
    names = ("year", "mo", "dy", "hr", "mn", "location name", "latitude", "longitude")
    told_by = [columns.cell(name) for name in names]
    location, comments = columns.cell("location name"), columns.cell("comments")
    tsunami, volcano = columns.cell("tsu"), columns.cell("vol")
    cited = (Cited(_database()),)
    rest = columns.rest(kept=_KEPT, left_out=("search parameters",))
    parts = [(name, columns.cell(name)) for name in _DATE]

    def read(line: int, cells: list[str]) -> Item:
        where = one_line(location(cells))
        found = [figure for of in (*sizes, *harms) if (figure := of(cells)) is not None]
        tags = ["tsunami"] if tsunami(cells).strip().lower() not in _NO else []
        return Record(
            own_id(cells).strip() or content_id(*(cell(cells).strip() for cell in told_by)),
            f"Earthquake: {where}" if where else "Earthquake",
            date(cells),
            description=comments(cells).strip() or None,
            category=("natural disaster", "earthquake"),
            places=places(cells),
            citations=cited,
            figures=tuple(found),
            tags=(*tags, *(["volcano"] if volcano(cells).strip() else [])),
            extra={**(rest(cells) if rest is not None else {}), **_beyond_gap(parts, cells)},
            line=line,
            warnings=tuple(_odd(found)),
        )

    return read


def _database() -> Source:
    """Return the source that every event cites: the rows name none of their own."""
    return Source(
        "noaa-significant-earthquakes",
        title="NCEI/WDS Global Significant Earthquake Database",
        publisher="NOAA National Centers for Environmental Information",
        url="https://doi.org/10.7289/V5TD9V7K",
        kind="dataset",
    )


def _beyond_gap(
    parts: list[tuple[str, Callable[[list[str]], str]]], cells: list[str]
) -> dict[str, str]:
    """Return the parts of a date that say nothing because a larger one is not known."""
    said = [(name, cell(cells).strip()) for name, cell in parts]
    gap = next((at for at, (_, part) in enumerate(said) if not part), len(said))
    return {name: part for name, part in said[gap:] if part}


def _size_of(
    columns: Columns, kind: str, column: str, unit: str | None
) -> Callable[[list[str]], Figure | None]:
    cell = columns.cell(column)

    def of(cells: list[str]) -> Figure | None:
        number = count(column, cell(cells).strip())
        return None if number is None else Figure(kind, None, number, None, unit)

    return of


def _harm_of(columns: Columns, harm: Harm) -> Callable[[list[str]], Figure | None]:
    """Return what gives one measure: its figure, else what its description stands for."""
    cell, described = columns.cell(harm.column), columns.cell(harm.described)

    def of(cells: list[str]) -> Figure | None:
        number = count(harm.column, cell(cells).strip())
        if number is not None:
            return Figure(harm.kind, None, number, None, harm.unit)
        said = described(cells).strip()
        if not said:
            return None
        if said not in harm.classes:
            raise RowError(harm.described, f"“{one_line(said)[:60]}” is none of 0, 1, 2, 3 and 4.")
        low, high = harm.classes[said]
        return Figure(harm.kind, low, 0 if high == 0 else None, high, harm.unit)

    return of


def _odd(figures: list[Figure]) -> list[tuple[str, str]]:
    """Return the totals that are below what they are the total of."""
    best = {figure.kind: figure.best for figure in figures}
    found = []
    for kind, number in best.items():
        total = best.get(f"{kind} in total")
        if number is not None and total is not None and total < number:
            found.append(("total below the part", f"{kind} {number:g}, in total {total:g}"))
    return found
