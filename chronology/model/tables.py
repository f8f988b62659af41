"""Every table, loaded together: their foreign keys name one another."""

from sqlmodel import SQLModel

from chronology.model.actors import Actor, ActorName, Tie
from chronology.model.base import Entity, metadata
from chronology.model.events import (
    Event,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    Relation,
    Tag,
)
from chronology.model.places import Place, PlaceName
from chronology.model.purges import Purge, PurgedRow
from chronology.model.records import (
    Acceptance,
    Dataset,
    HistoryChange,
    HistoryCommand,
    Setting,
)
from chronology.model.sources import Citation, Source
from chronology.model.vocabularies import Category, Role

#: Every table, in an order in which rows can be inserted.
TABLES: tuple[type[SQLModel], ...] = (
    Dataset,
    Setting,
    Acceptance,
    Category,
    Role,
    Tag,
    Place,
    PlaceName,
    Actor,
    ActorName,
    Source,
    Event,
    Citation,
    EventPlace,
    Participation,
    Tie,
    Relation,
    Measure,
    EventTag,
    HistoryCommand,
    HistoryChange,
    Purge,
    PurgedRow,
)

__all__ = [
    "TABLES",
    "Acceptance",
    "Actor",
    "ActorName",
    "Category",
    "Citation",
    "Dataset",
    "Entity",
    "Event",
    "EventPlace",
    "EventTag",
    "HistoryChange",
    "HistoryCommand",
    "Measure",
    "Participation",
    "Place",
    "PlaceName",
    "Purge",
    "PurgedRow",
    "Relation",
    "Role",
    "Setting",
    "Source",
    "Tag",
    "Tie",
    "metadata",
]
