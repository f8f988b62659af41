"""Times of day: "22:05", "5.30 pm", "noon", "5 o'clock", with their zones."""

import re

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Clock
from chronology.dates.phrases.tokens import DASH, DIGITS, WIDTH
from chronology.dates.zones import civil_to_utc
from chronology.errors import BadInputError

_ZONE_NAME = re.compile(r"[A-Za-z]+(?:/[A-Za-z_+-]+[0-9]*)+", re.ASCII)


def read_clock(c: Cursor, *, pointed: bool = False) -> Clock | None:
    """Read a time of day and its zone.

    ``pointed`` says that "at" came before, so that 17.30 is a time as well.

    Raises:
        DateError: there is no such time.
    """
    start = c.i
    at_hour = c.take(lex.AT_HOUR) is not None
    if c.value(DIGITS) == 12 and c.value(lex.MOMENT, 1) is not None:
        c.i += 1
    moment = c.take(lex.MOMENT)
    if moment is not None:
        if moment == 0:
            c.note("“midnight” is taken as the beginning of the day")
        return Clock(moment * 3600, 1, _zone(c))
    parts = _digits(c, pointed=pointed or at_hour) or (_hour_alone(c) if at_hour else None)
    if parts is None:
        c.i = start
        return None
    hour, minute, second = parts
    c.skip(lex.OCLOCK)
    meridiem: int | frozenset[int] | None = c.take(lex.MERIDIEM)
    hour = _hour(c, start, hour, meridiem)
    if not 0 <= (minute or 0) < 60 or not 0 <= (second or 0) < 60:
        c.refuse(
            "there is no such time",
            c.tokens[start].start,
            c.tokens[c.i - 1].end,
            "22:05 on 24 October 2017",
        )
    at = hour * 3600 + (minute or 0) * 60 + (second or 0)
    length = 1 if second is not None else 60 if minute is not None else 3600
    return Clock(at, length, _zone(c))


def _hour_alone(c: Cursor) -> "Parts | None":
    """Read the number of an hour after a word that says so: "saat 10", "الساعة العاشرة"."""
    if c.value(WIDTH) in (1, 2):
        return c.take(DIGITS), None, None
    hour = read_ordinal(c)
    return None if hour is None else (hour, None, None)


def _hour(c: Cursor, start: int, hour: int, meridiem: int | frozenset[int] | None) -> int:
    if meridiem is None:
        fits, shown = 0 <= hour < 24, hour
    elif isinstance(meridiem, frozenset):
        shown = next((h for h in (hour % 24, (hour + 12) % 24) if h in meridiem), -1)
        fits = shown >= 0 and 0 <= hour <= 24 and (hour <= 12 or hour % 24 == shown)
    else:
        fits, shown = 1 <= hour <= 12, hour % 12 + meridiem
    if not fits:
        first, last = c.tokens[start].start, c.tokens[c.i - 1].end
        c.refuse("there is no such time", first, last, "22:05 on 24 October 2017")
    return shown


Parts = tuple[int, int | None, int | None]


def _digits(c: Cursor, *, pointed: bool) -> Parts | None:
    """Read hour, minute and second; an hour alone needs "pm" or "o'clock"."""
    if c.value(WIDTH) not in (1, 2):
        return None
    if c.sign(":", 1) and c.value(WIDTH, 2) == 2:
        hour = c.take(DIGITS)
        c.i += 1
        minute = c.take(DIGITS)
        return hour, minute, _seconds(c)
    dotted = c.sign(".", 1) and c.glued(1) and c.glued(2) and c.value(WIDTH, 2) == 2
    said = c.value(lex.MERIDIEM, 3) is not None or c.value(lex.OCLOCK, 3) is not None
    if dotted and (said or (pointed and not c.sign(".", 3))):
        hour = c.take(DIGITS)
        c.i += 1
        return hour, c.take(DIGITS), None
    if c.value(lex.OCLOCK, 1) and c.value(WIDTH, 2) == 2 and (c.glued(2) or _spaced(c)):
        hour = c.take(DIGITS)
        c.i += 1
        return hour, c.take(DIGITS), None
    if c.value(lex.MERIDIEM, 1) is not None or _says_hour(c, pointed=pointed):
        return c.take(DIGITS), None, None
    return None


