"""Counts and lengths of time: "two", "3½", "three and a half months", "2–3 days"."""

from fractions import Fraction
from typing import NamedTuple

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.tokens import DASH, DIGITS, ORDINAL_DIGITS, WIDTH

#: Counts beyond this are refused; a million years is no lag between events.
_MOST = 1_000_000


class Count(NamedTuple):
    """A number, and the fraction of one in which it was counted.

    "three and a half" counts in halves: a grain of ½.
    """

    number: Fraction
    grain: Fraction


class Length(NamedTuple):
    """So many of one unit; ``most`` is larger where two numbers were named.

    ``limit`` is "least" or "most" where a word between number and unit sets one:
    "two or more years".
    """

    least: Fraction
    most: Fraction
    grain: Fraction
    unit: str
    limit: str | None = None


_HALF = Fraction(1, 2)
_ONE = Fraction(1)

#: What may stand behind a unit that counts one.
_AFTER_ONE = (
    lex.LATER, lex.EARLIER, lex.AGO, lex.AFTER, lex.BEFORE, lex.LAG_BEFORE, lex.AND, lex.OF,
    lex.AND_A_HALF,
)  # fmt: skip


def read_lengths(c: Cursor) -> list[Length] | None:
    """Read "two years and three months", "half an hour", "a week and a half"."""
    first = _length(c)
    if first is None:
        return None
    lengths = [first]
    while True:
        start = c.i
        c.take_sign(",")
        c.take(lex.AND)
        following = _length(c)
        if following is None:
            c.i = start
            return lengths
        lengths.append(following)


def _length(c: Cursor) -> Length | None:
    """Read one number and its unit."""
    start = c.i
    length = _half_unit(c) or _in_a_word(c) or _counted_unit(c) or _one_unit(c)
    if length is None:
        c.i = start
    return length


def _in_a_word(c: Cursor) -> Length | None:
    """Read a length that is one word: "полгода", "أسبوعين", with "and a half" or without."""
    given = c.take(lex.LENGTH)
    if given is None:
        return None
    above, below, unit = given
    number, grain = Fraction(above, below), Fraction(1, below)
    if _and_a_half(c):
        number, grain = number + _HALF, _HALF
    return Length(number, number, grain, unit)


def _one_unit(c: Cursor) -> Length | None:
    """Read a unit that needs no "a" to count one, where nothing else can be meant by it."""
    unit = c.value(lex.UNIT)
    limited = c.i > 0 and c.value(lex.LIMIT, -1) and c.value(lex.ONE_LIMITED)
    if not (c.value(lex.ONE) or limited) or unit is None or c.value(lex.NEXT, -1):
        return None
    if c.peek(1) is not None and not any(c.value(category, 1) for category in _AFTER_ONE):
        return None
    c.i += 1
    half = _and_a_half(c)
    number = _ONE + _HALF if half else _ONE
    return Length(number, number, _HALF if half else _ONE, unit)


def _half_unit(c: Cursor) -> Length | None:
    """Read "half a year", "half an hour", "a half day"."""
    start = c.i
    c.take(lex.A)
    if c.take(lex.HALF):
        c.take_dash()
        c.take(lex.A)
        unit = c.take(lex.UNIT)
        if unit:
            return Length(_HALF, _HALF, _HALF, unit)
    c.i = start
    return None


def _counted_unit(c: Cursor) -> Length | None:
    if (c.value(WIDTH) or 0) > 2 and c.value(lex.YEAR_AFTER, 1):
        return None
    count = read_count(c)
    if count is None:
        return None
    most = _upper(c, count)
    limit = c.take(lex.LIMIT_AFTER) if c.value(lex.UNIT, 1) else None
    c.take_dash()
    unit = c.take(lex.UNIT)
    if unit is None or max(count.number, most.number) > _MOST:
        return None
    if _and_a_half(c):
        count = most = Count(count.number + _HALF, _HALF)
    return Length(count.number, most.number, min(count.grain, most.grain), unit, limit)


def _upper(c: Cursor, count: Count) -> Count:
    """Read the second number of "2–3 days", "two to three days", "two or three days"."""
    start = c.i
    if c.take_dash() or c.take(lex.TO) or c.take(lex.OR):
        upper = read_count(c)
        if upper is not None and upper.number > count.number:
            return upper
    c.i = start
    return count


