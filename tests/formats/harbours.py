"""A dataset invented for the tests, and a reader of it: ships that called at harbours.

A file is CSV of some of the columns below; nothing else in the program knows it.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from chronology.dates import parse_edtf
from chronology.formats.base import Format, ImportJob, never
from chronology.formats.dataset.load import loads
from chronology.formats.dataset.record import (
    Actor,
    Cited,
    Dataset,
    Figure,
    Item,
    Located,
    Party,
    Place,
    Record,
    Refused,
    Related,
    RoleMeaning,
    Source,
)
from chronology.formats.report import ImportReport
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork

COLUMNS = (
    "id", "ship", "day", "harbour", "country", "wounded", "source", "page", "label",
    "after", "note", "kind", "berth", "mind",
)  # fmt: skip

#: What each column is said in.
_FIELDS = {
    "ship": ("title", "who"),
    "day": ("date",),
    "harbour": ("places",),
    "wounded": ("figures",),
    "source": ("citations",),
    "label": ("tags",),
    "after": ("related",),
    "note": ("description",),
    "kind": ("category",),
    "berth": ("extra",),
}


def _read(job: ImportJob) -> Dataset:
    text = job.data.decode()
    rows = csv.reader(io.StringIO(text, newline=""))
    header = tuple(next(rows))
    spoken = {field for column in header for field in _FIELDS.get(column, ())}
    return Dataset(
        slug="harbours",
        title="Calls at harbours",
        items=_items(header, rows),
        speaks_of=frozenset(spoken),
        licence="CC0-1.0",
        roles={"ship": RoleMeaning(bodily_present=True)},
        header=header,
    )


def _items(header: tuple[str, ...], rows: Iterator[list[str]]) -> Iterator[Item]:
    things = Things()
    for line, cells in enumerate(rows, 2):
        row = dict(zip(header, cells, strict=False))
        if row.get("day") == "never":
            yield Refused(line, "day", "“never” is no day.", cells)
        else:
            yield things.record(row, line, cells)


class Things:
    """Makes one object for each name, as a format does."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, ...], Place] = {}
        self._actors: dict[str, Actor] = {}
        self._sources: dict[str, Source] = {}

    def record(self, row: dict[str, str], line: int, cells: list[str]) -> Record:
        """Return what one row says."""

        def get(name: str) -> str:
            return row.get(name, "")

        cited = 0 if get("source") else None
        return Record(
            get("id"),
            f"{get('ship')} calls" if "ship" in row else "A ship calls",
            date=parse_edtf(get("day")) if get("day") else None,
            description=get("note") or None,
            category=("traffic", get("kind")) if get("kind") else (),
            places=(Located(self._place(row), "at", cited),) if get("harbour") else (),
            who=(Party(self._actor(get("ship")), "ship", cited),) if get("ship") else (),
            citations=(Cited(self._source(get("source")), get("page") or None),)
            if get("source")
            else (),
            basis=cited,
            figures=_figures(get("wounded"), cited),
            tags=tuple(filter(None, get("label").split(";"))),
            related=(Related("after", get("after")),) if get("after") else (),
            extra={"berth": get("berth")} if get("berth") else {},
            line=line,
            warnings=(("odd berths", get("berth")),) if get("berth") == "13" else (),
            cells=cells,
        )

    def _place(self, row: dict[str, str]) -> Place:
        names = tuple(filter(None, (row.get("country", ""), row["harbour"])))
        parent: Place | None = None
        for depth in range(1, len(names) + 1):
            path = names[:depth]
            parent = self._places.setdefault(path, Place(path[-1], parent))
        assert parent is not None
        return parent

    def _actor(self, name: str) -> Actor:
        return self._actors.setdefault(name, Actor(name, "organisation"))

    def _source(self, slug: str) -> Source:
        return self._sources.setdefault(slug, Source(slug, f"The {slug}"))


def _figures(cell: str, cited: int | None) -> tuple[Figure, ...]:
    if not cell:
        return ()
    low, best, high = (float(part) if part else None for part in cell.split("/"))
    return (Figure("wounded", low, best, high, None, cited),)


HARBOURS = Format(
    name="harbours",
    suffixes=(),
    about="Calls at harbours",
    recognises=never,
    recognises_table=lambda header: "ship" in header,
    load=loads(_read, alone=True),
    dump=None,
)

#: Four calls; the third has no date and no source.
FIRST = """\
id,ship,day,harbour,country,wounded,source,page,label,after,note,kind,berth
1,Ana,2016-07-15,Port Ida,Fictia,1/2/3,log,p. 1,storm;night,,Left by day,call,4
2,Böna,2016-08,Port Ida,Fictia,,log,p. 2,,1,,call,13
3,Ana,,Quay,,//5,,,,,,,
4,Cora,2017-01-01/2017-02-03,Port Uno,Fictia,,paper,,storm,99,,call,
"""


def write(folder: Path, text: str, name: str = "calls.csv") -> Path:
    """Write a file of the dataset."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def edited(text: str, *changes: tuple[str, str]) -> str:
    """Return ``text`` with each change made; every one must apply."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def unit_of(location: Location, words: str = "by hand") -> UnitOfWork:
    """A change by an analyst."""
    return UnitOfWork(location, words, author="Ada")


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """How many were added, updated, unchanged and refused."""
    return (report.added, report.updated, report.unchanged, report.refusals)
