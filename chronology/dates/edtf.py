"""EDTF (ISO 8601-2:2019) read strictly: levels 0, 1 and 2, and nothing else."""

from chronology.dates.edtf_interval import read_interval
from chronology.dates.edtf_refusal import refuse_foreign
from chronology.dates.edtf_single import read_single
from chronology.dates.edtf_window import span_of
from chronology.dates.value import FuzzyDate


def parse_edtf(text: str, zone: str = "UTC") -> FuzzyDate:
    """Read a date in EDTF.

    Args:
        text: the date, without white space.
        zone: the chronology's time zone, into which a time with an offset is
            converted: "UTC", or a name such as "Europe/Istanbul".

    Raises:
        DateError: it is not EDTF, or no such date exists.
    """
    refuse_foreign(text)
    if "/" in text:
        return read_interval(text)
    return _single(text)


def _single(text: str) -> FuzzyDate:
    single = read_single(text)
    span = span_of(single, text)
    return FuzzyDate(
        text=text,
        edtf=str(single),
        edtf_exact=True,
        start_earliest=span.start,
        start_latest=span.end,
        end_earliest=span.start,
        end_latest=span.end,
        precision=span.precision,
        qualifier=single.qualifier,
        members=span.members,
        saturated=span.saturated,
    )
