"""Lags: how long after or before, as words say it and as a calendar applies it.

A number of units is meant to the half of the smallest unit named: "three and a
half months" is 3½ ± ¼ months, "two years" 1½ to 2½. A limit is meant as it is
said: "at least two years" and "more than two years" are two years or any time
longer, "less than two years" any time up to two years. Years, months and days
stay apart, because a month has no fixed length until it is applied to a date.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.errors import DateError
from chronology.dates.languages import lexicon as lex
from chronology.dates.languages import lexicon_of
from chronology.dates.languages.detect import read_in_others
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.moves import Move, whole_days
from chronology.dates.phrases.anchors import is_exact_day
from chronology.dates.phrases.counts import Length, read_lengths
from chronology.dates.phrases.cursor import LONGEST, Cursor
from chronology.dates.value import FuzzyDate

_MONTHS = {
    "quarter": 3,
    "month": 1,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12_000,
}
_DAYS = {"week": 7, "fortnight": 14, "day": 1}
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_UNITS = frozenset(_MONTHS | _DAYS | _SECONDS)

# The shortest and the longest month, for a fraction of one.
_SHORTEST, _LONGEST = 28, 31

_ISO = re.compile(
    r"P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?(?:(\d{1,12})D)?"
    r"(?:T(?=[0-9])(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})S)?)?"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in calendar units, each zero or more."""

    years: int = 0
    months: int = 0
    days: int = 0
    seconds: int = 0

    def iso(self) -> str:
        """Return the ISO 8601 duration: "P3M7D", "PT6H", "P0D"."""
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        date = _letters((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        time = _letters((hours, "H"), (minutes, "M"), (seconds, "S"))
        if not date and not time:
            return "P0D"
        return f"P{date}T{time}" if time else f"P{date}"

    @classmethod
    def parse_iso(cls, text: str) -> "Span":
        """Return the span of an ISO 8601 duration in whole units, without weeks.

        Raises:
            DateError: it is not one.
        """
        match = _ISO.fullmatch(text)
        if match is None or not any(match.groups()):
            raise DateError(text, "it is no ISO 8601 duration", None, 0, "P3M7D")
        years, months, days, hours, minutes, seconds = (int(g or 0) for g in match.groups())
        return cls(years, months, days, hours * 3600 + minutes * 60 + seconds)


def _letters(*parts: tuple[int, str]) -> str:
    return "".join(f"{number}{letter}" for number, letter in parts if number)


@dataclass(frozen=True, slots=True)
class Lag:
    """A length of time as a source words it, from ``minimum`` to ``maximum``.

    Args:
        words: as given.
        minimum: the least that the words allow.
        maximum: the most that they allow; None where they set no upper limit.
        days: the number of days where the words count nothing but whole days,
            which is exact from an exact day.
    """

    words: str
    minimum: Span
    maximum: Span | None
    days: int | None = None

    def after(self, date: FuzzyDate) -> tuple[int, int]:
        """Return the bounds of a moment that follows the end of ``date`` by the lag.

        Earliest inclusive, latest exclusive, rounded outward to whole days
        unless the lag counts hours.
        """
        least, most = self._spans(date)
        window = date.end_earliest, date.end_latest
        earliest = Move.by(least, 1).lowest(*window)
        latest = POS_INF if most is None else Move.by(most, 1).highest(*window)
        return self._rounded(earliest, latest)

    def before(self, date: FuzzyDate) -> tuple[int, int]:
        """Return the bounds of a moment that precedes the start of ``date`` by the lag."""
        least, most = self._spans(date)
        window = date.start_earliest, date.start_latest
        earliest = NEG_INF if most is None else Move.by(most, -1).lowest(*window)
        latest = Move.by(least, -1).highest(*window)
        return self._rounded(earliest, latest)

    def _spans(self, date: FuzzyDate) -> tuple[Span, Span | None]:
        if self.days is not None and is_exact_day(date):
            exact = Span(days=self.days)
            return exact, exact
        return self.minimum, self.maximum

    def _rounded(self, earliest: int, latest: int) -> tuple[int, int]:
        hours = self.minimum.seconds or (self.maximum and self.maximum.seconds)
        return (earliest, latest) if hours else whole_days(earliest, latest)


def read_lag(words: str, *, language: str | None = None) -> Lag:
    """Return the length of time that ``words`` state.

    "3.5 months", "three and a half months", "about six hours", "half an hour",
    "a week and a half", "2–3 days", "two years and three months", "exactly two
    years", "within a month", "at least two years", "two years or more".

    Raises:
        DateError: the words are not a length of time, or say more than one.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        raise DateError(words, f"no words of the language “{language}” are known", None, 0, "P2M")
    if words[:1] == "P" and _ISO.fullmatch(words):
        span = Span.parse_iso(words)
        return Lag(words, span, span)
    try:
        return _in_language(words, lexicon, hints=language is not None)
    except DateError:
        if language is not None or len(words) > LONGEST:
            raise
    readings, likeliest = read_in_others(words, lambda other: _in_language(words, other))
    if not readings:
        return _in_language(words, likeliest, hints=True)
    if any(lag != readings[0] for lag in readings):
        why = "it means different lengths of time in two languages; --language settles which"
        example = readings[0].maximum or readings[0].minimum
        raise DateError(words, why, None, 0, example.iso())
    return readings[0]


def _in_language(words: str, lexicon: Lexicon, *, hints: bool = False) -> Lag:
    c = Cursor(words, lexicon, hints=hints)
    c.take(lex.LONG)
    start = c.i
    within = c.take(lex.WITHIN) is not None
    lag = lag_at(c, within=within)
    if lag is None or not c.done:
        c.refuse_here(lag.words if lag else "three and a half months")
    return replace(lag, words=c.read_so_far(start))


def lag_at(
    c: Cursor,
    *,
    within: bool = False,
    about: bool = False,
    exactly: bool = False,
    limit: str | None = None,
) -> Lag | None:
    """Read a length of time at the cursor, with "about", "exactly" or a limit to it.

    ``within``, ``about``, ``exactly`` and ``limit`` are what words before have
    already said. What sets two limits is no length of time.
    """
    start = c.i
    limit = limit or c.take(lex.LIMIT)
    about = (c.value(lex.QUALIFIER) == "~" and c.take(lex.QUALIFIER) is not None) or about
    exactly = c.take(lex.EXACTLY) is not None or exactly
    lengths = read_lengths(c)
    if lengths is None or any(length.unit not in _UNITS for length in lengths):
        c.i = start
        return None
    limits = [word for word in (limit, *(length.limit for length in lengths)) if word]
    if not limits and not within and (behind := _limit_behind(c)):
        limits.append(behind)
    exactly = exactly or c.take(lex.TO_THE_DAY) is not None
    words = c.read_so_far(start)
    if limits and (within or exactly or len(limits) > 1):
        c.i = start
        return None
    if exactly:
        exact = _total(lengths, Fraction(0), upper=True)
        return Lag(words, _span(exact, down=True), _span(exact, down=False))
    if within or limits:
        slack = _slack(lengths, about) if about else Fraction(0)
        return _limited(words, lengths, slack, least="least" in limits)
    slack = _slack(lengths, about)
    least, most = _total(lengths, -slack, upper=False), _total(lengths, slack, upper=True)
    return Lag(words, _span(least, down=True), _span(most, down=False), _days(lengths, about))


def _limit_behind(c: Cursor) -> str | None:
    """Read "or more", "at most" behind a length of time: "least", "most" or nothing."""
    category = lex.LIMIT_AFTER
    if c.value(lex.CASE) == "from" and c.value(lex.LIMIT_FROM, 1):
        c.i += 1
        category = lex.LIMIT_FROM
    limit: str | None = c.take(category)
    return limit


def _limited(words: str, lengths: list[Length], slack: Fraction, *, least: bool) -> Lag:
    """Return the lag of a length that is only its least, or only its most."""
    if least:
        return Lag(words, _span(_total(lengths, -slack, upper=False), down=True), None)
    return Lag(words, Span(), _span(_total(lengths, slack, upper=True), down=False))


def _slack(lengths: list[Length], about: bool) -> Fraction:
    """Return by how much of the last unit the length may differ."""
    last = lengths[-1]
    if last.least != last.most and not about:
        return Fraction(0)
    return last.grain if about else last.grain / 2


def _days(lengths: list[Length], about: bool) -> int | None:
    """Return the whole number of days, where nothing else is counted."""
    if about or len(lengths) != 1:
        return None
    only = lengths[0]
    if only.unit != "day" or only.least != only.most or only.least.denominator != 1:
        return None
    return int(only.least)


Total = tuple[Fraction, Fraction, Fraction]


def _total(lengths: list[Length], slack: Fraction, *, upper: bool) -> Total:
    """Return months, days and seconds, the last unit moved by ``slack``.

    Where two numbers were named, ``upper`` takes the larger.
    """
    totals = [Fraction(0), Fraction(0), Fraction(0)]
    for place, length in enumerate(lengths, 1):
        number = length.most if upper else length.least
        if place == len(lengths):
            number += slack
        for index, table in enumerate((_MONTHS, _DAYS, _SECONDS)):
            if length.unit in table:
                totals[index] += number * table[length.unit]
    return totals[0], totals[1], totals[2]


def _span(total: Total, *, down: bool) -> Span:
    """Return whole units, rounded down or up: a fraction of a month to days."""
    months, days, seconds = total
    whole = months.numerator // months.denominator
    days += (months - whole) * (_SHORTEST if down else _LONGEST)
    if seconds and days.denominator != 1:
        seconds += (days % 1) * DAY
        days = Fraction(days.numerator // days.denominator)
    return Span(whole // 12, whole % 12, max(0, _whole(days, down)), max(0, _whole(seconds, down)))


def _whole(number: Fraction, down: bool) -> int:
    below = number.numerator // number.denominator
    return below if down or number.denominator == 1 else below + 1
