"""A row of GED as a record. What its columns hold is read in the files beside this one."""

from collections.abc import Callable, Mapping

from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import NOTHING, Record
from chronology.formats.seed.reading import Order
from chronology.formats.tabular.table import RowError
from chronology.formats.ucdp.articles import citations_of
from chronology.formats.ucdp.dates import dates_of
from chronology.formats.ucdp.deaths import deaths_of
from chronology.formats.ucdp.places import places_of
from chronology.formats.ucdp.sides import sides_of

#: What a column is called here, by the names it had in other editions and in extracts.
NAMES = {
    "event_id": "id",
    "conflict_id": "conflict_new_id",
    "dyad_id": "dyad_new_id",
    "side_a_id": "side_a_new_id",
    "actor_a_id": "side_a_new_id",
    "side_b_id": "side_b_new_id",
    "actor_b_id": "side_b_new_id",
    "admin_1": "adm_1",
    "adm1": "adm_1",
    "admin_2": "adm_2",
    "adm2": "adm_2",
    "prio_gid": "priogrid_gid",
    "gwno": "country_id",
    "best_est": "best",
    "best_death": "best",
    "low_est": "low",
    "low_death": "low",
    "high_est": "high",
    "high_death": "high",
    "deaths_civ": "deaths_civilians",
    "deaths_unk": "deaths_unknown",
}

#: The precisions are kept although they are read: neither a window nor a radius gives
#: back which code it was made of.
_KEPT = ("date_prec", "where_prec")

#: Said again by the latitude and the longitude.
_AGAIN = ("geom_wkt",)


def row_reader(columns: Columns, order: Order | None) -> Callable[[int, list[str]], Record]:
    """Return what makes a record of a row, for a file of these columns."""
    identity = columns.cell("id")
    date_of, where_of, sides = dates_of(columns, order), places_of(columns), sides_of(columns)
    killed_of, cited_of = deaths_of(columns), citations_of(columns)
    extra_of = _extra(columns)

    def read(line: int, cells: list[str]) -> Record:
        number = identity(cells).strip()
        if not number:
            raise RowError("id", "The row has no id.")
        when, where, killed = date_of(cells), where_of(cells), killed_of(cells)
        title, category, who, tags, odd = sides(cells)
        return Record(
            number,
            f"{title}, {where.label}" if where.label else title,
            date=when.date,
            category=category,
            places=where.places,
            who=who,
            citations=cited_of(cells) if cited_of else (),
            figures=killed.figures,
            tags=tags,
            extra=extra_of(cells) if extra_of else NOTHING,
            line=line,
            warnings=when.warnings + killed.warnings + where.warnings + odd,
        )

    return read


def _extra(columns: Columns) -> Callable[[list[str]], Mapping[str, object]] | None:
    """Return what gives the cells of the columns that have no home."""
    return columns.rest(left_out=_AGAIN, kept=_KEPT)


def spoken_of(columns: Columns) -> frozenset[str]:
    """Return the fields of a record that a file of these columns says something of."""
    fields = {"title", "category", "date", "places", "who", "figures"}
    if "conflict_name" in columns:
        fields.add("tags")
    if citations_of(columns):
        fields.add("citations")
    if _extra(columns):
        fields.add("extra")
    return frozenset(fields)
