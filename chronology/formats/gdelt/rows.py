"""A row of GDELT as an event."""

from collections.abc import Callable
from urllib.parse import urlsplit

from chronology.dates import FuzzyDate
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.formats.conflict.cells import one_line
from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Actor, Cited, Item, Party, Record, RoleMeaning, Source
from chronology.formats.dataset.slugs import source_slug
from chronology.formats.gdelt.layout import QUADS, ROOTS
from chronology.formats.gdelt.places import Places
from chronology.formats.tabular import RowError

#: The program that codes the events names who did what to whom, not who was there.
ROLES = {"actor 1": RoleMeaning(), "actor 2": RoleMeaning()}

#: They say the date again.
_AGAIN = ("monthyear", "year", "fractiondate")
#: Kept though they are read: they say more than becomes of them.
_KEPT = ("eventrootcode", "quadclass", "actiongeo_type")
_GEO = ("actiongeo_type", "actiongeo_fullname", "actiongeo_lat", "actiongeo_long")


def spoken_of(columns: Columns) -> frozenset[str]:
    """Return the fields that the columns of a file speak of."""
    cites = {"citations"} if "sourceurl" in columns else set()
    return frozenset({"title", "date", "category", "places", "who", "extra"} | cites)


def row_reader(columns: Columns) -> Callable[[int, list[str]], Item]:
    """Return what makes an event of a row."""
    identity = columns.cell("globaleventid")
    date = columns.once(("sqldate",), _date)
    kind = columns.once(("quadclass", "eventrootcode"), _category)
    places = columns.once(_GEO, Places().of)
    label = columns.cell("actiongeo_fullname")
    sides = [columns.once(_actor_cells(number), _actor) for number in (1, 2)]
    cited = columns.once(("sourceurl",), _cited)
    rest = columns.rest(kept=_KEPT, left_out=_AGAIN)

    def read(line: int, cells: list[str]) -> Item:
        number = identity(cells).strip()
        if not number:
            raise RowError("GLOBALEVENTID", "an event needs its id.")
        category = kind(cells)
        who = [actor for of in sides for actor in of(cells)]
        roles = [role for role, of in zip(ROLES, sides, strict=True) for _ in of(cells)]
        return Record(
            number,
            _title(category[-1], [actor.name for actor in who], one_line(label(cells))),
            date(cells),
            category=category,
            places=places(cells),
            who=tuple(map(Party, who, roles)),
            citations=cited(cells),
            extra=rest(cells) if rest is not None else {},
            line=line,
        )

    return read


def _title(kind: str, names: list[str], where: str) -> str:
    """Return "Reported: fight – POLICE, REBELS, Town": nothing is asserted."""
    parts = [part for part in (" – ".join(names), where) if part]
    return f"Reported: {kind}" + (f" ({'; '.join(parts)})" if parts else "")


def _date(day: str) -> FuzzyDate:
    try:
        if len(day) == 8 and day.isdecimal():
            return parse_edtf(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    except DateError as error:
        raise RowError("SQLDATE", str(error)) from None
    raise RowError("SQLDATE", f"“{one_line(day)[:40]}” is no day such as 20160405.")


def _category(quad: str, root: str) -> tuple[str, ...]:
    words = ROOTS.get(root.zfill(2), f"CAMEO {root}" if root else "event")
    return (QUADS[quad], words) if quad in QUADS else (words,)


def _actor_cells(number: int) -> tuple[str, ...]:
    return tuple(f"actor{number}{part}" for part in ("name", "code", "countrycode"))


def _actor(name: str, code: str, country: str) -> tuple[Actor, ...]:
    """Return the actor that the cells name; none where they are blank."""
    if not name and not code:
        return ()
    kind = "state" if code and code == country else "unknown"
    return (Actor(one_line(name) or code, kind, key=code or None),)


def _cited(address: str) -> tuple[Cited, ...]:
    """Return the citation of where GDELT found the event: a page of the web, or words."""
    if not address:
        return ()
    host = urlsplit(address).hostname if address.startswith(("http://", "https://")) else None
    if host is None:
        return (Cited(Source(source_slug(address), title=address, kind="article")),)
    publisher = host.removeprefix("www.")
    return (Cited(Source(source_slug(address), publisher=publisher, url=address, kind="article")),)
