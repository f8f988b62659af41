"""The ``when`` of the Linked Places format, read."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, days_in_month, iso_day, seconds
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Precision, Qualifier
from chronology.dates.value import FuzzyDate
from chronology.formats.dataset.record import Lasting
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import objects_at, shown, text_at

_YEAR = re.compile(r"([+-]?)(\d{1,9})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)", re.ASCII)
_LENGTH = re.compile(r"P(\d{1,6})([YMWD])", re.ASCII)


class Span(NamedTuple):
    """The window of one end, or of both, in seconds, latest exclusive."""

    earliest: int
    latest: int
    qualifier: Qualifier = Qualifier.NONE


class When(NamedTuple):
    """What a ``when`` says.

    Args:
        date: the date; None where it has no timespan.
        lasting: its ``duration``.
        whole: whether that is all that it says, its label among it.
        note: what was noticed, "" for nothing.
    """

    date: FuzzyDate | None
    lasting: Lasting | None
    whole: bool
    note: str = ""


def read_when(when: Mapping[str, Any], words: DateWords) -> When:
    """Return what a ``when`` says.

    A timespan without an end lies within its start; with both it lasted from one to
    the other, except that two equal windows are one. Several timespans are one window.

    Raises:
        RowError: a part of it is not what the Linked Places format has there.
    """
    spans = [_timespan(each) for each in objects_at(when, "timespans")]
    lasting = _duration(text_at(when, "duration"))
    label = text_at(when, "label")
    if not spans:
        return When(None, lasting, whole=not when.keys() - {"duration"})
    date = spans[0] if len(spans) == 1 else _hull(spans)
    kept = label is None or _is_worded(label, date, words)
    if label is not None and kept:
        date = date.with_text(label)
    known = when.keys() <= {"timespans", "label", "duration"}
    note = "several timespans, read as one window" if len(spans) > 1 else ""
    return When(date, lasting, kept and known and not note, note)


def _is_worded(label: str, date: FuzzyDate, words: DateWords) -> bool:
    """Return whether a label can be read, and says the same time or a part of it."""
    try:
        read = words.read(label, None)
    except DateError:
        return False
    return read.start_earliest < date.end_latest and date.start_earliest < read.end_latest


def _timespan(span: Mapping[str, Any]) -> FuzzyDate:
    start, end = span.get("start"), span.get("end")
    if end in (None, "", {}):
        if start in (None, "", {}):
            raise RowError("when", "a timespan has neither start nor end.")
        plain = _plain(start)
        return plain if plain is not None else _within(_window(start))
    if start == end:
        return _within(_window(start))
    first, last = _plain(start), _plain(end)
    if first is not None and last is not None and first.edtf_exact and last.edtf_exact:
        try:
            return parse_edtf(f"{first.edtf}/{last.edtf}")
        except DateError as error:
            raise RowError("when", error.sentence) from None
    return _lasting(_window(start), _window(end))


def _plain(end: Any) -> FuzzyDate | None:
    """Return the year, month or day that an end is ``in``, None where it is a window."""
    words = end.get("in") if isinstance(end, dict) else end
    if isinstance(words, int) and not isinstance(words, bool):
        words = str(words)
    return _date(words) if isinstance(words, str) and words.strip() else None


def _date(words: str) -> FuzzyDate:
    """Return an ISO 8601 year, month or day, with the qualifier that may stand at its end."""
    match = _YEAR.fullmatch(words.strip())
    if match is None:
        try:
            return parse_edtf(words.strip())
        except DateError as error:
            raise RowError("when", error.sentence) from None
    sign, year, month, day, qualifier = match.groups()
    rest = "".join(f"-{part}" for part in (month, day) if part)
    minus = "-" if sign == "-" else ""
    try:
        if len(year.lstrip("0")) > 4:
            return _far(int(minus + year), month, day, words)
        return parse_edtf(f"{minus}{int(year):04d}{rest}{qualifier}").with_text(words.strip())
    except DateError as error:
        raise RowError("when", error.sentence) from None


def _far(year: int, month: str | None, day: str | None, words: str) -> FuzzyDate:
    """Return a date of a year that EDTF writes alone."""
    date = parse_edtf(f"Y{year}")
    if month is None:
        return date.with_text(words)
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= days_in_month(year, int(month)):
        raise RowError("when", f"{shown(words)} is no date.")
    first = seconds(year, int(month), int(day or 1))
    after = first + DAY * (1 if day else days_in_month(year, int(month)))
    return FuzzyDate(words, date.edtf, False, first, after, first, after)  # noqa: FBT003 - a value's own order


def _window(end: Any) -> Span:
    """Return the window of one end; a missing side has no bound."""
    plain = _plain(end)
    if plain is not None:
        return Span(plain.start_earliest, plain.end_latest, plain.qualifier)
    if end in (None, "", {}):
        return Span(NEG_INF, POS_INF)
    if not isinstance(end, dict):
        raise RowError("when", f"{shown(end)} is no end of a timespan.")
    sides = {name: _plain(end.get(name)) for name in ("earliest", "latest")}
    first, last = sides["earliest"], sides["latest"]
    qualifier = Qualifier.NONE
    for side in filter(None, (first, last)):
        qualifier |= side.qualifier
    earliest = NEG_INF if first is None else first.start_earliest
    latest = POS_INF if last is None else last.end_latest
    if earliest >= latest:
        raise RowError("when", "its latest is before its earliest.")
    return Span(earliest, latest, qualifier)


def _within(span: Span) -> FuzzyDate:
    """Return what was once, within a window of whole days."""
    if span.earliest == NEG_INF and span.latest == POS_INF:
        raise RowError("when", "a timespan has no bound.")
    first = "" if span.earliest == NEG_INF else iso_day(span.earliest)
    last = "" if span.latest == POS_INF else iso_day(span.latest - 1)
    if len(first.lstrip("-")) > 10 or len(last.lstrip("-")) > 10:
        raise RowError("when", "a window of years past 9999 has no EDTF.")
    return parse_edtf(first if first == last else f"[{first}..{last}]")


def _lasting(start: Span, end: Span) -> FuzzyDate:
    first = ".." if start.earliest == NEG_INF else iso_day(start.earliest)
    last = ".." if end.latest == POS_INF else iso_day(end.latest - 1)
    if start.earliest >= end.latest:
        raise RowError("when", "it ends before it begins.")
    text = f"{first if first != '..' else ''}/{last if last != '..' else ''}"
    if text == "/":
        raise RowError("when", "a timespan has no bound.")
    exact = start.latest - start.earliest == DAY and end.latest - end.earliest == DAY
    return FuzzyDate(
        text=text,
        edtf=text,
        edtf_exact=exact,
        start_earliest=start.earliest,
        start_latest=min(start.latest, end.latest),
        end_earliest=max(start.earliest, end.earliest),
        end_latest=end.latest,
        start_kind=EndKind.UNKNOWN if start.earliest == NEG_INF else EndKind.KNOWN,
        end_kind=EndKind.UNKNOWN if end.latest == POS_INF else EndKind.KNOWN,
        precision=Precision.RANGE,
        qualifier=start.qualifier | end.qualifier,
        lasting=True,
    )


def _hull(spans: list[FuzzyDate]) -> FuzzyDate:
    """Return the window that holds several timespans, in some of which it was."""
    first = min(span.start_earliest for span in spans)
    last = max(span.end_latest for span in spans)
    return _within(Span(first, last))


def _duration(words: str | None) -> Lasting | None:
    """Return a duration such as P100Y."""
    if words is None:
        return None
    match = _LENGTH.fullmatch(words)
    if match is None:
        raise RowError("when.duration", f"{shown(words)} is no duration such as P100Y.")
    count, unit = int(match[1]), match[2]
    iso = f"P{count * 7}D" if unit == "W" else f"P{count}{unit}"
    return Lasting(words, iso, iso)
