"""Moments of query results with the precision that Wikidata gives them."""

import re
from dataclasses import replace

from chronology.dates import FuzzyDate
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.formats.conflict.dates import between
from chronology.formats.dataset.moments import lasting_from
from chronology.formats.seed.reading import DateWords

_MOMENT = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z?)?")
#: Wikidata's numbers of precisions.
SECOND, MINUTE, HOUR, DAY, MONTH, YEAR, DECADE, CENTURY, MILLENNIUM = range(14, 5, -1)
_NAMED = {CENTURY: (100, "century", Precision.CENTURY), MILLENNIUM: (1000, "millennium", Precision.MILLENNIUM)}  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


class Dates:
    """Reads moments.

    Args:
        words: reads dates by the chronology's settings.
    """

    def __init__(self, words: DateWords) -> None:
        self._words = words

    def of(self, text: str, precision: int | None) -> FuzzyDate:
        """Return the date of a moment such as ``-0043-03-15T00:00:00Z``, which is in 44 BC.

        Args:
            text: the moment, its year counted as ISO 8601 does: 0 is 1 BC.
            precision: Wikidata's number; None where the result does not tell. Then
                the first of January stands for its year.

        Raises:
            DateError: it is no moment, or known less closely than by the millennium.
        """
        found = _MOMENT.fullmatch(text)
        if found is None:
            raise DateError(text, "it is no moment such as 2016-04-05T00:00:00Z")
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        if precision is None:
            precision = YEAR if (month, day) == (1, 1) and not _timed(found) else DAY
        if precision < MILLENNIUM:
            raise DateError(text, "it is known less closely than by the millennium")
        if precision in _NAMED:
            return self._block(year, *_NAMED[precision])
        if precision == DECADE:
            return self._decade(year)
        parts = [f"-{-year:04}" if year < 0 else f"{year:04}", f"{month:02}", f"{day:02}"]
        edtf = "-".join(parts[: max(1, min(precision, DAY) - YEAR + 1)])
        if precision > DAY and _timed(found):
            edtf += f"T{found[4]}:{found[5]}:{found[6]}Z"
        return self._words.read(edtf, None)

    def _decade(self, year: int) -> FuzzyDate:
        shown = year if year > 0 else 1 - year
        first = shown // 10 * 10
        era = "" if year > 0 else " BC"
        if first == 0:
            low, high = (1, 9) if year > 0 else (-8, 0)
            return self._between(low, high, f"first decade{era}", Precision.DECADE)
        return self._words.read(f"{first}s{era}", None)

    def _block(self, year: int, length: int, name: str, precision: Precision) -> FuzzyDate:
        """Return the century or millennium of a year: the 19th ends with 1900."""
        shown = year if year > 0 else 1 - year
        number = (shown + length - 1) // length
        low, high = (number - 1) * length + 1, number * length
        ending = "th" if 10 < number % 100 < 14 else _ORDINALS.get(number % 10, "th")
        if year > 0:
            return self._between(low, high, f"{number}{ending} {name}", precision)
        return self._between(1 - high, 1 - low, f"{number}{ending} {name} BC", precision)

    @staticmethod
    def _between(low: int, high: int, shown: str, precision: Precision) -> FuzzyDate:
        first, last = (f"-{-year:04}" if year < 0 else f"{year:04}" for year in (low, high))
        found = between(parse_edtf(first), parse_edtf(last))
        return replace(found.with_text(shown), precision=precision)

    @staticmethod
    def from_to(start: FuzzyDate | None, end: FuzzyDate | None) -> FuzzyDate | None:
        """Return what lasted from one to the other; an end that is blank is not known.

        Raises:
            DateError: it would end before it begins.
        """
        if start is None or end is None:
            known = start or end
            if known is None or not known.edtf_exact or "T" in known.edtf:
                return known
            if known.edtf.startswith("["):
                return known
            edtf = f"{known.edtf}/" if start is not None else f"/{known.edtf}"
            words = f"from {known.text}" if start is not None else f"until {known.text}"
            return parse_edtf(edtf).with_text(words)
        return lasting_from(start, end, f"{start.text} to {end.text}")


def _timed(found: re.Match[str]) -> bool:
    """Return whether a moment has a time other than midnight."""
    return found[4] is not None and (found[4], found[5], found[6]) != ("00", "00", "00")
