"""Dates all in numbers: "2017-10-24", "15/07/2016", "24.10.2017", "07/2016"."""

from typing import Final

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.names import MONTHS
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DASH, DIGITS, SIGN, WIDTH

#: The width of what is no number.
_TOO_WIDE: Final = 9


def read_numeric(c: Cursor, ctx: Context) -> Piece | None:
    """Read a date of two or three numbers with the same sign between them."""
    separator = _separator(c, 1)
    if _spaced_dots(c):
        return _three(c, ctx)
    if separator is None or c.value(WIDTH) is None:
        return None
    if _separator(c, 3) == separator:
        return _three(c, ctx)
    if separator == "." and not _is_month_year(c):
        return None
    return _two(c, separator)


def _separator(c: Cursor, ahead: int) -> str | None:
    """Return the sign at ``ahead``, where it joins two numbers without a space."""
    token = c.peek(ahead)
    if token is None or not token.glued or not c.glued(ahead + 1):
        return None
    if c.value(DIGITS, ahead + 1) is None:
        return None
    sign = token.meanings.get(SIGN)
    if token.meanings.get(DASH) in ("-", "‐", "‑"):
        return "-"
    return sign if sign in ("/", ".") else None


def _spaced_dots(c: Cursor) -> bool:
    """Return whether it is written like "24. 10. 2017"."""
    dots = all(c.sign(".", ahead) and c.glued(ahead) for ahead in (1, 3))
    widths = [c.value(WIDTH, ahead) or _TOO_WIDE for ahead in (0, 2, 4)]
    return (
        dots
        and not (c.glued(2) or c.glued(4))
        and all(width <= most for width, most in zip(widths, (2, 2, 4), strict=True))
    )


def _is_month_year(c: Cursor) -> bool:
    return bool(c.value(WIDTH) <= 2 and c.value(WIDTH, 2) == 4)


def _span(c: Cursor, count: int) -> tuple[int, int]:
    return c.tokens[c.i].start, c.tokens[c.i + count - 1].end


def _three(c: Cursor, ctx: Context) -> Piece | None:
    a, b, d = (c.value(DIGITS, ahead) for ahead in (0, 2, 4))
    widths = tuple(c.value(WIDTH, ahead) for ahead in (0, 2, 4))
    first, last = _span(c, 5)
    if widths[0] == 4 and widths[1] <= 2 and widths[2] <= 2:
        year, month, day = a, b, d
    elif widths[2] == 4 and widths[0] <= 2 and widths[1] <= 2:
        year = d
        day, month = _ordered(c, ctx, a, b, d)
    elif max(widths) <= 2:
        why = "the year has only two digits"
        c.refuse(why, first, last, "24 October 2017")
    else:
        return None
    if not 1 <= month <= 12:
        c.refuse(f"there is no month {month}", first, last, f"{year}-12-24")
    c.i += 5
    c.take(lex.YEAR_AFTER)
    return Piece(first, last, pc.DAY, year=year, month=month, day=day)


def _ordered(c: Cursor, ctx: Context, a: int, b: int, year: int) -> tuple[int, int]:
    """Return day and month of two numbers, in the only order that is possible.

    Raises:
        DateError: both orders are possible and none is set, or neither is.
    """
    day_first, month_first = b <= 12, a <= 12
    if day_first and month_first and a != b:
        if ctx.order is None:
            first, last = _span(c, 5)
            why = "it may begin with the day or with the month"
            c.refuse(why, first, last, f"{a} {_name(b)} {year}")
        return (a, b) if ctx.order == "day" else (b, a)
    return (a, b) if day_first else (b, a)


def _name(month: int) -> str:
    return MONTHS[month - 1] if 1 <= month <= 12 else "March"


def _two(c: Cursor, separator: str) -> Piece | None:
    """Read "2016-07", "07/2016", "03.2016"; "2016/17" is refused."""
    a, b = c.value(DIGITS), c.value(DIGITS, 2)
    widths = (c.value(WIDTH), c.value(WIDTH, 2))
    first, last = _span(c, 3)
    if widths == (4, 2) and separator in ("-", "/"):
        if separator == "/" or not 1 <= b <= 12:
            century = a // 100 * 100
            why = "it may be two years or a year and a month"
            c.refuse(why, first, last, f"from {a} to {max(a, century + b) + (century + b <= a)}")
        c.i += 3
        return Piece(first, last, pc.MONTH, year=a, month=b)
    if widths[0] <= 2 and widths[1] == 4 and separator != "-" and 1 <= a <= 12:
        c.i += 3
        return Piece(first, last, pc.MONTH, year=b, month=a)
    return None


def read_short_years(c: Cursor) -> Piece | None:
    """Read the second year of "1914–18", which a dash of its own kind sets off.

    Raises:
        DateError: the second number may as well be a month.
    """
    if c.value(WIDTH) != 2 or not c.glued() or c.value(lex.MONTH, 1):
        return None
    before, dash = c.peek(-2), c.peek(-1)
    if before is None or dash is None or before.meanings.get(WIDTH) != 4 or not dash.glued:
        return None
    year = before.meanings[DIGITS]
    second = year // 100 * 100 + c.value(DIGITS)
    token = c.tokens[c.i]
    if c.value(DIGITS) <= 12 or second <= year:
        why = "it may be a year or a month"
        c.refuse(why, before.start, token.end, f"from {year} to {max(second, year + 1)}")
    c.i += 1
    return Piece(token.start, token.end, pc.YEAR, year=second)
