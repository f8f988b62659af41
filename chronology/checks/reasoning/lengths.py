"""Lengths of time as facts hold them, made into spans and lags."""

from chronology.dates import DateError
from chronology.dates.civil import DAY
from chronology.dates.lag import Lag, Span
from chronology.query.evidence import Stretch


def span(iso: str | None) -> Span | None:
    """Return the span of an ISO 8601 duration; None where there is none to read."""
    if iso is None:
        return None
    try:
        return Span.parse_iso(iso)
    except DateError:
        # A duration that no command of ours wrote says nothing to a check.
        return None


def lag(stretch: Stretch | None) -> Lag | None:
    """Return the lag that ``stretch`` holds; None where it has no readable limit."""
    if stretch is None:
        return None
    least, most = span(stretch.minimum), span(stretch.maximum)
    if least is None and most is None:
        return None
    return Lag(stretch.words, least or Span(), most)


def fewest_seconds(length: Span) -> int:
    """Return the seconds of ``length`` where its months and years are shortest."""
    years, months = divmod(length.years * 12 + length.months, 12)
    return (years * 365 + months * 28 + length.days) * DAY + length.seconds


def most_seconds(length: Span) -> int:
    """Return the seconds of ``length`` where its months and years are longest."""
    years, months = divmod(length.years * 12 + length.months, 12)
    return (years * 366 + months * 31 + length.days) * DAY + length.seconds
