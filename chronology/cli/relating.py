"""How one event lies to another, from the words of `relate`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlmodel import select

from chronology.cli.drafting import citation_of
from chronology.cli.names import Names
from chronology.cli.usage import bad_usage
from chronology.errors import BadInputError
from chronology.model import Relation
from chronology.model.vocabulary import Rank
from chronology.store.dating import lag_columns, read_length
from chronology.store.relations import WITH_LAG, relate, remove_relation

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork


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
    known = _known(unit, relation)
    if remove:
        if known is None:
            raise BadInputError(
                f"It is not stated that @{event} is {kind} @{other}.",
                f"`chronology show {event}` shows what is.",
            )
        remove_relation(unit, known.id or 0)
        return [f"It is no longer stated that @{event} is {kind} @{other}."]
    source = stated["source"]
    citation = citation_of(unit, names, event, source) if source else None
    by, rank = stated["by"], stated["rank"]
    if known is None:
        rank = rank or Rank.NORMAL.value
        known = relate(unit, event, kind, other, by=by, citation_id=citation, rank=rank)
    else:
        _change(known, by, citation, rank)
    lag = f", by “{known.lag_words}”" if known.lag_words else ""
    return [f"@{event} is now {kind} @{other}{lag}{_ranked(known)}."]


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


def _known(unit: "UnitOfWork", relation: tuple[int, str, int]) -> Relation | None:
    """Return the relation where it is stated already, other than by the words of a date."""
    event, kind, other = relation
    wanted = select(Relation).where(
        Relation.event_id == event,
        Relation.kind == kind,
        Relation.other_id == other,
        Relation.from_date == False,  # noqa: E712 - a column, not a truth value
    )
    return unit.session.exec(wanted).first()
