"""Lengths of time as facts hold them, made into lags."""

from chronology.dates.lag import Lag, Span
from chronology.network.calendar_spans import read_span
from chronology.query.evidence import Stretch


def lag(stretch: Stretch | None) -> Lag | None:
    """Return the lag that ``stretch`` holds; None where it has no readable limit."""
    if stretch is None:
        return None
    least, most = read_span(stretch.minimum), read_span(stretch.maximum)
    if least is None and most is None:
        return None
    return Lag(stretch.words, least or Span(), most)
