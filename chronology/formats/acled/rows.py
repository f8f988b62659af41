"""A row of ACLED as a record."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chronology.formats.acled.actors import actors_of
from chronology.formats.acled.dates import dates_of
from chronology.formats.acled.places import places_of
from chronology.formats.conflict.cells import count, one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.sources import Sources
from chronology.formats.dataset.record import NOTHING, Cited, Figure, Record
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError

#: What a column is called here, by the names it had in other editions.
NAMES = {
    "ally_actor_1": "assoc_actor_1",
    "ally_actor_2": "assoc_actor_2",
    "assoc_actor1": "assoc_actor_1",
    "assoc_actor2": "assoc_actor_2",
    "time_precisi": "time_precision",
    "geo_precis": "geo_precision",
    "geo_precisi": "geo_precision",
}

#: Codes that are read and yet kept: what is made of them does not give them back, nor
#: tells a figure of 0 from none.
_KEPT = ("time_precision", "geo_precision", "inter1", "inter2")


class Kind(NamedTuple):
    """What sort of event a row tells of."""

    title: str
    category: tuple[str, ...]
    tags: tuple[str, ...]


def row_reader(columns: Columns, order: Order | None) -> Callable[[int, list[str]], Record]:
    """Return what makes a record of a row, for a file of these columns."""
    identity, notes = columns.cell("event_id_cnty"), columns.cell("notes")
    date_of, where_of, who_of = dates_of(columns, order), places_of(columns), actors_of(columns)
    kind_of = columns.once(("event_type", "sub_event_type", "civilian_targeting", "tags"), _kind)
    cited_of, killed_of, extra_of = _citations(columns), _deaths(columns), _extra(columns)
    fatalities = columns.cell("fatalities")

    def read(line: int, cells: list[str]) -> Record:
        number = identity(cells).strip()
        if not number:
            raise RowError("event_id_cnty", "The row has no id.")
        when, where, kind, who = date_of(cells), where_of(cells), kind_of(cells), who_of(cells)
        figures = killed_of(cells)
        extra: Mapping[str, object] = extra_of(cells) if extra_of else NOTHING
        if not figures and fatalities(cells).strip():
            extra = {**extra, "fatalities": fatalities(cells).strip()}
        sides = " – ".join([each.actor.name for each in who if each.role in {"actor 1", "actor 2"}])
        title = f"{kind.title}: {sides}" if sides else kind.title
        return Record(
            number,
            f"{title}, {where.label}" if where.label else title,
            date=when.date,
            description=notes(cells).strip() or None,
            category=kind.category,
            places=where.places,
            who=who,
            citations=cited_of(cells),
            figures=figures,
            tags=kind.tags,
            extra=extra,
            line=line,
            warnings=when.warnings,
        )

    return read


def spoken_of(columns: Columns) -> frozenset[str]:
    """Return the fields of a record that a file of these columns says something of."""
    said = {
        "description": ("notes",),
        "citations": ("source",),
        "figures": ("fatalities",),
        "tags": ("tags", "civilian_targeting"),
        "who": ("actor1", "actor2"),
    }
    fields = {field for field, names in said.items() if columns.any_of(*names)}
    return frozenset({"title", "date", "category", "places", "extra", *fields})


def _kind(event: str, kind: str, targeting: str, tags: str) -> Kind:
    event, kind = one_line(event), one_line(kind)
    category = tuple(filter(None, (event, kind if kind != event else "")))
    narrowest = category[-1] if category else "event"
    listed = [one_line(tag) for tag in (targeting, *tags.split(";"))]
    # Kinds hold no names: "Riots/Protests", "Battle-No change of territory".
    return Kind(
        f"Reported {narrowest.lower()}", category, tuple(dict.fromkeys(filter(None, listed)))
    )


def _citations(columns: Columns) -> Callable[[list[str]], tuple[Cited, ...]]:
    sources = Sources()

    def read(listed: str) -> tuple[Cited, ...]:
        names = dict.fromkeys(one_line(name) for name in listed.split(";"))
        return tuple(Cited(sources.outlet(name)) for name in names if name)

    return columns.once(("source",), read)


def _deaths(columns: Columns) -> Callable[[list[str]], tuple[Figure, ...]]:
    """Return what gives the reported deaths of a row.

    ACLED writes 0 both where nobody was reported dead and where nothing is known,
    which is no figure.
    """

    def read(fatalities: str) -> tuple[Figure, ...]:
        killed = count("fatalities", fatalities)
        return (Figure("killed", None, killed, None, "persons"),) if killed else ()

    return columns.once(("fatalities",), read)


def _extra(columns: Columns) -> Callable[[list[str]], dict[str, object]] | None:
    """Return what gives the cells of the columns that have no home."""
    return columns.rest(kept=_KEPT)
