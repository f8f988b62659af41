"""What a record wants an event to be: values of columns, and parts by what they are of."""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from chronology.formats.dataset.context import Context
from chronology.formats.dataset.record import Record
from chronology.formats.dataset.taking import Added
from chronology.formats.dataset.words import event_words
from chronology.formats.rows.tables import Row
from chronology.model.stored_dates import COLUMNS

_DATE: Final = tuple(f"date_{name}" for name in COLUMNS)
#: By which columns a part is known again, by field.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "citations": ("source_id", "locator"),
    "places": ("place_id", "role"),
    "who": ("actor_id", "role_id"),
    "figures": ("kind", "unit"),
    "tags": ("tag_id",),
    "related": ("kind", "other_id"),
}


class Part(NamedTuple):
    """Something that is to hang on an event.

    Args:
        key: the values of the columns in ``KEYS``.
        values: those of its other columns; what is not named is not spoken of.
    """

    key: tuple[Any, ...]
    values: Row


def wanted_columns(context: Context, one: Added, held: Row) -> dict[str, Row]:
    """Return the columns of an event that a record speaks of, by field."""
    record = one.record
    length = record.lasting or (None, None, None)
    every: dict[str, Row] = {
        "title": {"title": record.title},
        "description": {"description": record.description or None},
        "category": {"category_id": context.words.category(record.category)},
        "status": {"status": record.status},
        "handling": {"handling": record.handling},
        "manner": {"manner": record.manner},
        "lasting": dict(zip(("duration_words", "duration_min", "duration_max"), length, strict=True)),
        "date": {**dict(zip(_DATE, one.date.columns, strict=True)), "date_anchor_id": None},
        "extra": {"extra": _extra(context, one, held)},
    }  # fmt: skip
    return {name: row for name, row in every.items() if name in context.dataset.speaks_of}


def _extra(context: Context, one: Added, held: Row) -> Mapping[str, Any] | None:
    """Return the ``extra`` of an event: what the file has no column for stays."""
    wanted = json.loads(one.extra) if one.extra else {}
    header = context.dataset.header
    there = held["extra"] or {}
    kept = {name: value for name, value in there.items() if header and name not in header}
    return {**kept, **wanted} or None


def derived(changes: Row, held: Row) -> Row:
    """Return the columns that follow from changed ones."""
    if "title" not in changes and "description" not in changes:
        return {}
    now = {**held, **changes}
    return {"text_folded": event_words(now["title"], now["description"])}


def wanted_parts(context: Context, field: str, one: Added, cited: list[int | None]) -> list[Part]:
    """Return what is to hang on the event of a record.

    Args:
        context: the import.
        field: a key of ``KEYS``.
        one: the record.
        cited: the ids of its citations, in order; None for one that is not there.
    """
    record = one.record
    makers = {
        "citations": _citations,
        "places": _places,
        "who": _who,
        "figures": _figures,
        "tags": _tags,
    }
    parts = makers[field](context, record)
    if "citations" not in context.dataset.speaks_of:
        return [Part(key, values) for key, values, _at in parts]
    if field in ("citations", "tags"):
        return [Part(key, values) for key, values, _at in parts]
    return [
        Part(key, {**values, "citation_id": None if at is None else cited[at]})
        for key, values, at in parts
    ]


_Made = tuple[tuple[Any, ...], Row, int | None]


def _citations(context: Context, record: Record) -> list[_Made]:
    dates = context.dates
    return [
        (
            (one.source.known, one.locator),
            {
                "stance": one.stance,
                "rank": one.rank,
                "quote": one.quote,
                "quote_language": one.quote_language,
                "credibility": one.credibility,
                "claimant_id": None if one.claimant is None else one.claimant.known,
                "says_place_id": None if one.says_place is None else one.says_place.known,
                "note": one.note,
                **dict(
                    zip((f"says_{n}" for n in COLUMNS), dates.of(one.says).columns, strict=True)
                ),
            },
            None,
        )
        for one in record.citations
    ]


def _places(_context: Context, record: Record) -> list[_Made]:
    once = {(at.place.known, at.role): at.cited for at in reversed(record.places)}
    return [(key, {}, cited) for key, cited in reversed(once.items())]


def _who(context: Context, record: Record) -> list[_Made]:
    return [
        ((actor.known, context.words.role(role)), {}, cited) for actor, role, cited in record.who
    ]


def _figures(_context: Context, record: Record) -> list[_Made]:
    return [
        ((kind, unit), {"low": low, "best": best, "high": high}, cited)
        for kind, low, best, high, unit, cited in record.figures
    ]


def _tags(context: Context, record: Record) -> list[_Made]:
    return [((tag,), {}, None) for tag in dict.fromkeys(map(context.words.tag, record.tags))]