def _spaced(c: Cursor) -> bool:
    """Return whether minutes follow in "22 h 05", and no day of a month."""
    return not c.glued(1) and not any(c.value(word, 3) for word in (lex.MONTH, lex.OF, DASH))


def _says_hour(c: Cursor, *, pointed: bool) -> bool:
    """Return whether "o'clock" or "in the morning" follows the number.

    Words that may be a length of time as well ("22 heures") need "at" before.
    """
    said = pointed or c.value(lex.UNIT, 1) is None or c.value(lex.MERIDIEM, 2) is not None
    if c.value(lex.OCLOCK, 1) and said:
        return True
    return bool(c.value(lex.PREP, 1) and c.value(lex.THE, 2) and c.value(lex.DAYPART, 3))


def _seconds(c: Cursor) -> int | None:
    """Read ":13" and a fraction of a second, which is dropped into its second."""
    if not (c.sign(":") and c.glued() and c.value(WIDTH, 1) == 2):
        return None
    c.i += 1
    second: int = c.take(DIGITS)
    if (c.sign(".") or c.sign(",")) and c.glued() and c.glued(1) and c.value(DIGITS, 1) is not None:
        c.note("the fraction of a second lies within its second")
        c.i += 2
    return second


def _zone(c: Cursor) -> int | str | None:
    """Read "UTC", "UTC+3", "+03:00", "Europe/Istanbul", "local time"."""
    start = c.i
    bracket = c.take_sign("(")
    zone: int | str | None = _named(c)
    if zone is None and not _local(c):
        zone = _from_utc(c)
    if bracket and not c.take_sign(")"):
        c.i = start
        return None
    return zone


def _from_utc(c: Cursor) -> int | None:
    """Read "UTC", with or without an offset, or the offset alone."""
    base: int | None = c.take(lex.ZONE)
    if base is None and not _signed(c):
        return None
    return (base or 0) + (_offset(c) or 0)


def _local(c: Cursor) -> bool:
    if c.take(lex.LOCAL):
        c.note("the local time is taken as the chronology's")
        return True
    return False


def _named(c: Cursor) -> str | None:
    """Read the name of a zone, which runs over several tokens."""
    token = c.peek()
    if token is None or c.text.find("/", token.start, token.end + 1) != token.end:
        return None
    match = _ZONE_NAME.match(c.text, token.start)
    if match is None:
        return None
    while not c.done and c.tokens[c.i].start < match.end():
        c.i += 1
    try:
        civil_to_utc(0, match[0])
    except BadInputError:
        why = "no time zone of this name is known"
        c.refuse(why, match.start(), match.end(), "24 October 2017 at 22:05 Europe/Istanbul")
    return match[0]


def _signed(c: Cursor) -> bool:
    """Return whether an offset such as +03:00 follows.

    A minus sign begins an offset only in ISO 8601 ("T22:05-04:00"), for
    elsewhere it runs to another time ("22:00-23:30").
    """
    if c.sign("+"):
        return c.value(WIDTH, 1) is not None
    joined = c.value(DASH) == "-" and c.glued() and c.value(WIDTH, 1) == 2 and c.sign(":", 2)
    return bool(joined and any(token.text == "T" for token in c.tokens[: c.i]))


def _offset(c: Cursor) -> int | None:
    """Read "+3", "+03:00", "-0430" after a time or after UTC."""
    sign = 1 if c.sign("+") else -1
    if not (c.sign("+") or c.value(DASH)) or c.value(WIDTH, 1) is None or not c.glued(1):
        return None
    start = c.i
    c.i += 1
    width = c.value(WIDTH)
    hours: int = c.take(DIGITS)
    minutes = 0
    if width == 4:
        hours, minutes = divmod(hours, 100)
    elif c.sign(":") and c.value(WIDTH, 1) == 2:
        c.i += 1
        minutes = c.take(DIGITS)
    if hours > 14 or minutes > 59:
        c.refuse(
            "no zone is so far from UTC",
            c.tokens[start].start,
            c.tokens[c.i - 1].end,
            "22:05 UTC+3 on 24 October 2017",
        )
    return sign * (hours * 3600 + minutes * 60)
