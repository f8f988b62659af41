"""Reading a document's words: its dates and lags, by the settings of the chronology."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from chronology.dates import FuzzyDate, from_stored
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.lag import Span, read_lag
from chronology.dates.reading import Reading, parse, read
from chronology.formats.seed.values import FieldError, check_text, shown
from chronology.model.stored_dates import COLUMNS

if TYPE_CHECKING:  # a dataset's dates are read before any database library is there
    from chronology.formats.seed.plan import Planned

# Stands for the date of an event that has none yet, so that the words which
# count from it are read for all else that they say.
_STAND_IN = "2001-06-15"
#: How many readings are kept: a table of a million moments must not keep each.
_KEPT = 50_000

Order = Literal["day", "month"]


class DateWords:
    """Reads the words of one file.

    Args:
        zone: the zone in which the chronology counts.
        order: whether 3/4/2016 is in April or in March; None refuses it.
    """

    def __init__(self, zone: str = "UTC", order: Order | None = None) -> None:
        self.zone = zone
        self.order = order
        self._read: dict[str, FuzzyDate | DateError] = {}
        self._lags: dict[str, tuple[str, str, str | None]] = {}
        self._reading: list[Planned] = []
        self.relative: dict[Planned, tuple[Planned, Reading]] = {}

    def read(self, words: str, anchor: FuzzyDate | None) -> FuzzyDate:
        """Return how ``words`` are read; what was read once is not read again.

        Raises:
            DateError: they cannot be read whole.
        """
        if anchor is not None:
            return parse(words, anchor=anchor, order=self.order, zone=self.zone)
        if words not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            try:
                self._read[words] = parse(words, order=self.order, zone=self.zone)
            except DateError as error:
                self._read[words] = error
        known = self._read[words]
        if isinstance(known, DateError):
            raise known
        return known

    def read_from(
        self,
        words: str,
        row: "Planned",
        anchor: "Planned",
        date_of: Callable[["Planned"], FuzzyDate | None],
    ) -> FuzzyDate | None:
        """Return the date that ``words`` say of ``row``, counted from ``anchor``.

        It is None while the anchor itself is undated.
        The reading is kept in ``relative``, for the relation that it states.

        Raises:
            FieldError: the dates count from each other in a circle.
            DateError: the words cannot be read.
        """
        if row in self._reading:
            raise FieldError("this date counts from itself, by way of other events.")
        self._reading.append(row)
        try:
            base = date_of(anchor)
        finally:
            self._reading.pop()
        counted = base or parse_edtf(_STAND_IN)
        reading = read(
            words,
            anchor=counted,
            resolve=lambda _: counted,
            order=self.order,
            zone=self.zone,
        )
        self.relative[row] = (anchor, reading)
        return reading.date if base is not None else None

    @staticmethod
    def stored(event: "Planned") -> FuzzyDate | None:
        """Return the date that the database holds of an event."""
        if event.existing is None or event.existing["date_edtf"] is None:
            return None
        return from_stored({name: event.existing[f"date_{name}"] for name in COLUMNS})

    def lag(self, value: Any) -> tuple[str | None, str | None, str | None]:
        """Return the words of a length of time and its least and most, ISO 8601.

        Raises:
            FieldError: a stated duration is not one.
            DateError: the words cannot be read.
        """
        if value is None:
            return None, None, None
        if isinstance(value, str):
            return self._lag_of(value)
        words = value.get("words")
        if "min" not in value and "max" not in value and words is not None:
            return self._lag_of(check_text(words))
        return words, _duration(value.get("min")), _duration(value.get("max"))

    def _lag_of(self, words: str) -> tuple[str, str, str | None]:
        if words not in self._lags:
            lag = read_lag(words)
            most = lag.maximum.iso() if lag.maximum else None
            self._lags[words] = (words, lag.minimum.iso(), most)
        return self._lags[words]


def _duration(value: Any) -> str | None:
    if value is None:
        return None
    text = check_text(value)
    try:
        Span.parse_iso(text)
    except DateError:
        raise FieldError(f"{shown(text)} is no ISO 8601 duration such as P3M7D.") from None
    return text
