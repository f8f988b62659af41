"""The data model: every table as an SQLModel class, one concept a file.

The tables are loaded together, when the first of them is asked for: importing
this package, or ``vocabulary`` and ``stored_dates`` in it, loads no database
library.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronology.model.tables import (
        TABLES,
        Acceptance,
        Actor,
        ActorName,
        Category,
        Citation,
        Dataset,
        Entity,
        Event,
        EventPlace,
        EventTag,
        HistoryChange,
        HistoryCommand,
        Measure,
        Participation,
        Place,
        PlaceName,
        Purge,
        PurgedRow,
        Relation,
        Role,
        Setting,
        Source,
        Tag,
        Tie,
        metadata,
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


def __getattr__(name: str) -> Any:
    if name in __all__:
        from chronology.model import tables  # noqa: PLC0415 - loaded when first asked for

        return getattr(tables, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
