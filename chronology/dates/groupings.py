"""The sub-year groupings of EDTF: the codes 21–41 in the place of a month."""

from typing import NamedTuple

from chronology.dates.kinds import Precision


class Grouping(NamedTuple):
    """A run of months under one code.

    ``first`` is its first month in the year it is named after and ``months``
    how many it has; one that begins in December ends in the next year.
    """

    first: int
    months: int
    precision: Precision


def _season(first: int) -> Grouping:
    return Grouping(first, 3, Precision.SEASON)


_NORTHERN = (_season(3), _season(6), _season(9), _season(12))
_SOUTHERN = (_season(9), _season(12), _season(3), _season(6))

#: Every code with its months. Seasons are northern unless said. Thirds and
#: halves of a year have no precision of their own and rank with the seasons.
GROUPINGS: dict[str, Grouping] = {
    **{str(21 + i): season for i, season in enumerate(_NORTHERN)},
    **{str(25 + i): season for i, season in enumerate(_NORTHERN)},
    **{str(29 + i): season for i, season in enumerate(_SOUTHERN)},
    **{str(33 + i): Grouping(1 + 3 * i, 3, Precision.QUARTER) for i in range(4)},
    **{str(37 + i): Grouping(1 + 4 * i, 4, Precision.SEASON) for i in range(3)},
    **{str(40 + i): Grouping(1 + 6 * i, 6, Precision.SEASON) for i in range(2)},
}
