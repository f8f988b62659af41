"""Dates that conflict datasets code as a day and how closely it is known."""

from chronology.dates import DateError, FuzzyDate, parse
from chronology.dates.civil import DAY, iso_day
from chronology.dates.kinds import Precision


def between(start: FuzzyDate, end: FuzzyDate) -> FuzzyDate:
    """Return "between START and END" as those words are read: sometime within, both included.

    Args:
        start: a day, month or year.
        end: another, not before it.
    """
    return FuzzyDate(
        text=f"between {start.edtf} and {end.edtf}",
        edtf=f"[{start.edtf}..{end.edtf}]",
        edtf_exact=True,
        start_earliest=start.start_earliest,
        start_latest=end.end_latest,
        end_earliest=start.start_earliest,
        end_latest=end.end_latest,
        precision=Precision.RANGE,
    )


def week_of(day: FuzzyDate) -> FuzzyDate:
    """Return the week, Monday to Sunday, that a day is in."""
    # 1 January 1970, from which seconds count, was a Thursday.
    number = day.start_earliest // DAY
    monday = (number - (number + 3) % 7) * DAY
    first, last = iso_day(monday), iso_day(monday + 6 * DAY)
    return parse(f"between {first} and {last}", language="en")


def month_of(day: FuzzyDate) -> FuzzyDate:
    """Return the month that a day is in."""
    return parse(iso_day(day.start_earliest)[:7])


def worded(date: FuzzyDate, words: str) -> FuzzyDate:
    """Return ``date`` in the words of its dataset, if they are read as that date.

    Where they are not, as 3/4/2016 without its order, its EDTF stands for them.
    """
    try:
        read = parse(words, language="en")
    except DateError:
        return date
    return date.with_text(words) if read.edtf == date.edtf else date
