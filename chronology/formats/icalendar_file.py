"""iCalendar (RFC 5545): each dated event as one that takes whole days in a calendar."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, seconds
from chronology.dates.value import FuzzyDate
from chronology.formats.account import facts, links, sources
from chronology.formats.base import ExportJob, Format
from chronology.formats.dataset.load import loads
from chronology.formats.icalendar.own import OWN, as_json, seen
from chronology.formats.icalendar.reading import is_calendar, read
from chronology.formats.losses import (
    APPROXIMATION,
    ATTRIBUTION,
    BEFORE_YEAR_ONE,
    DEPRECATED,
    EXTRA,
    FAR_YEARS,
    HIDDEN,
    INFERRED,
    OPEN_END,
    RELATIONS,
    RIVALS,
    SET_OF_DATES,
    SEVERAL_PLACES,
    TIMES,
    UNCERTAINTY,
    UNDATED,
    WINDOW,
    Losses,
)
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.text.icstext import content_line, shown_text, text_value
from chronology.formats.told.writing import radii_of, told_shape
from chronology.formats.yearless import is_yearless
from chronology.query.statement import id_list
from chronology.query.telling import Told, told_events
from chronology.store.reader import Reader

#: What the days in the calendar show otherwise than it is meant, and what the text does
#: not tell.
_LOST = (
    APPROXIMATION,
    UNCERTAINTY,
    SET_OF_DATES,
    OPEN_END,
    TIMES,
    INFERRED,
    RIVALS,
    SEVERAL_PLACES,
    RELATIONS,
    ATTRIBUTION,
    DEPRECATED,
    EXTRA,
    HIDDEN,
)

#: The years that a DATE writes, with four digits (RFC 5545, section 3.3.4); not every
#: reader takes 0000 for one.
_FIRST, _AFTER = seconds(1), seconds(10_000)

_HEAD = (
    ("BEGIN", "VCALENDAR"),
    ("VERSION", "2.0"),
    ("PRODID", "-//Chronology//Chronology//EN"),
    ("CALSCALE", "GREGORIAN"),
)

#: How many events are stamped by one query.
_BATCH = 500


class _Days(NamedTuple):
    """Days since 1970: the first, and the one after the last."""

    first: int
    after: int


def _dump(job: ExportJob) -> ExportReport:
    losses = Losses(_LOST)
    report = ExportReport(0, job.path)
    radii = radii_of(job.reader)
    with export_text(job, losses) as out:
        out.writelines(content_line(name, value) for name, value in _HEAD)
        for told, changed in _stamped(job.reader, told_events(job.reader, job.wanted)):
            days = _days_or_loss(told.view.date)
            if isinstance(days, str):
                losses.note(days)
                continue
            out.writelines(content_line(*line) for line in _event(told, days, changed, radii))
            losses.look(told)
            if not _is_sharp(told.view.date, days):
                losses.note(WINDOW)
            report.events += 1
        out.write(content_line("END", "VCALENDAR"))
    report.losses = losses.counts
    return report


def _stamped(reader: Reader, events: Iterator[Told]) -> Iterator[tuple[Told, str]]:
    """Yield each event with the time of its last change, ISO 8601 in UTC."""
    while batch := list(islice(events, _BATCH)):
        ids = id_list(told.view.id for told in batch)
        times = dict(reader.rows(" ".join(["SELECT id, updated_at FROM event WHERE id IN", ids])))
        yield from ((told, times[told.view.id]) for told in batch)


def _days_or_loss(date: FuzzyDate | None) -> _Days | str:
    """Return the days that an event takes, or why no calendar can hold it.

    They span the whole window. Without a bound on one side they are those of what is
    known of the other.
    """
    if date is None or is_yearless(date):
        return UNDATED
    first, last = _span(date)
    if first >= last:
        return UNDATED
    if first < _FIRST:
        return BEFORE_YEAR_ONE
    if last > _AFTER:
        return FAR_YEARS
    return _Days(first // DAY, (last - 1) // DAY + 1)


def _span(date: FuzzyDate) -> tuple[int, int]:
    """Return the window, or what is known of it; an empty one where nothing is."""
    first, last = date.start_earliest, date.end_latest
    known = [bound for bound in (date.start_latest, date.end_earliest) if abs(bound) < POS_INF]
    if first == NEG_INF and last == POS_INF:
        return (min(known) - 1, max(known)) if known else (0, 0)
    if first == NEG_INF:
        return (date.end_earliest if date.end_earliest != NEG_INF else last - 1), last
    if last == POS_INF:
        return first, (date.start_latest if date.start_latest != POS_INF else first + 1)
    return first, last


def _event(
    told: Told, days: _Days, changed: str, radii: dict[int, float]
) -> Iterator[tuple[str, str]]:
    """Yield the content lines of one event: property and escaped value."""
    view = told.view
    yield "BEGIN", "VEVENT"
    yield "UID", text_value(view.uuid)
    yield "DTSTAMP", _stamp(changed)
    yield "DTSTART;VALUE=DATE", _date(days.first)
    yield _end(days)
    summary, description = " ".join(view.title.split()), _description(told)
    yield "SUMMARY", text_value(summary)
    yield "DESCRIPTION", text_value(description)
    yield "STATUS", _status(told, days)
    yield "CLASS", _CLASSES[told.handling]
    yield "TRANSP", "TRANSPARENT"
    if view.where is not None:
        yield "LOCATION", text_value(view.where.full_name)
        if view.where.latitude is not None and view.where.longitude is not None:
            yield "GEO", f"{_degrees(view.where.latitude)};{_degrees(view.where.longitude)}"
    categories = [name for name in (view.category, *view.tags) if name]
    if categories:
        yield "CATEGORIES", ",".join(map(text_value, categories))
    # What calendars pass over, so that the file can be read back.
    noted = seen(shown_text(summary), shown_text(description), days.first * DAY, days.after * DAY)
    yield f"{OWN};VALUE=TEXT", text_value(as_json({**told_shape(told, radii), "seen": noted}))
    yield "END", "VEVENT"


def _stamp(moment: str) -> str:
    """Return "2026-11-21T04:11:02Z" as the basic form that DTSTAMP has, which must be there."""
    return (moment or "1970-01-01T00:00:00Z").replace("-", "").replace(":", "")


def _date(day: int) -> str:
    year, month, number = civil_from_days(day)
    return f"{year:04d}{month:02d}{number:02d}"


def _end(days: _Days) -> tuple[str, str]:
    """Return the day after the last; a length where that day would be in the year 10000."""
    if days.after * DAY == _AFTER:
        return "DURATION", f"P{days.after - days.first}D"
    return "DTEND;VALUE=DATE", _date(days.after)


def _degrees(angle: float) -> str:
    """Return degrees without an exponent, which GEO does not have."""
    return f"{angle:.10f}".rstrip("0").rstrip(".")


#: RFC 5545 knows three degrees (section 3.8.1.3).
_CLASSES = {
    "public": "PUBLIC",
    "internal": "PRIVATE",
    "confidential": "CONFIDENTIAL",
    "secret": "CONFIDENTIAL",
}


def _status(told: Told, days: _Days) -> str:
    """Return how sure the calendar may be: CONFIRMED only where event and days are.

    What was refuted is CANCELLED: it does not take place.
    """
    if told.view.status == "refuted":
        return "CANCELLED"
    date = told.view.date
    sure = told.view.status == "corroborated" and _is_sharp(date, days)
    return "CONFIRMED" if sure and date is not None and not date.qualifier else "TENTATIVE"


def _is_sharp(date: FuzzyDate | None, days: _Days) -> bool:
    """Return whether it was on each of the days that the calendar shows, and on no other."""
    if date is None:
        return False
    if not date.lasting:
        return days.after - days.first == 1
    return max(date.start_latest - date.start_earliest, date.end_latest - date.end_earliest) <= DAY


def _description(told: Told) -> str:
    """Return what is known of the event and who says so, in lines."""
    lines = [told.view.description] if told.view.description else []
    lines += facts(told)
    for claim, words in zip(told.claims, sources(told), strict=True):
        lines.append(" ".join([words, *links(claim).values()]))
    return "\n".join(lines)


ICALENDAR = Format(
    name="icalendar",
    suffixes=(".ics",),
    about="Dated events for calendars.",
    recognises=is_calendar,
    load=loads(read),
    dump=_dump,
)
