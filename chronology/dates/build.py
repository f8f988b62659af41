"""Fuzzy dates made from windows rather than from EDTF."""

from dataclasses import replace

from chronology.dates.canonical import narrowest_edtf, narrowest_single, qualify
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.edtf import parse_edtf
from chronology.dates.kinds import EndKind, Precision, Qualifier
from chronology.dates.value import FuzzyDate

Window = tuple[int, int]

_ENDS = {EndKind.OPEN: "..", EndKind.UNKNOWN: "", EndKind.KNOWN: ""}


def once_within(
    text: str, start: int, end: int, precision: Precision, qualifier: Qualifier = Qualifier.NONE
) -> FuzzyDate:
    """Return the date "once, at some time in [start, end)".

    The window counts as it is: a qualifier does not widen it again. Its EDTF is
    the narrowest that contains it.
    """
    edtf, exact = narrowest_edtf(start, end)
    if qualifier.approximate:
        exact = False
    return FuzzyDate(
        text=text,
        edtf=qualify(edtf, qualifier),
        edtf_exact=exact,
        start_earliest=start,
        start_latest=end,
        end_earliest=start,
        end_latest=end,
        start_kind=EndKind.UNKNOWN if start == NEG_INF else EndKind.KNOWN,
        end_kind=EndKind.UNKNOWN if end == POS_INF else EndKind.KNOWN,
        precision=precision,
        qualifier=qualifier,
    )


def lasting_between(text: str, start: FuzzyDate | EndKind, end: FuzzyDate | EndKind) -> FuzzyDate:
    """Return the date "lasting from ``start`` to ``end``", each a date or a kind of no end.

    The bounds are those of the dates; the EDTF is an interval of theirs where
    each has one date, and of the narrowest single dates that contain them where
    it has a set or a part of a day.

    Raises:
        ValueError: neither end is a date, or the ends cannot be in order.
    """
    dates = [side for side in (start, end) if isinstance(side, FuzzyDate)]
    if not dates:
        raise ValueError("an interval needs a date at one end at least")
    first, exact = _end_words(start)
    last, last_exact = _end_words(end)
    began = _window(start, (NEG_INF, dates[-1].end_latest))
    ended = _window(end, (dates[0].start_earliest, POS_INF))
    if began[0] >= ended[1]:
        raise ValueError("the interval ends before it begins")
    qualifier = Qualifier.NONE
    for date in dates:
        qualifier = qualifier | date.qualifier
    return FuzzyDate(
        text=text,
        edtf=f"{first}/{last}",
        edtf_exact=exact and last_exact,
        start_earliest=began[0],
        start_latest=began[1],
        end_earliest=ended[0],
        end_latest=ended[1],
        start_kind=start if isinstance(start, EndKind) else EndKind.KNOWN,
        end_kind=end if isinstance(end, EndKind) else EndKind.KNOWN,
        precision=Precision.RANGE,
        qualifier=qualifier,
        lasting=True,
        saturated=any(date.saturated for date in dates),
    )


def _window(side: FuzzyDate | EndKind, otherwise: Window) -> Window:
    return otherwise if isinstance(side, EndKind) else (side.start_earliest, side.end_latest)


def _end_words(side: FuzzyDate | EndKind) -> tuple[str, bool]:
    """Return the EDTF of one end, "" where no single date contains it, and its exactness."""
    if isinstance(side, EndKind):
        return _ENDS[side], True
    if not any(mark in side.edtf for mark in "[{/T"):
        return side.edtf, side.edtf_exact
    words, exact = narrowest_single(side.start_earliest, side.end_latest)
    return (
        qualify(words, side.qualifier) if words else ""
    ), exact and not side.qualifier.approximate


def with_qualifier(date: FuzzyDate, qualifier: Qualifier) -> FuzzyDate:
    """Return the date with ``qualifier`` on the whole of it, widened where that widens.

    A date that EDTF cannot say exactly is widened as its EDTF is: by a day for
    a part of a day.
    """
    edtf = qualify(date.edtf, qualifier)
    read = parse_edtf(edtf)
    if date.edtf_exact or qualifier.approximate:
        exact = date.edtf_exact and "T" not in date.edtf
        return replace(read, text=date.text, edtf_exact=exact)
    return replace(date, edtf=edtf, qualifier=date.qualifier | qualifier)
