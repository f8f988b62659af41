"""Dates in the database, and dates in words read as this chronology reads them."""

from contextlib import suppress
from time import time
from typing import Any

from chronology.dates.errors import DateError
from chronology.dates.stored import from_stored
from chronology.dates.value import FuzzyDate
from chronology.errors import UnknownNameError
from chronology.model.stored_dates import COLUMNS
from chronology.store.reader import Reader


def date_columns(prefix: str) -> str:
    """Return the columns of a date, such as ``e.date`` or ``c.says``, for a SELECT."""
    return ", ".join(f"{prefix}_{name}" for name in COLUMNS)


#: How many columns a date takes.
WIDTH = len(COLUMNS)

_EDTF = COLUMNS.index("edtf")


def date_of(columns: tuple[Any, ...]) -> FuzzyDate | None:
    """Return the date in the values of ``date_columns``, None where there is none."""
    if columns[_EDTF] is None:
        return None
    return from_stored(dict(zip(COLUMNS, columns, strict=True)))


_EVENT_DATE = " ".join(["SELECT", date_columns("date"), "FROM event WHERE id = :id"])


def event_date(reader: Reader, event: int) -> FuzzyDate | None:
    """Return the adopted date of an event, None where it has none.

    Raises:
        UnknownNameError: there is no such event.
    """
    row = reader.one(_EVENT_DATE, {"id": event}) if event < 2**63 else None
    if row is None:
        raise unknown_event(event)
    return date_of(row)


_COUNTING = (
    "WITH RECURSIVE counting (id) AS (SELECT id FROM event WHERE id = :id UNION"
    " SELECT e.id FROM counting AS c JOIN event AS e ON e.date_anchor_id = c.id)"
    " SELECT id FROM counting UNION SELECT t.event_id FROM counting AS c"
    " JOIN citation AS t ON t.says_anchor_id = c.id"
)


def counting_from(reader: Reader, event: int) -> set[int]:
    """Return the event and those whose dates, or their sources' dates, count from it."""
    return {row[0] for row in reader.rows(_COUNTING, {"id": event})}


def unknown_event(event: int) -> UnknownNameError:
    """Return the refusal of an event's number that is not in the chronology."""
    return UnknownNameError(
        "event", f"@{event}", cure="`chronology list` shows the events there are."
    )


def reading_settings(reader: Reader) -> dict[str, Any]:
    """Return how this chronology reads dates, as keywords of ``chronology.dates.parse``."""
    return {"zone": reader.setting("zone", "UTC"), "order": reader.setting("date_order")}


def read_window(reader: Reader, words: str | FuzzyDate) -> FuzzyDate:
    """Return the time that ``words`` name, read with the chronology's settings.

    An event's own time is a window too: "during @12".

    Raises:
        DateError: they cannot be read as a date.
        UnknownNameError: they name an event that there is not.
    """
    if isinstance(words, FuzzyDate):
        return words
    return _read_edtf(reader, words) or read_words(reader, words)


def _read_edtf(reader: Reader, words: str) -> FuzzyDate | None:
    if words and " " not in words and words[0].isdigit():
        from chronology.dates.edtf import parse_edtf  # noqa: PLC0415 - the grammar of words is slow to load

        with suppress(DateError):
            return parse_edtf(words, reader.setting("zone", "UTC"))
    return None


def read_lately(reader: Reader, words: str) -> FuzzyDate:
    """Return the time that ``words`` name when they are said today, such as "last Tuesday".

    Raises:
        DateError, UnknownNameError: as ``read_window`` does.
    """
    return _read_edtf(reader, words) or read_words(reader, words, anchor=_today(reader))


def _today(reader: Reader) -> FuzzyDate:
    """Return the present day of the chronology's zone."""
    from chronology.dates.civil import iso_day  # noqa: PLC0415 - most questions name no time
    from chronology.dates.edtf import parse_edtf  # noqa: PLC0415 - the same
    from chronology.dates.zones import utc_to_civil  # noqa: PLC0415 - the same

    return parse_edtf(iso_day(utc_to_civil(int(time()), reader.setting("zone", "UTC"))))


def read_words(reader: Reader, words: str, anchor: FuzzyDate | None = None) -> FuzzyDate:
    """Return the date that ``words`` state; "yesterday" counts from today.

    Args:
        reader: the chronology.
        words: the words.
        anchor: what other relative words count from, such as "the next day".

    Raises:
        DateError: they cannot be read as a date.
        UnknownNameError: they name an event that there is not.
    """
    from chronology.dates.reading import parse  # noqa: PLC0415 - most questions name no time

    return parse(
        words,
        anchor=anchor,
        resolve=lambda event: event_date(reader, event),
        today=_today(reader),
        **reading_settings(reader),
    )
