"""One EDTF date as it is written: year, month, day, and the qualifiers on each."""

import re
from functools import cache
from typing import NamedTuple

from chronology.dates.edtf_refusal import explain
from chronology.dates.edtf_year import Year, read_year
from chronology.dates.errors import DateError
from chronology.dates.groupings import GROUPINGS
from chronology.dates.kinds import Qualifier, qualifier_of

# Each alternative is told by its first character and each repeat is followed
# by something it cannot match, so the pattern never goes back over its text.
_SHAPE = re.compile(
    r"([?~%]?)(-?[0-9X]{4}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?",
    re.ASCII,
)

_BITS: dict[str | None, int] = {"": 0, None: 0, "?": 1, "~": 2, "%": 3}
_MARKS = ("", "?", "~", "%")


class Single(NamedTuple):
    """One date, not yet worked out.

    Args:
        year: the year.
        month: two digits, or X for any of them, or the code of a grouping; ""
            where there is none.
        day: two digits, or X for any of them; "" where there is none.
        marks: the qualifier bits on year, month and day: 1 uncertain, 2 approximate.
    """

    year: Year
    month: str = ""
    day: str = ""
    marks: tuple[int, int, int] = (0, 0, 0)

    @property
    def qualifier(self) -> Qualifier:
        """What the qualifiers on all components say together."""
        year, month, day = self.marks
        return qualifier_of(year | month | day)

    def qualified(self, qualifier: Qualifier) -> "Single":
        """Return the date with ``qualifier`` added to every component."""
        bits = _BITS[qualifier.value]
        year, month, day = self.marks
        return self._replace(
            marks=(year | bits, month | bits if self.month else 0, day | bits if self.day else 0)
        )

    def __str__(self) -> str:
        """Return the canonical form.

        Equal qualifiers on the first components, and on no other, stand at the
        right of the last of them; all others at the left of their component.
        """
        parts = [part for part in (self.year.words, self.month, self.day) if part]
        if not any(self.marks):
            return "-".join(parts)
        marks = self.marks[: len(parts)]
        covered = next((i for i, bits in enumerate(marks) if bits != marks[0]), len(parts))
        if marks[0] and not any(marks[covered:]):
            parts[covered - 1] += _MARKS[marks[0]]
            return "-".join(parts)
        return "-".join(_MARKS[bits] + part for bits, part in zip(marks, parts, strict=True))


def read_single(text: str) -> Single:
    """Return the date that ``text`` writes.

    Raises:
        DateError: it is not one, or one that cannot be.
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise explain(text, _SHAPE)
    before_year, words, year, before_month, month, to_month, before_day, day, to_day = (
        match.groups()
    )
    try:
        read = read_year(words)
    except DateError as error:
        raise error.within(text, match.start(2)) from None
    if month is None:
        return Single(read, marks=(_BITS[before_year] | _BITS[year], 0, 0))
    if not read.plain:
        why = "a long year, or one with significant digits, stands alone"
        raise DateError(text, why, match.start(5), len(text) - match.start(5), words)
    _check_month(text, month, match.start(5), day)
    whole = _BITS[to_day]
    from_month = whole | _BITS[to_month]
    marks = (
        from_month | _BITS[year] | _BITS[before_year],
        from_month | _BITS[before_month],
        whole | _BITS[before_day],
    )
    return Single(read, month, day or "", marks)


def _check_month(text: str, month: str, at: int, day: str | None) -> None:
    if month in GROUPINGS:
        if day is not None:
            why = "a season or another part of a year has no days"
            raise DateError(text, why, at + 2, len(text) - at - 2, text[: at + 2])
        return
    if not months_of(month):
        why = "months run from 01 to 12, seasons and other parts of a year from 21 to 41"
        raise DateError(text, why, at, 2, text[:at] + "12" if month.isdigit() else "")
    if day is not None and not days_of(day):
        raise DateError(text, "days run from 01 to 31", text.rindex(day), 2)


@cache
def months_of(pattern: str) -> tuple[int, ...]:
    """Return the months that two digits, or X, may be."""
    return tuple(number for number in range(1, 13) if _fits(number, pattern))


@cache
def days_of(pattern: str) -> tuple[int, ...]:
    """Return the days of a month of 31 that two digits, or X, may be."""
    return tuple(number for number in range(1, 32) if _fits(number, pattern))


def _fits(number: int, pattern: str) -> bool:
    tens, units = divmod(number, 10)
    return pattern[0] in ("X", str(tens)) and pattern[1] in ("X", str(units))
