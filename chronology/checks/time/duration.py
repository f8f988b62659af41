"""A duration that its own date has no room for, or that leaves room over."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Claim, Finding
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.remedies import Remedies
from chronology.dates import FuzzyDate
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.moves import Move
from chronology.network.calendar_spans import read_span
from chronology.query.evidence import Facts, Stretch
from chronology.query.screens import PECULIAR, TELLING


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date and a duration that one speaker gives of one event."""

    event: int
    speaker: str
    date: FuzzyDate
    length: Stretch
    once: bool
    claim: Claim
    sources: tuple[str, ...]
    change: str


def _find(facts: Facts) -> Iterator[Finding]:
    for statement in _statements(facts):
        short, which = _shortfall(statement)
        if short > 0:
            yield _finding(statement, short, which)


def _statements(facts: Facts) -> Iterator[_Statement]:
    remedies = Remedies(facts)
    for event in facts.events.values():
        if event.date is not None and event.duration is not None:
            once = event.manner != "repeated"
            claim = claims.of_event(event)
            speaker = wording.name(event)
            yield _Statement(
                event.id,
                speaker,
                event.date,
                event.duration,
                once,
                claim,
                (),
                f"edit {event.id} --",
            )
    for citation in facts.citations.values():
        stands = citation.rank != "deprecated"
        if stands and citation.says is not None and citation.says_duration is not None:
            of = facts.events.get(citation.event)
            yield _Statement(
                citation.event,
                f"@{citation.event}, by {wording.place_of_citation(facts, citation)},",
                citation.says,
                citation.says_duration,
                of is None or of.manner != "repeated",
                claims.of_citation(citation),
                claims.sources_of(facts, [citation.id]),
                f"cite {citation.event} --change {remedies.number(citation)} --says-",
            )


def _shortfall(statement: _Statement) -> tuple[int, str]:
    """Return by how many seconds date and duration miss each other, and which way."""
    date = statement.date
    start = date.start_earliest, date.start_latest
    least, most = read_span(statement.length.minimum), read_span(statement.length.maximum)
    if least is not None and date.start_earliest != NEG_INF and date.end_latest != POS_INF:
        # Begun as early as can be, it would still go on after the latest end.
        over = Move.by(least, 1).lowest(*start) - date.end_latest
        if over > 0:
            return over, "last longer than its date has room for"
    known = date.end_earliest != NEG_INF and date.start_latest != POS_INF
    if most is not None and known and statement.once:
        # Begun as late as can be, it would be over before the earliest end.
        over = date.end_earliest - Move.by(most, 1).highest(*start)
        if over > 0:
            return over, "be over before its date lets it end"
    return 0, ""


def _finding(statement: _Statement, short: int, which: str) -> Finding:
    certainty = claims.certainty_of([statement.date])
    return Finding(
        check=CHECK.id,
        certainty=certainty,
        severity=claims.gravity(certainty),
        explanation=(
            f"{statement.speaker} is dated {wording.dated(statement.date)}.",
            f"It is stated to have lasted “{statement.length.words}”.",
            wording.therefore(f"it would {which}", short),
        ),
        claims=(statement.claim,),
        events=(statement.event,),
        sources=statement.sources,
        magnitude_seconds=short,
        remedies=(
            f'chronology {statement.change}when "…"',
            f'chronology {statement.change}lasting "…"',
        ),
    )


CHECK = Check(
    id="duration",
    why="What is said to have lasted six months cannot have happened within one.",
    tier=Tier.TIME,
    find=_find,
    compares=(
        "the stated duration of each event with the room that its date leaves, and the same of"
        " each source's own date and duration"
    ),
    certain=(
        "the shortest reading of the duration is longer than the longest reading of the date,"
        " or the longest is shorter than the shortest"
    ),
    possible="the same, of a date that is itself marked as uncertain (?)",
    screens=(PECULIAR, TELLING),
    quiet=(
        'Date when it lasted, `--when "from July 2016 to March 2017"`, rather than only when it'
        " began, or correct the duration."
    ),
    example=(
        "@1 “Imprisonment” is dated “2016-07” (2016-07-01 to 2016-07-31).",
        "It is stated to have lasted “P6M..P7M”.",
        (
            "therefore it would last longer than its date has room for: impossible by at least"
            " 153 days."
        ),
    ),
)
