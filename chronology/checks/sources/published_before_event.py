"""Sources that were published before the event that they are cited for."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.arithmetic import (
    Gap,
    end_window,
    judge,
    leans_against,
    start_window,
)
from chronology.checks.reasoning.remedies import Remedies
from chronology.dates import FuzzyDate
from chronology.query.evidence import Citation, Event, Facts, Source
from chronology.query.screens import after_publication

#: The first days that some programs know, which then stand for what is not known.
_FIRST_DAYS = ("0001-01-01", "1753-01-01", "1900-01-01", "1970-01-01")

_ASKED = (Gap("the beginning of the event", "the publication"),)


def _find(facts: Facts) -> Iterator[Finding]:
    remedies = Remedies(facts)
    for citation in facts.citations.values():
        event, source = facts.events.get(citation.event), facts.sources.get(citation.source)
        if event is None or source is None or source.published is None:
            continue
        if citation.rank == "deprecated" or event.status in ("planned", "refuted"):
            continue
        # A source reports what it dates itself; failing that, what was adopted.
        date = citation.says or event.date
        if date is not None:
            pair = (date, source.published)
            yield from _judged(facts, citation, (event, source), pair, remedies)


def _judged(
    facts: Facts,
    citation: Citation,
    about: tuple[Event, Source],
    dates: tuple[FuzzyDate, FuzzyDate],
    remedies: Remedies,
) -> Iterator[Finding]:
    (event, source), (date, published) = about, dates
    begun, printed = start_window(date), end_window(published)
    windows = {_ASKED[0].earlier: begun, _ASKED[0].later: printed}
    outcome = judge(windows, (), _ASKED)
    if outcome.certain:
        certainty = claims.certainty_of([date, published])
        last = wording.therefore("it would report what had not yet begun", outcome.shortfall)
    elif outcome.possible and leans_against(begun, printed):
        certainty = Certainty.POSSIBLE
        last = "therefore it may report what had not yet begun: possible, not certain."
    else:
        return
    cited = wording.place_of_citation(facts, citation)
    by = f"; {cited} is cited for it" if citation.says is None else f", by {cited}"
    event_date = f'chronology edit {event.id} --when "…"'
    yield Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{source.slug} was published {wording.dated(published)}.",
            *_placeholder(published),
            f"{wording.name(event)} is dated {wording.dated(date)}{by}.",
            last,
        ),
        claims=(claims.of_source(source), claims.of_event(event), claims.of_citation(citation)),
        events=(event.id,),
        sources=(source.slug,),
        magnitude_seconds=outcome.shortfall if outcome.certain else None,
        remedies=(
            f'chronology source edit {source.slug} --published "…"',
            event_date if citation.says is None else remedies.date_citation(citation),
        ),
    )


def _placeholder(published: FuzzyDate) -> Iterator[str]:
    if published.edtf in _FIRST_DAYS:
        yield f"Some programs write {published.edtf} where they know no date."


CHECK = Check(
    id="published-before-event",
    why="A source cannot report what had not yet happened when it was published.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "the publication date of each source with the beginning of the events it is cited for,"
        " by the source's own date where it gives one, otherwise by the adopted date. Planned"
        " events are left out"
    ),
    certain="the latest publication lies before the earliest beginning of the event",
    possible=(
        "the two overlap, and the publication begins and ends earlier. A publication somewhere"
        " within the time of the event, or the other way round, is no contradiction"
    ),
    screens=(after_publication,),
    quiet="Correct the publication date or the date of the event.",
    example=(
        "wire was published 2016-07-08.",
        "@1 “Arrest” is dated 2016-07-20; wire is cited for it.",
        "therefore it would report what had not yet begun: impossible by at least 11 days.",
    ),
)
