"""One corpus a language: what is read, what counts from an anchor, and what is refused.

The first column says which of the three a line is.
"""

import pytest

from chronology.dates import DateError, parse, read
from tests.dates.phrase_corpora import rows

Rows = list[list[str]]


def parted(name: str) -> tuple[Rows, Rows, Rows]:
    """Return the lines of a corpus that read, that need an anchor, and that are refused."""
    kinds: dict[str, Rows] = {"reads": [], "relative": [], "refused": []}
    for kind, *row in rows(name):
        kinds[kind].append(row)
    return kinds["reads"], kinds["relative"], kinds["refused"]


def check_reads(row: list[str], language: str) -> None:
    """Check the EDTF, the bounds and the precision, with the language named and without."""
    phrase, edtf, exact, earliest, latest, precision = row
    for date in (parse(phrase, language=language), parse(phrase)):
        assert (date.edtf, date.edtf_exact) == (edtf, exact == "exact")
        assert (date.earliest or "-", date.latest or "-") == (earliest, latest)
        assert date.precision == precision
        assert date.text == phrase


def check_relative(row: list[str], language: str) -> None:
    """Check what counts from an anchor, or from an event where the phrase names one."""
    phrase, given, edtf, earliest, latest, relation, least, greatest = row
    anchor = None if given == "-" else parse(given)
    by_event = "@" in phrase
    reading = read(
        phrase,
        anchor=None if by_event else anchor,
        resolve=lambda _: anchor,
        language=language,
    )
    assert reading.date.edtf == edtf
    assert (reading.date.earliest or "-", reading.date.latest or "-") == (earliest, latest)
    assert (reading.relation or "-") == relation
    assert reading.event == (12 if by_event else None)
    lag = reading.lag
    assert (lag.minimum.iso() if lag else "-") == least
    assert (lag.maximum.iso() if lag and lag.maximum else "-") == greatest


def check_refused(row: list[str], language: str) -> None:
    """Check the part that is marked and the reason, and that what is offered is understood."""
    phrase, part, why = row
    with pytest.raises(DateError) as caught:
        parse(phrase, language=language)
    error = caught.value
    marked = "" if error.position is None else phrase[error.position :][: error.length]
    assert part in ("-", marked)
    assert why in ("-", error.why)
    assert phrase in str(error)
    assert parse(error.suggestion) is not None
    with pytest.raises(DateError):
        parse(phrase)