def _and_a_half(c: Cursor) -> bool:
    """Read "and a half", with dashes or without."""
    if c.take(lex.AND_A_HALF):
        return True
    start = c.i
    c.take_dash()
    if c.take(lex.AND):
        c.take_dash()
        c.take(lex.A)
        c.take_dash()
        if c.take(lex.HALF) and c.value(lex.UNIT) != "day":
            return True
    c.i = start
    return False


def read_count(c: Cursor) -> Count | None:
    """Read a number in digits or words, whole or with a fraction."""
    if (whole_part := c.take(lex.MIXED)) is not None:
        return Count(whole_part + _HALF, _HALF)
    if c.value(DIGITS) is not None:
        return _digits(c)
    if (fraction := c.take("fraction")) is not None:
        return Count(Fraction(*fraction), Fraction(1, fraction[1]))
    start = c.i
    article = c.take(lex.A) is not None
    whole = read_words(c, leading=article)
    if whole is None and article:
        whole = 1
    if whole is None:
        c.i = start
        return None
    if _and_a_half(c):
        return Count(whole + _HALF, _HALF)
    return Count(Fraction(whole), _ONE)


def _digits(c: Cursor) -> Count:
    """Read "3", "3.5", "3½", "1,000", "3 and a half"."""
    number = Fraction(c.take(DIGITS))
    thousands = "." if lex.DECIMAL_COMMA in c.lexicon.options else ","
    while c.sign(thousands) and c.glued() and c.glued(1) and c.value(WIDTH, 1) == 3:
        c.i += 1
        number = number * 1000 + c.take(DIGITS)
    if (c.sign(".") or c.sign(",")) and c.glued() and c.glued(1) and c.value(DIGITS, 1) is not None:
        c.i += 1
        width = c.value(WIDTH)
        grain = Fraction(1, 10**width)
        number += c.take(DIGITS) * grain
        return Count(number, max(grain, Fraction(1, number.denominator)))
    if (fraction := c.take("fraction")) is not None:
        return Count(number + Fraction(*fraction), Fraction(1, fraction[1]))
    if _and_a_half(c):
        return Count(number + _HALF, _HALF)
    return Count(number, _ONE)


def read_words(c: Cursor, *, leading: bool = False) -> int | None:
    """Read a whole number in words: "two hundred and fifty-six".

    ``leading`` says that an article stands before it, as in "a hundred".
    """
    total, group = 0, 0
    small = _below_hundred(c)
    seen = small is not None
    if small is not None:
        group = small
    while (seen or leading) and (scale := c.take(lex.SCALE)) is not None:
        seen = True
        group = (group or 1) * scale
        if scale == 1000:
            total, group = total + group, 0
        _and_before_number(c)
        group += _below_hundred(c) or 0
    return total + group if seen else None


def _and_before_number(c: Cursor) -> None:
    """Read over the "and" of "two hundred and five", not that of "and a half"."""
    if c.value(lex.AND) and c.value(lex.NUMBER, 1) is not None:
        c.i += 1


def _below_hundred(c: Cursor) -> int | None:
    first: int | None = c.take(lex.NUMBER)
    if first is None or first < 20:
        return first
    gap = 1 if c.value(DASH) else 0
    second = c.value(lex.NUMBER, gap)
    if second is not None and 0 < second < 10:
        c.i += gap + 1
        return first + int(second)
    return first


def read_numbered(c: Cursor) -> int | None:
    """Read the digits before a word whose form shows that they count no more than one."""
    least = c.value(lex.NUMBERED, 1)
    if least is None or (c.value(WIDTH) or 9) > 2 or c.value(DIGITS) < least:
        return None
    return int(c.take(DIGITS))


def read_ordinal(c: Cursor) -> int | None:
    """Read "3rd", "third", "twenty-first"."""
    for category in (ORDINAL_DIGITS, lex.ORDINAL):
        number: int | None = c.take(category)
        if number is not None:
            return number
    tens = c.value(lex.NUMBER)
    if tens is None or tens < 20:
        return None
    gap = 2 if c.value(DASH, 1) else 1
    ones = c.value(lex.ORDINAL, gap)
    if ones is None or ones > 9:
        return None
    c.i += gap + 1
    return int(tens + ones)
