"""EDTF intervals: lasting from one date to another, an open end or an unknown one."""

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.edtf_single import Single, read_single
from chronology.dates.edtf_window import Span, span_of
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Precision, Qualifier
from chronology.dates.value import FuzzyDate

_KINDS = {"..": EndKind.OPEN, "": EndKind.UNKNOWN}


def read_interval(text: str) -> FuzzyDate:
    """Return the interval that ``text`` writes, which holds a slash.

    Raises:
        DateError: an end is no date, or the ends cannot be in order.
    """
    words = text.split("/")
    if len(words) != 2:
        at = len(words[0]) + len(words[1]) + 1
        why = "an interval has one slash and two ends"
        raise DateError(text, why, at, len(text) - at, text[:at])
    first, last = words
    if not first and not last:
        raise DateError(text, "an interval needs one end at least", 0, 1, "2014/..")
    start = None if first in _KINDS else _end(text, first, 0)
    end = None if last in _KINDS else _end(text, last, len(first) + 1)
    if start is not None and end is not None and start[1].start >= end[1].end:
        why = "the interval ends before it begins"
        raise DateError(text, why, 0, len(text), f"{last}/{first}")
    return _value(text, start, end, _KINDS.get(first), _KINDS.get(last))


def _end(text: str, words: str, at: int) -> tuple[Single, Span]:
    try:
        _refuse_time(words)
        single = read_single(words)
        return single, span_of(single, words)
    except DateError as error:
        raise error.within(text, at) from None


def _refuse_time(words: str) -> None:
    at = words.find("T")
    if at != -1:
        why = "the ends of an interval have no time of day"
        raise DateError(words, why, at, len(words) - at, words[:at])


def _value(
    text: str,
    start: tuple[Single, Span] | None,
    end: tuple[Single, Span] | None,
    start_kind: EndKind | None,
    end_kind: EndKind | None,
) -> FuzzyDate:
    """Return the value of an interval of which one end may be missing.

    Without a start it may have begun at any time up to its end; without an end
    it may have ended at any time after its start; ``../..`` is all of time.
    """
    dots = {EndKind.OPEN: "..", EndKind.UNKNOWN: "", None: ""}
    spans = [side[1] for side in (start, end) if side]
    qualifier = Qualifier.NONE
    for side in (start, end):
        qualifier = qualifier | side[0].qualifier if side else qualifier
    end_span = end[1] if end else Span(_start(spans), POS_INF, Precision.RANGE)
    start_span = start[1] if start else Span(NEG_INF, end_span.end, Precision.RANGE)
    return FuzzyDate(
        text=text,
        edtf=f"{start[0] if start else dots[start_kind]}/{end[0] if end else dots[end_kind]}",
        edtf_exact=True,
        start_earliest=start_span.start,
        start_latest=start_span.end,
        end_earliest=end_span.start,
        end_latest=end_span.end,
        start_kind=start_kind or EndKind.KNOWN,
        end_kind=end_kind or EndKind.KNOWN,
        precision=Precision.RANGE,
        qualifier=qualifier,
        lasting=True,
        saturated=any(span.saturated for span in spans),
    )


def _start(spans: list[Span]) -> int:
    return spans[0].start if spans else NEG_INF
