"""Which column of a file is which of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from chronology.errors import BadInputError
from chronology.formats.table.extras import ExtraColumn, extra_column
from chronology.formats.table.marks import MARK
from chronology.formats.table.sheet import REFUSED

#: The columns of an export, in order; other programs rely on those up to the description.
COLUMNS = (
    "id",
    "title",
    "when",
    "edtf",
    "earliest",
    "latest",
    "precision",
    "place",
    "country",
    "latitude",
    "longitude",
    "actors",
    "category",
    "status",
    "sources",
    "tags",
    "description",
    "uuid",
    "date_details",
    "places",
    "measures",
    "lasting",
    "manner",
    "handling",
    "inferred",
    "external_id",
    MARK,
)


#: Before the kind of a measure whose figures are a column of their own.
MEASURE = "measure:"
#: Words of the program for what a column is called otherwise.
_OTHERWISE = {
    "where": "place", "who": "actors", "actor": "actors", "source": "sources", "tag": "tags",
    "date": "when", "lat": "latitude", "lon": "longitude", "measure": "measures",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one file.

    Args:
        ours: where our columns are, by name.
        others: names and positions of the columns that are none of ours.
        extras: columns of what an import kept besides, with their positions.
        width: how many cells a row has.
    """

    ours: Mapping[str, int]
    others: tuple[tuple[str, int], ...]
    width: int
    extras: tuple[tuple[ExtraColumn, int], ...] = ()


def read_header(names: list[str], mapping: Mapping[str, str]) -> Header:
    """Return which column is which.

    Args:
        names: the file's own names.
        mapping: our names to the file's.

    Raises:
        BadInputError: the mapping names a column that is not there, or no column
            says what happened or which event is meant.
    """
    found = {_plain(name): position for position, name in reversed(list(enumerate(names)))}
    said = {our_column(our): _position(names, theirs) for our, theirs in mapping.items()}
    # A column that is said to be one of ours is not another by its name.
    spoken_for = set(said.values())
    ours = {
        name: found[name] for name in COLUMNS if name in found and found[name] not in spoken_for
    } | said
    taken = set(ours.values())
    rest = [
        (name, extra_column(name), position)
        for position, name in enumerate(names)
        if position not in taken and _plain(name) != REFUSED
    ]
    if not ours.keys() & {"title", "id", "uuid"}:
        raise BadInputError(
            f"No column gives the title of the events; the first line names {_listed(names)}.",
            "Say which with --map title=COLUMN, or put the names of the columns on the first line.",
        )
    others = tuple((name, position) for name, extra, position in rest if extra is None)
    extras = tuple((extra, position) for _, extra, position in rest if extra is not None)
    return Header(ours, others, len(names), extras)


def _plain(name: str) -> str:
    return "_".join(name.casefold().split())


def our_column(name: str) -> str:
    """Return the name of one of our columns, spelt as it is, or ``measure:KIND``.

    Raises:
        BadInputError: there is no such column.
    """
    kind = name.removeprefix(MEASURE).strip() if name.startswith(MEASURE) else ""
    if kind:
        return MEASURE + kind
    plain = _plain(name)
    if plain not in COLUMNS:
        near = [_OTHERWISE[plain]] if plain in _OTHERWISE else get_close_matches(plain, COLUMNS, 1)
        hint = (
            f"Did you mean {near[0]}?" if near else f"There are {', '.join(COLUMNS)}, measure:KIND."
        )
        raise BadInputError(f"“{name}” is none of our columns.", hint)
    return plain


def _position(names: list[str], theirs: str) -> int:
    if theirs in names:
        return names.index(theirs)
    plain = [_plain(name) for name in names]
    if _plain(theirs) in plain:
        return plain.index(_plain(theirs))
    raise BadInputError(f"The file has no column “{theirs}”.", f"It has {_listed(names)}.")


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:12])
    return f"{shown} and {len(names) - 12} more" if len(names) > 12 else shown
