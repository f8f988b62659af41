"""How one event lies to another, from the words of `relate`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chronology.cli.drafting import citation_of, source_and_locator
from chronology.cli.names import Names
from chronology.cli.usage import bad_usage
from chronology.errors import BadInputError
from chronology.model import Citation, Relation, Source
from chronology.model.vocabulary import Rank
from chronology.store.dating import lag_columns, read_length
from chronology.store.relations import WITH_LAG, relate, remove_relation

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

#: The relations whose names are verbs.
_VERBS = ("meets", "overlaps", "contains", "starts", "finishes", "equals")


def write(
    unit: "UnitOfWork",
    names: Names,
    relation: tuple[int, str, int],
    stated: Mapping[str, str | None],
    *,
    remove: bool,
) -> list[str]:
    """State a relation, change it or take it back; return in lines what is so now.

    Args:
        unit: the unit of work.
        names: looks names up.
        relation: an event, how it lies, and to which other event.
        stated: by how much, by which source, of which rank; None stays as it is.
        remove: whether to take it back.

    Raises:
        BadInputError: there is no such relation to take back.
    """
    event, kind, other = relation
    known = _known(unit, names, relation, stated["source"])
    if known is None and stated["rank"] == Rank.DEPRECATED.value:
        _refuse_from_date(unit, relation)
    if remove:
        if known is None:
            raise BadInputError(
                f"It is not stated that {said(relation)}.",
                f"`chronology show {event}` shows what is.",
            )
        remove_relation(unit, known.id or 0)
        return [f"It is no longer stated that {said(relation)}."]
    source = stated["source"]
    citation = citation_of(unit, names, event, source) if source else None
    by, rank = stated["by"], stated["rank"]
    if known is None:
        rank = rank or Rank.NORMAL.value
        known = relate(unit, event, kind, other, by=by, citation_id=citation, rank=rank)
    else:
        _change(known, by, citation, rank)
    lag = f", by “{known.lag_words}”" if known.lag_words else ""
    return [f"{said(relation, now=True)}{lag}{_ranked(known)}."]


def said(relation: tuple[int, str, int], *, now: bool = False) -> str:
    """Return how a relation is said: some are verbs ("meets"), some need one ("is after")."""
    event, kind, other = relation
    verb = "" if kind in _VERBS else "is"
    how = "the same as" if kind == "same as" else kind
    return " ".join(filter(None, (f"@{event}", verb, "now" if now else "", how, f"@{other}")))


def _change(known: Relation, by: str | None, citation: int | None, rank: str | None) -> None:
    if by is not None:
        if known.kind not in WITH_LAG:
            raise bad_usage(f"“{known.kind}” has no distance to state; leave --by out.")
        for name, value in lag_columns("lag", read_length(by or None)).items():
            setattr(known, name, value)
    known.citation_id = citation or known.citation_id
    known.rank = rank or known.rank


def _ranked(relation: Relation) -> str:
    return "" if relation.rank == Rank.NORMAL.value else f" ({relation.rank})"


def _known(
    unit: "UnitOfWork", names: Names, relation: tuple[int, str, int], source: str | None
) -> Relation | None:
    """Return the relation where it is stated already, other than by the words of a date.

    Where several sources state the same, the one of the source that is named,
    "" being none.

    Raises:
        BadInputError: several state it, and none of them is named.
    """
    rows = _rows(unit, relation, from_date=False)
    if len(rows) < 2:
        return rows[0] if rows else None
    by_source = {_source_of(unit, row): row for row in rows}
    if source is not None:
        number = source_and_locator(names, source)[0] if source else None
        if number in by_source:
            return by_source[number]
    slugs = [unit.get(Source, key).slug if key else "no source" for key in by_source]
    raise BadInputError(
        f"That {said(relation)} is stated {len(rows)} times, by {', '.join(slugs)}.",
        'Say with --source which you mean; --source "" means the one without.',
    )


def _rows(unit: "UnitOfWork", relation: tuple[int, str, int], *, from_date: bool) -> list[Relation]:
    event, kind, other = relation
    wanted = select(Relation).where(
        Relation.event_id == event,
        Relation.kind == kind,
        Relation.other_id == other,
        Relation.from_date == from_date,
    )
    return list(unit.session.exec(wanted.order_by(col(Relation.id))))


def _source_of(unit: "UnitOfWork", relation: Relation) -> int | None:
    """Return the id of the source that states a relation, None where none does."""
    number = relation.citation_id
    return None if number is None else unit.get(Citation, number).source_id


def _refuse_from_date(unit: "UnitOfWork", relation: tuple[int, str, int]) -> None:
    """Refuse to deprecate what only the words of a date state.

    Raises:
        BadInputError: they do.
    """
    if _rows(unit, relation, from_date=True):
        event = relation[0]
        raise BadInputError(
            f"That {said(relation)} stands in the words of its date.",
            f"Change the date with `chronology edit {event} --when …`.",
        )
