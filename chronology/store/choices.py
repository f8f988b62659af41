"""Refusing words that a closed vocabulary does not hold."""

from enum import StrEnum
from typing import Any

from chronology.errors import BadInputError
from chronology.model.vocabulary import (
    ActorKind,
    Handling,
    Manner,
    NameKind,
    PlaceRole,
    Rank,
    RelationKind,
    Reliability,
    Stance,
    Status,
    TieKind,
)

#: The vocabulary of a column, by "table.column" or, for every table, by column.
CHOICES: dict[str, type[StrEnum]] = {
    "actor.kind": ActorKind,
    "actor_name.kind": NameKind,
    "event_place.role": PlaceRole,
    "handling": Handling,
    "manner": Manner,
    "place_name.kind": NameKind,
    "rank": Rank,
    "relation.kind": RelationKind,
    "reliability": Reliability,
    "stance": Stance,
    "status": Status,
    "tie.kind": TieKind,
}


def refuse_strangers(table: str, values: dict[str, Any]) -> None:
    """Refuse a value that its column's vocabulary does not hold.

    Raises:
        BadInputError: naming the words that there are.
    """
    for column, value in values.items():
        words = CHOICES.get(f"{table}.{column}") or CHOICES.get(column)
        if words is not None and value is not None and value not in list(words):
            raise BadInputError(
                f"The {column} of the {table.replace('_', ' ')} cannot be “{value}”.",
                f"Say one of: {', '.join(words)}.",
            )
