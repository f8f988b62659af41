"""Reading the words of a date or a length of time as the chronology means them.

A date may count from an event: "two weeks after @12", or "the following year"
with an anchor given beside the words. The link is kept, so that the date is
read again when the anchor's changes (``chronology.store.following``). Where the
anchor is itself undated the words are kept and wait: the date is read when the
anchor is dated.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from chronology.dates import FuzzyDate
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.lag import Lag, read_lag
from chronology.errors import BadInputError
from chronology.model import Event
from chronology.model.stored_dates import get_date, set_date
from chronology.store.drafts import Length, When
from chronology.store.history import row_of
from chronology.store.settings import DATE_ORDER, ZONE
from chronology.store.unit import UnitOfWork

if TYPE_CHECKING:
    from chronology.dates.reading import Reading

# Stands for the date of an event that has none yet, so that the words which
# count from it can be read for all else that they say.
_STAND_IN = "2001-06-15"


@dataclass(frozen=True, slots=True)
class Dated:
    """What the words of a date came to.

    Args:
        text: the words; None where there are none.
        date: the date; None where there is none, or where it waits for its anchor.
        anchor_id: the event that it counts from, if any.
        relation: how the words relate the two ("after" …), if they do.
        lag: the distance that the words state, if they do.
        wording: how the words were read, in plain English.
    """

    text: str | None = None
    date: FuzzyDate | None = None
    anchor_id: int | None = None
    relation: str | None = None
    lag: Lag | None = None
    wording: str = ""


UNDATED = Dated()


def read_when(unit: UnitOfWork, when: When | None, anchor_id: int | None = None) -> Dated:
    """Read a date with the chronology's settings.

    ``anchor_id`` is the event from which words count that do not name one. It
    is kept only if the words need it, or if ``when`` is a value already.

    Raises:
        DateError: the words cannot be read whole.
        UnknownNameError: the event that they count from does not exist.
    """
    if when is None:
        return UNDATED
    if isinstance(when, FuzzyDate):
        if anchor_id is not None:
            unit.get(Event, anchor_id)
        return Dated(when.text, when, anchor_id)
    resolver = _Resolver(unit)
    if anchor_id is None or _stands_alone(unit, when):
        return _dated(when, _read(unit, when, resolver), resolver, None)
    anchor = resolver(anchor_id)
    return _dated(when, _read(unit, when, resolver, anchor), resolver, anchor_id)


def _stands_alone(unit: UnitOfWork, words: str) -> bool:
    """Return whether words can be read without the anchor that is given beside them."""
    try:
        _read(unit, words, _Resolver(unit))
    except DateError:
        return False
    return True


class _Resolver:
    """Gives the date of an event by its id, and remembers whether one had none."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self.waiting = False

    def __call__(self, event_id: int) -> FuzzyDate:
        date = get_date(self._unit.get(Event, event_id), "date")
        if date is None:
            self.waiting = True
            return parse_edtf(_STAND_IN)
        return date


def _read(
    unit: UnitOfWork, words: str, resolver: _Resolver, anchor: FuzzyDate | None = None
) -> "Reading":
    from chronology.dates.reading import read  # noqa: PLC0415 - grammars load when words are read

    order = unit.reader.setting(DATE_ORDER)
    return read(
        words,
        anchor=anchor,
        resolve=resolver,
        order=cast('Literal["day", "month"] | None', order),
        zone=str(unit.reader.setting(ZONE, "UTC")),
    )


def _dated(words: str, reading: "Reading", resolver: _Resolver, anchor_id: int | None) -> Dated:
    if reading.event is not None:
        anchor_id = reading.event
    dated = Dated(words, reading.date, anchor_id, reading.relation, reading.lag, reading.reading)
    if anchor_id is None:
        return replace(dated, relation=None, lag=None)
    if resolver.waiting:
        return replace(dated, date=None, wording=f"counts from @{anchor_id}, which has no date yet")
    return dated


def write_dated(row: Any, prefix: str, dated: Dated) -> bool:
    """Write a date into the group ``prefix`` of ``row``; return whether it changed."""
    before = row_of(row)
    set_date(row, prefix, dated.date)
    if dated.date is None:
        setattr(row, f"{prefix}_text", dated.text)
    return row_of(row) != before


def read_length(length: Length | None) -> Lag | None:
    """Read a length of time.

    Raises:
        DateError: the words are not one.
    """
    if length is None or isinstance(length, Lag):
        return length
    return read_lag(length)


def lag_columns(prefix: str, lag: Lag | None) -> dict[str, Any]:
    """Return the columns ``prefix_min``, ``prefix_max`` and ``prefix_words`` of ``lag``.

    ``prefix_max`` is NULL where the words set no upper limit.
    """
    return {
        f"{prefix}_min": lag.minimum.iso() if lag else None,
        f"{prefix}_max": lag.maximum.iso() if lag and lag.maximum else None,
        f"{prefix}_words": lag.words if lag else None,
    }


def refuse_cycle(unit: UnitOfWork, event_id: int, anchor_id: int | None) -> None:
    """Refuse an anchor whose own date counts, in the end, from ``event_id``.

    Raises:
        BadInputError: naming the events in the circle.
    """
    chain = [event_id]
    while anchor_id is not None:
        chain.append(anchor_id)
        if anchor_id == event_id:
            circle = ", which counts from ".join(f"@{number}" for number in chain[1:])
            raise BadInputError(
                f"The date of @{event_id} would count from itself: it counts from {circle}.",
                "Give one of them a date of its own.",
            )
        anchor_id = unit.get(Event, anchor_id).date_anchor_id
