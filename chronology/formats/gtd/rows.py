"""A row of GTD as a record."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from chronology.formats.conflict.cells import one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.conflict.sources import Sources
from chronology.formats.dataset.record import NOTHING, Cited, Record, Source
from chronology.formats.gtd.actors import actors_of
from chronology.formats.gtd.codes import is_set, known
from chronology.formats.gtd.dates import dates_of, lengths_of
from chronology.formats.gtd.figures import figures_of
from chronology.formats.gtd.places import places_of
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError

#: Columns that are kept although they are read: what is made of them says less.
_KEPT = (
    "approxdate", "extended", "resolution", "specificity", "vicinity",
    "guncertain1", "guncertain2", "guncertain3", "doubtterr", "suicide", "claimed",
    "nhours", "ndays",
)  # fmt: skip

#: Numbers for what the column of the same name with "_txt" says in words.
_CODED = (
    "country", "region", "alternative", "claimmode", "claimmode2", "claimmode3", "propextent",
    "hostkidoutcome",
    *(f"attacktype{n}" for n in (1, 2, 3)),
    *(f"{name}{n}" for name in ("targtype", "targsubtype", "natlty") for n in (1, 2, 3)),
    *(f"{name}{n}" for name in ("weaptype", "weapsubtype") for n in (1, 2, 3, 4)),
)  # fmt: skip

_LABELS = ("doubtterr", "suicide", "claimed")
_TARGETS = ("targtype1_txt", "targtype2_txt", "targtype3_txt")
_WEAPONS = ("weaptype1_txt", "weaptype2_txt", "weaptype3_txt", "weaptype4_txt")
_ATTACKS = ("attacktype1_txt", "attacktype2_txt", "attacktype3_txt")
_WIDEST = "attack"

#: What a row without references rests on, as most of those before 1998 do.
_UNREFERENCED = (
    Cited(
        Source(
            "global-terrorism-database",
            title="Global Terrorism Database (GTD)",
            publisher="START, University of Maryland",
            url="https://www.start.umd.edu/gtd",
            kind="dataset",
        )
    ),
)


class Kind(NamedTuple):
    """What sort of event a row tells of."""

    title: str
    category: tuple[str, ...]
    tags: tuple[str, ...]


def row_reader(columns: Columns, order: Order | None) -> Callable[[int, list[str]], Record]:
    """Return what makes a record of a row, for a file of these columns."""
    identity, summary = columns.cell("eventid"), columns.cell("summary")
    date_of, where_of, who_of = dates_of(columns, order), places_of(columns), actors_of(columns)
    kind_of = columns.once((*_ATTACKS, *_TARGETS, *_WEAPONS, *_LABELS), _kind)
    length_of, cited_of, figures = lengths_of(columns), _citations(columns), figures_of(columns)
    extra_of = _extra(columns)

    def read(line: int, cells: list[str]) -> Record:
        number = identity(cells).strip().removesuffix(".0")
        if not number:
            raise RowError("eventid", "The row has no id.")
        when, where, kind = date_of(cells), where_of(cells), kind_of(cells)
        length = length_of(cells)
        return Record(
            number,
            f"{kind.title}, {where.label}" if where.label else kind.title,
            date=when.date,
            description=summary(cells).strip() or None,
            category=kind.category,
            manner=when.manner,
            lasting=length[0] if length else None,
            places=where.places,
            who=who_of(cells),
            citations=cited_of(cells),
            figures=figures(cells),
            tags=kind.tags,
            extra=extra_of(cells),
            line=line,
            warnings=when.warnings,
        )

    return read


def spoken_of(columns: Columns) -> frozenset[str]:
    """Return the fields of a record that a file of these columns says something of."""
    said = {
        "description": ("summary",),
        "citations": ("scite1",),
        "figures": ("nkill", "nwound"),
        "who": ("gname", "corp1"),
        "manner": ("extended",),
        "lasting": ("nhours", "ndays"),
    }
    fields = {field for field, names in said.items() if columns.any_of(*names)}
    return frozenset({"title", "date", "category", "places", "tags", "extra", *fields})


def _kind(*cells: str) -> Kind:
    words = [known(cell) for cell in cells]
    attacks, targets, weapons = words[:3], words[3:6], words[6:10]
    doubted, suicide, claimed = map(is_set, cells[10:])
    attack = attacks[0] or _WIDEST
    tags = [f"also {each.lower()}" for each in attacks[1:] if each]
    tags += [f"target: {each}" for each in targets if each]
    tags += [f"weapon: {each}" for each in weapons if each]
    tags += ["doubted to be terrorism"] if doubted else []
    tags += ["suicide attack"] if suicide else []
    tags += ["responsibility claimed"] if claimed else []
    category = (_WIDEST, attacks[0]) if attacks[0] else (_WIDEST,)
    return Kind(f"Reported {attack.lower()}", category, tuple(dict.fromkeys(tags)))


def _citations(columns: Columns) -> Callable[[list[str]], tuple[Cited, ...]]:
    sources = Sources()

    def read(*cells: str) -> tuple[Cited, ...]:
        named = dict.fromkeys(filter(None, map(one_line, cells)))
        return tuple(Cited(sources.reference(words)) for words in named) or _UNREFERENCED

    return columns.once(("scite1", "scite2", "scite3"), read)


def _extra(columns: Columns) -> Callable[[list[str]], Mapping[str, object]]:
    """Return what gives the cells of the columns that have no home, unknowns left out."""
    said_in_words = [name for name in _CODED if f"{name}_txt" in columns]
    rest = columns.rest(kept=_KEPT, left_out=said_in_words)
    if rest is None:
        return lambda _: NOTHING

    def read(cells: list[str]) -> Mapping[str, object]:
        return {name: cell for name, cell in rest(cells).items() if known(str(cell))}

    return read
