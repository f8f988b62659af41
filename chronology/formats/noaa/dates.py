"""When an earthquake was: a year, and as much of the rest as is known, in UTC."""

from collections.abc import Sequence

from chronology.dates import FuzzyDate
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.formats.dataset.moments import moment
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular import RowError

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HOUR = 3600


class Dates:
    """Puts dates together from their columns.

    Args:
        words: reads dates by the chronology's settings.
    """

    def __init__(self, words: DateWords) -> None:
        self._words = words

    def of(self, year: str, *rest: str) -> FuzzyDate:
        """Return the date of a row, as exact as what is known of it.

        Args:
            year: its year, negative before Christ.
            rest: month, day, hour, minute and second; what follows a blank one says nothing.

        Raises:
            RowError: there is no such date.
        """
        if not year:
            raise RowError("Year", "an earthquake needs its year.")
        try:
            return self._known(int(year), rest)
        except DateError as error:
            raise RowError("Year", str(error)) from None
        except ValueError:
            parts = ", ".join(filter(None, (year, *rest)))
            raise RowError("Year", f"“{parts}” is no year, month, day and time.") from None

    def _known(self, year: int, rest: Sequence[str]) -> FuzzyDate:
        month, day, hour, minute, second = rest
        if year == 0:
            raise DateError("0", "there is no year 0: 1 BC comes before 1")
        # The publisher counts -1 for 1 BC, EDTF 0.
        counted = year if year > 0 else year + 1
        edtf = f"-{-counted:04}" if counted < 0 else f"{counted:04}"
        if not month:
            return self._read(edtf, _spelt(year))
        edtf += f"-{int(month):02}"
        if not day:
            return self._read(edtf, _spelt(year, int(month)))
        edtf += f"-{int(day):02}"
        if not hour:
            return self._read(edtf, _spelt(year, int(month), int(day)))
        return self._timed(edtf, _spelt(year, int(month), int(day)), hour, minute, second)

    def _timed(self, day: str, shown: str, hour: str, minute: str, second: str) -> FuzzyDate:
        if not minute:
            begun = self._words.read(f"{day}T{int(hour):02}:00:00Z", None).start_earliest
            return moment(begun, _HOUR, Precision.HOUR, f"{shown}, {int(hour):02} h UTC")
        clock = f"{int(hour):02}:{int(minute):02}"
        if not second:
            begun = self._words.read(f"{day}T{clock}:00Z", None).start_earliest
            return moment(begun, 60, Precision.MINUTE, f"{shown}, {clock} UTC")
        return self._read(
            f"{day}T{clock}:{int(float(second)):02}Z", f"{shown}, {clock}:{second} UTC"
        )

    def _read(self, edtf: str, shown: str) -> FuzzyDate:
        return self._words.read(edtf, None).with_text(shown)


def _spelt(year: int, month: int = 0, day: int = 0) -> str:
    """Return a date in words that can be read again: 2 September 31 BC."""
    named = f"{-year} BC" if year < 0 else str(year)
    parts = (str(day) if day else "", _MONTHS[month - 1] if 1 <= month <= 12 else "", named)
    return " ".join(filter(None, parts))
