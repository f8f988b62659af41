"""How findings speak of dates, events, sources and sizes: one wording for all checks."""

from chronology.dates import FuzzyDate
from chronology.dates.civil import DAY, NEG_INF, POS_INF, shown_day
from chronology.query.evidence import Citation, Event, Facts

_UNITS = ((DAY, "day"), (3600, "hour"), (60, "minute"), (1, "second"))

#: From here on a number of days says little; years are said instead.
_MANY_DAYS = 1000 * DAY
_LONGEST_YEAR = 366 * DAY


def size(seconds: int) -> str:
    """Return a length of time in its largest whole unit, rounded down.

    "11 days", "3 hours", "1 second"; from 1,000 days on in years.
    """
    if seconds >= _MANY_DAYS:
        return f"{seconds // _LONGEST_YEAR:,} years"
    unit, name = next((u for u in _UNITS if seconds >= u[0]), _UNITS[-1])
    count = seconds // unit
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def size_beside(seconds: int, apart: int) -> str:
    """Return a length of time in units fine enough to show that it differs by ``apart``.

    "2 hours 43 minutes" beside "2 hours", where 43 minutes are between them.
    """
    finest = next((unit for unit, _ in _UNITS if apart >= unit), 1)
    words: list[str] = []
    for unit, name in _UNITS:
        count, rest = divmod(seconds, unit)
        if count and (unit >= finest or not words):
            words.append(f"{count:,} {name}" if count == 1 else f"{count:,} {name}s")
            seconds = rest
    return " ".join(words) or "no time"


def moment(second: int) -> str:
    """Return a moment as its day, and its time where it is not midnight."""
    if second % DAY == 0:
        return shown_day(second)
    hours, rest = divmod(second % DAY, 3600)
    minutes, seconds = divmod(rest, 60)
    time = f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
    return f"{shown_day(second)} {time}"


def last_moment(exclusive: int) -> str:
    """Return the last day, or the moment itself, before an exclusive bound."""
    return moment(exclusive) if exclusive % DAY else shown_day(exclusive - 1)


def stretch(earliest: int, latest: int) -> str:
    """Return the days from ``earliest`` (inclusive) to ``latest`` (exclusive)."""
    if earliest == NEG_INF and latest == POS_INF:
        return "at an unknown time"
    if earliest == NEG_INF:
        return f"up to {last_moment(latest)}"
    if latest == POS_INF:
        return f"from {moment(earliest)} on"
    first, last = moment(earliest), last_moment(latest)
    return first if first == last else f"{first} to {last}"


def bounds(date: FuzzyDate) -> str:
    """Return what a date comes down to, in ISO days."""
    if not date.lasting:
        return stretch(date.start_earliest, date.end_latest)
    begins = stretch(date.start_earliest, date.start_latest)
    return f"beginning {begins}, ending {stretch(date.end_earliest, date.end_latest)}"


def dated(date: FuzzyDate) -> str:
    """Return a date's own words and what they come down to."""
    plain = bounds(date)
    return plain if date.text == plain else f"“{date.text}” ({plain})"


def name(event: Event) -> str:
    """Return an event as findings call it."""
    return f"@{event.id} “{event.title}”"


def event_line(event: Event) -> str:
    """Return the line that states the adopted date of an event."""
    when = "undated" if event.date is None else f"dated {dated(event.date)}"
    return f"{name(event)} is {when}."


def place_of_citation(facts: Facts, citation: Citation) -> str:
    """Return where a citation stands: the source's slug and the locator."""
    source = facts.sources.get(citation.source)
    slug = source.slug if source else f"source {citation.source}"
    return f"{slug}, {citation.locator}" if citation.locator else slug


def by_citation(facts: Facts, citation: int | None) -> str:
    """Return "according to …" for what a citation asserts, "" where none does.

    Where the source reports somebody's words, that claimant is named as well.
    """
    known = None if citation is None else facts.citations.get(citation)
    if known is None:
        return ""
    claimant = facts.actors.get(known.claimant) if known.claimant is not None else None
    reported = f", reporting {claimant.name}" if claimant else ""
    return f", according to {place_of_citation(facts, known)}{reported}"


def therefore(what: str, shortfall: int) -> str:
    """Return the last line of a chain: what follows, and by how much it cannot be."""
    return f"therefore {what}: impossible by at least {size(shortfall)}."
