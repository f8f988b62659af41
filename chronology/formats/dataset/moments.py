"""Dates of datasets that are put together from parts: from one moment to another."""

from collections.abc import Callable

from chronology.dates.civil import DAY, iso_day
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.value import EndKind, FuzzyDate, Precision
from chronology.formats.base import ImportJob
from chronology.formats.seed.reading import DateWords
from chronology.store.settings import DATE_ORDER, ZONE


def words_of(job: ImportJob) -> DateWords:
    """Return what reads the words of dates by the settings of the chronology and the job."""
    reader = job.unit.reader
    return DateWords(
        str(reader.setting(ZONE, "UTC")), job.order or reader.setting(DATE_ORDER) or None
    )


def held_in(job: ImportJob) -> Callable[[str], int | None]:
    """Return what finds the chronology's event of a UUID, None where there is none."""
    reader = job.unit.reader

    def held(uuid: str) -> int | None:
        row = reader.one("SELECT id FROM event WHERE uuid = :uuid", {"uuid": uuid})
        return None if row is None else int(row[0])

    return held


def lasting_from(start: FuzzyDate, end: FuzzyDate, text: str) -> FuzzyDate:
    """Return what lasted from one date to another, the last included.

    Args:
        start: when it began, a single date.
        end: when it ended, a single date.
        text: the words for both.

    Raises:
        DateError: it would end before it begins.
    """
    if end.end_latest <= start.start_earliest:
        raise DateError(text, "it ends before it begins")
    if start.edtf_exact and end.edtf_exact and "T" not in start.edtf + end.edtf:
        return parse_edtf(f"{start.edtf}/{end.edtf}").with_text(text)
    first, last = iso_day(start.start_earliest), iso_day(end.end_latest - 1)
    return FuzzyDate(
        text=text,
        edtf=f"{first}/{last}",
        edtf_exact=False,
        start_earliest=start.start_earliest,
        start_latest=start.start_latest,
        end_earliest=end.end_earliest,
        end_latest=end.end_latest,
        precision=Precision.RANGE,
        qualifier=start.qualifier | end.qualifier,
        lasting=True,
    )


def moment(first: int, length: int, precision: Precision, text: str) -> FuzzyDate:
    """Return the moment of ``length`` seconds that begins at ``first``, within one day.

    EDTF has no hours and minutes alone, so that its day stands for it there.
    """
    day = iso_day(first)
    exact = first % DAY == 0 and length == DAY
    return FuzzyDate(
        text=text,
        edtf=day,
        edtf_exact=exact,
        start_earliest=first,
        start_latest=first + length,
        end_earliest=first,
        end_latest=first + length,
        start_kind=EndKind.KNOWN,
        end_kind=EndKind.KNOWN,
        precision=precision,
    )
