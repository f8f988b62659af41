"""The year of an EDTF date: four digits, masked, long, or with significant digits."""

import re
from typing import NamedTuple

from chronology.dates.civil import MAX_YEAR
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision

_LONG = re.compile(r"Y(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?", re.ASCII)

# Long enough for every year that does not saturate; longer ones are never expanded.
_DIGITS = len(str(MAX_YEAR)) + 1


class Year(NamedTuple):
    """The years that the year of a date may be.

    Args:
        words: the year in canonical form.
        first: earliest year it may be, astronomical.
        last: latest year it may be.
        mask: its four digits with X, without the sign, where X is not only at
            the right; "" otherwise: then it is every year from first to last.
        step: its unit in years: 1, 10 for ``198X``, 100 for ``19XX``.
        plain: whether months and days may follow.
        saturated: whether it was cut to ±10^11.
    """

    words: str
    first: int
    last: int
    mask: str = ""
    step: int = 1
    plain: bool = True
    saturated: bool = False

    @property
    def negative(self) -> bool:
        """Whether the year is written with a minus."""
        return self.words.startswith("-")

    @property
    def precision(self) -> Precision:
        """How finely the year is stated."""
        if self.step == 1:
            return Precision.YEAR
        if self.step == 10:
            return Precision.DECADE
        return Precision.CENTURY if self.step == 100 else Precision.MILLENNIUM


def read_year(text: str) -> Year:
    """Return the year written as ``text``, which has the shape of one.

    Raises:
        DateError: it is no year (``-0000``, ``Y1985``, ``1950S5``).
    """
    if text[0] == "Y":
        return _long(text)
    digits, _, significant = text.partition("S")
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    if "X" in digits:
        if significant:
            raise DateError(
                text, "significant digits are counted on a year without X", len(sign), 4
            )
        return _masked(text, sign, digits)
    number = int(digits)
    if sign and number == 0:
        raise DateError(text, "there is no year −0000; 1 BC is 0000", 0, 5, "0000")
    if significant:
        return _significant(text, sign, digits, 0, significant)
    year = -number if sign else number
    return Year(text, year, year)


def _masked(text: str, sign: str, digits: str) -> Year:
    low = int(digits.replace("X", "0"))
    high = int(digits.replace("X", "9"))
    step = 10 ** (4 - len(digits.rstrip("X")))
    mask = "" if digits.rstrip("X").isdigit() else digits
    if not sign:
        return Year(text, low, high, mask, step)
    if high == 0:
        raise DateError(text, "there is no year −0000; 1 BC is 0000", 0, 5, "0000")
    return Year(text, -high, -max(low, 1), mask, step)


def _long(text: str) -> Year:
    match = _LONG.fullmatch(text)
    if match is None:
        raise DateError(text, "Y is followed by a whole number", 0, 1, "Y170000002")
    sign, digits, exponent, significant = match.groups()
    if digits[0] == "0":
        raise DateError(text, "the number of a long year does not begin with 0", match.start(2), 1)
    if exponent is not None and exponent[0] == "0":
        raise DateError(text, "an exponent does not begin with 0", match.start(3), 1)
    zeros = _number(exponent or "0")
    if len(digits) + zeros <= 4:
        year = int(digits) * 10**zeros
        why = "Y is only for years of more than four digits"
        raise DateError(text, why, 0, len(text), f"{sign}{year:04d}")
    if significant is not None:
        return _significant(text, sign, digits, zeros, significant)
    if len(digits) + zeros > _DIGITS:
        return _saturate(text, -1 if sign else 1)
    year = int(digits) * 10**zeros * (-1 if sign else 1)
    return clamp(Year(text, year, year, plain=False))


def _significant(text: str, sign: str, digits: str, zeros: int, significant: str) -> Year:
    """Return a year of which only the first ``significant`` digits count.

    Where the specification's own example counts wrongly, we count the digits.
    """
    at = text.index("S") + 1
    count = _number(significant)
    length = len(digits) + zeros
    if significant[0] == "0":
        raise DateError(text, "significant digits are counted from 1", at, len(significant))
    if count > length:
        why = f"the year has only {length} digits"
        raise DateError(text, why, at, len(significant), f"{text[:at]}{length}")
    if length > _DIGITS:
        return _saturate(text, -1 if sign else 1)
    step = 10 ** (length - count)
    low = int(digits) * 10**zeros // step * step
    high = low + step - 1
    if sign:
        low, high = -high, -max(low, 1)
    return clamp(Year(text, low, high, step=step, plain=False))


def _number(digits: str) -> int:
    """Return the number, or one beyond every limit where it is too long to matter."""
    return int(digits) if len(digits) <= 15 else 10**15


def _saturate(text: str, sign: int) -> Year:
    return Year(text, sign * MAX_YEAR, sign * MAX_YEAR, plain=False, saturated=True)


def clamp(year: Year) -> Year:
    """Return the year cut to ±10^11, marked where it was cut."""
    first = min(max(year.first, -MAX_YEAR), MAX_YEAR)
    last = min(max(year.last, -MAX_YEAR), MAX_YEAR)
    if (first, last) == (year.first, year.last):
        return year
    return year._replace(first=first, last=last, saturated=True)
