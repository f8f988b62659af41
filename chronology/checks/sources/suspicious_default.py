"""Dates that look as if a form or a program had filled them in, or had swapped day and month."""

from collections.abc import Iterator, Sequence

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.said import dating, explained, said_line
from chronology.checks.sources.defaults import (
    Default,
    default_of,
    improbable,
    is_day,
    is_default_beside,
    is_time,
    swapped,
)
from chronology.checks.sources.rivals import Rivalry, compare
from chronology.dates import FuzzyDate
from chronology.dates.civil import DAY
from chronology.query.evidence import Citation, Event, Facts

#: A swap that falls somewhere into a longer time is no sign of one.
_A_MONTH = 31 * DAY


def _find(facts: Facts) -> Iterator[Finding]:
    for event, said in dating(facts):
        if event.anchor is None and not explained(facts, event):
            yield from _beside(facts, event, said)
    yield from _datasets(facts)


def _beside(facts: Facts, event: Event, said: Sequence[Citation]) -> Iterator[Finding]:
    """Yield what is suspicious about a date beside the first that makes it so."""
    adopted = event.date
    dates = [(citation, citation.says) for citation in said if citation.says is not None]
    if adopted is None or any(_same(adopted, date) for _, date in dates):
        return
    default = default_of(adopted)
    for citation, date in dates:
        if default is not None and is_default_beside(default, adopted, date):
            what = (
                f"therefore {default.what} may be a default that a form or a program filled in,"
                " and no date: possible, not certain."
            )
        elif _fits_swapped(adopted, date):
            what = (
                "therefore day and month may have been swapped: the other way round, the two"
                " would agree."
            )
        else:
            continue
        yield _finding(facts, event, citation, what)
        return


def _same(one: FuzzyDate, other: FuzzyDate) -> bool:
    return (one.start_earliest, one.end_latest) == (other.start_earliest, other.end_latest)


def _fits_swapped(adopted: FuzzyDate, said: FuzzyDate) -> bool:
    other = swapped(adopted)
    return (
        other is not None
        and compare(adopted, said)[0] is Rivalry.DISJOINT
        and said.start_earliest <= other[0]
        and other[1] <= said.end_latest
        and said.end_latest - said.start_earliest <= _A_MONTH
    )


def _finding(facts: Facts, event: Event, citation: Citation, last: str) -> Finding:
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.WARNING,
        explanation=(wording.event_line(event), said_line(facts, citation), last),
        claims=(claims.of_event(event), claims.of_citation(citation)),
        events=(event.id,),
        sources=claims.sources_of(facts, [citation.id]),
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology edit {event.id} --because "…"',
        ),
    )


def _datasets(facts: Facts) -> Iterator[Finding]:
    """Yield the datasets in which an improbable share of dates is a default."""
    totals: dict[tuple[int, bool], int] = {}
    suspects: dict[tuple[int, Default], list[Event]] = {}
    for event in facts.events.values():
        date, dataset = event.date, event.dataset
        if date is None or dataset is None or not (is_day(date) or is_time(date)):
            continue
        timed = is_time(date)
        totals[dataset, timed] = totals.get((dataset, timed), 0) + 1
        default = default_of(date)
        if default is not None:
            suspects.setdefault((dataset, default), []).append(event)
    for (dataset, default), events in suspects.items():
        total = totals[dataset, default.timed]
        if improbable(len(events), total, default.chance):
            yield _of_dataset(events, total, default)


def _of_dataset(events: Sequence[Event], total: int, default: Default) -> Finding:
    exact = "times" if default.timed else "days"
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.NOTE,
        explanation=(
            f"Of {total} exact {exact} in one dataset, {len(events)} are the {default.what}.",
            f"By chance it would be about {max(1, round(total * default.chance))}.",
            "therefore many of them may be defaults that a form or a program filled in.",
        ),
        claims=tuple(claims.of_event(event) for event in events),
        events=tuple(sorted(event.id for event in events)),
        remedies=(f'chronology edit {events[0].id} --when "…"',),
    )


CHECK = Check(
    id="suspicious-default",
    why="A form that asks for a day gets 1 January from those who know only the year.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "adopted dates of 1 January, the first of a month or 00:00 with the dates that the"
        " event's sources give, and with how often such dates come up in the same dataset; and"
        " adopted days, with day and month the other way round, with the dates that sources give"
    ),
    possible=(
        "a source leaves the year, month or day open, or names another day or time in it; or the"
        " swapped day lies in what a source says, of a month at most, and the adopted one does"
        " not; or at least a tenth of the exact dates of a dataset, of twenty or more, are such"
        " and chance would bring that about less than once in a million times. Never where"
        " another source gives the very same date"
    ),
    quiet='Correct the date, or say why it was adopted: `chronology edit ID --because "…"`.',
    example=(
        "@1 “Arrest” is dated 2016-01-01.",
        "wire dates @1 “2016” (2016-01-01 to 2016-12-31).",
        (
            "therefore 1 January may be a default that a form or a program filled in, and no"
            " date: possible, not certain."
        ),
    ),
)
