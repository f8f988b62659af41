"""Words for a date or a length that is wider than another by some days.

They are made to be copied into a command, and read back as the very bounds that
they were made for.
"""

from collections.abc import Iterator

from chronology.dates import DateError, FuzzyDate, parse_edtf
from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day
from chronology.network.calendar_spans import read_span, span_seconds

#: Years that words and EDTF write alike; beyond, only EDTF is offered.
_PLAIN = (-62_135_596_800, 253_402_300_800)


def wider_dates(date: FuzzyDate, days: int) -> Iterator[tuple[str, FuzzyDate]]:
    """Yield ``date`` made wider by ``days`` on one side after the other, in words and read.

    Of a lasting date, one of its ends is moved. Nothing is offered for dates of
    which no plain words would say the same but for a side.
    """
    if date.lasting:
        candidates = list(_moved_ends(date, days))
    elif (date.start_earliest, date.start_latest) == (date.end_earliest, date.end_latest):
        first, last = date.start_earliest, date.end_latest
        wide = days * DAY
        candidates = [_between(_less(first, wide), last), _between(first, _more(last, wide))]
    else:
        candidates = []
    for words, edtf in candidates:
        try:
            yield words, parse_edtf(edtf)
        except DateError:
            # An end that would come before the beginning, or a year without four digits.
            continue


def _less(moment: int, seconds: int) -> int:
    return moment if moment == NEG_INF else moment - seconds


def _more(moment: int, seconds: int) -> int:
    return moment if moment == POS_INF else moment + seconds


def _between(first: int, last: int) -> tuple[str, str]:
    """Return words and EDTF for "once, from the day of ``first`` to that before ``last``"."""
    begin = "" if first == NEG_INF else iso_day(first)
    end = "" if last == POS_INF else iso_day(last - 1)
    edtf = begin if begin == end else f"[{begin}..{end}]"
    if not _is_plain(first) or not _is_plain(last):
        return edtf, edtf
    if not begin or not end:
        return (f"not before {begin}" if begin else f"by {end}"), edtf
    return (begin if begin == end else f"between {begin} and {end}"), edtf


def _is_plain(moment: int) -> bool:
    return moment in (NEG_INF, POS_INF) or _PLAIN[0] <= moment <= _PLAIN[1]


def _moved_ends(date: FuzzyDate, days: int) -> Iterator[tuple[str, str]]:
    """Yield a lasting date with its beginning or its end moved, as EDTF."""
    begin, slash, end = date.edtf.partition("/")
    if not slash or not date.edtf_exact:
        return
    wide = days * DAY
    starts = (_less(date.start_earliest, wide), _more(date.start_latest, wide - 1))
    ends = (_less(date.end_earliest, wide), _more(date.end_latest, wide - 1))
    for moment in starts:
        if moment not in (NEG_INF, POS_INF):
            yield (f"{iso_day(moment)}/{end}",) * 2
    for moment in ends:
        if moment not in (NEG_INF, POS_INF):
            yield (f"{begin}/{iso_day(moment)}",) * 2


def wider_lengths(least: str | None, most: str | None, days: int) -> Iterator[tuple[str, str, str]]:
    """Yield words for a length made wider by ``days`` on either side, and its ISO limits.

    A length without an upper limit has none to be moved, and no words of days.
    """
    shortest, longest = read_span(least), read_span(most)
    if longest is None:
        return
    fewest = 0 if shortest is None else span_seconds(shortest)[0] // DAY
    highest = -(-span_seconds(longest)[1] // DAY)
    for low, high in ((max(0, fewest - days), highest), (fewest, highest + days)):
        yield f"{low}-{high} days", f"P{low}D", f"P{high}D"
