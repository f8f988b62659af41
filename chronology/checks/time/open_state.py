"""States that began and are not said to have ended."""

from collections.abc import Iterator

from chronology.checks import limits
from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.dates import EndKind, FuzzyDate
from chronology.dates.civil import DAY, POS_INF
from chronology.query.evidence import Event, Facts, Tie

#: The mean Gregorian year: 146,097 days in 400 years.
_YEAR = 146_097 * DAY // 400

#: Ties that begin and end; a parent stays one, and an alias says nothing of time.
_PASSING = ("member of", "part of")


def _find(facts: Facts) -> Iterator[Finding]:
    if facts.today is None:
        return
    longest = int(limits.value(facts, CHECK.limits[0]) * _YEAR)
    for event in facts.events.values():
        if event.date is not None and event.date.end_latest == POS_INF:
            over = _overdue(event.date, facts.today) - longest
            if over > 0 and event.status not in ("planned", "refuted"):
                yield _of_event(facts, event, over)
    unended: dict[int, list[Tie]] = {}
    for tie in facts.ties:
        span = _without_end(facts, tie)
        if span is None:
            continue
        over = _overdue(span, facts.today) - longest
        if over > 0:
            yield _of_tie(facts, tie, span, over)
        elif span.end_kind is EndKind.UNKNOWN:
            # An open end ("since 2014") says that it goes on: nothing is missing.
            unended.setdefault(tie.actor, []).append(tie)
    for actor, ties in unended.items():
        yield _unended(facts, actor, ties)


def _overdue(date: FuzzyDate, today: int) -> int:
    """Return for how many seconds a state has gone on, at the least."""
    return today - date.start_latest if date.lasting else 0


def _without_end(facts: Facts, tie: Tie) -> FuzzyDate | None:
    """Return when a tie held, if it began at some time and nothing says that it ended."""
    span = tie.span
    if span is None or not span.lasting or tie.kind not in _PASSING:
        return None
    if span.end_latest != POS_INF or span.start_latest == POS_INF:
        return None
    if tie.rank == "deprecated" or not facts.stands(tie.citation):
        return None
    # With either of them it ended.
    over = any(facts.actors[number].died is not None for number in (tie.actor, tie.other))
    return None if over else span


def _of_event(facts: Facts, event: Event, over: int) -> Finding:
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.WARNING,
        explanation=(wording.event_line(event), *_so_long(facts, over)),
        claims=(claims.of_event(event), limits.claim(facts, CHECK.limits[0])),
        events=(event.id,),
        magnitude_seconds=over,
        remedies=(f'chronology edit {event.id} --when "from … to …"',),
    )


def _of_tie(facts: Facts, tie: Tie, span: FuzzyDate, over: int) -> Finding:
    said = f"{facts.actors[tie.actor].name} is stated to be {_tie(facts, tie, span)}."
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.WARNING,
        explanation=(said, *_so_long(facts, over)),
        claims=(claims.of_tie(tie), limits.claim(facts, CHECK.limits[0])),
        events=_events(facts, [tie]),
        actors=(tie.actor, tie.other),
        sources=claims.sources_of(facts, [tie.citation]),
        magnitude_seconds=over,
        remedies=(f"chronology actor show {tie.actor}",),
    )


def _so_long(facts: Facts, over: int) -> tuple[str, str]:
    past = f"therefore it has probably ended: it would have outlasted the limit by {_years(over)}."
    return (limits.line(facts, CHECK.limits[0]), past)


def _years(seconds: int) -> str:
    return wording.size(seconds) if seconds < _YEAR else f"{seconds // _YEAR} years or more"


def _unended(facts: Facts, actor: int, ties: list[Tie]) -> Finding:
    name = facts.actors[actor].name
    lines = [
        f"{name} is stated to be {_tie(facts, tie, tie.span)}."
        for tie in ties
        if tie.span is not None
    ]
    whole = "this" if len(ties) == 1 else "these"
    return Finding(
        check=CHECK.id,
        certainty=Certainty.CANNOT_TELL,
        severity=Severity.NOTE,
        explanation=(*lines, f"therefore nobody can tell until when {whole} held."),
        claims=tuple(claims.of_tie(tie) for tie in ties),
        events=_events(facts, ties),
        actors=(actor,),
        sources=claims.sources_of(facts, [tie.citation for tie in ties]),
        remedies=(f"chronology actor show {actor}",),
    )


def _tie(facts: Facts, tie: Tie, span: FuzzyDate) -> str:
    what = "a member of" if tie.kind == "member of" else tie.kind
    began = wording.stretch(span.start_earliest, span.start_latest)
    according = wording.by_citation(facts, tie.citation)
    return f"{what} {facts.actors[tie.other].name}, beginning {began}, without an end{according}"


def _events(facts: Facts, ties: list[Tie]) -> tuple[int, ...]:
    """Return the events by whose citations the ties are stated."""
    known = (facts.citations.get(tie.citation) for tie in ties if tie.citation is not None)
    return tuple(sorted({citation.event for citation in known if citation is not None}))


CHECK = Check(
    id="open-state",
    why="A state without an end goes on for ever, in every answer, although it hardly did.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "how long ago each event without an end began, and each membership or part of something,"
        " with the longest that such a state may go on. A tie ends with whoever died or was"
        " dissolved; planned and refuted events are left out"
    ),
    possible="it began longer ago than that, whatever dates are chosen",
    cannot_tell=(
        "a membership that began at a known time, and of whose end no source speaks: one note for"
        " each actor. One that is said to go on (since 2014) is none"
    ),
    quiet="Give the end, or raise the limit for this chronology: `chronology check limits`.",
    limits=("longest-open-state",),
    example=(
        (
            "@2 “Garrison” is dated “1951/..” (beginning 1951-01-01 to 1951-12-31, ending from"
            " 1951-01-01 on)."
        ),
        "The limit longest-open-state is 50 years, the usual limit.",
        "therefore it has probably ended: it would have outlasted the limit by 24 years or more.",
    ),
)
