"""An adopted date that is narrower than all that its sources say together."""

from collections.abc import Iterator, Sequence

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Certainty, Finding, Severity
from chronology.checks.reasoning import claims, wording
from chronology.checks.reasoning.arithmetic import Window, end_window, start_window
from chronology.checks.reasoning.said import dating, explained, said_line
from chronology.checks.sources.inferring import Inferring
from chronology.dates import FuzzyDate
from chronology.query.evidence import Citation, Event, Facts

_Ends = tuple[Window, Window]


def _find(facts: Facts) -> Iterator[Finding]:
    inferring = Inferring(facts)
    for event, said in dating(facts):
        if event.date is None or event.anchor is not None or explained(facts, event):
            continue
        if _goes_further(event.date, _together(said)):
            # Only now, since a network is costlier than a look at two dates.
            following = inferring.ends(event.id, said)
            if following is not None and _goes_further(event.date, following):
                yield _finding(facts, event, said)


def _ends(date: FuzzyDate) -> _Ends:
    return start_window(date), end_window(date)


def _together(said: Sequence[Citation]) -> _Ends:
    """Return what all sources together leave room for, of the beginning and of the end."""
    ends = [_ends(citation.says) for citation in said if citation.says is not None]
    begun, ended = zip(*ends, strict=True)
    return _common(begun), _common(ended)


def _common(windows: Sequence[Window]) -> Window:
    return Window(max(w.earliest for w in windows), min(w.latest for w in windows))


def _goes_further(date: FuzzyDate, left: _Ends) -> bool:
    """Return whether a date leaves out times that are left open.

    A date that lies outside what is left is no narrower reading of it. A single
    date is some moment that lies in both windows.
    """
    if not date.lasting:
        left = (_common(left), _common(left))
    adopted = _ends(date)
    return all(_holds(outer, inner) for outer, inner in zip(left, adopted, strict=True)) and (
        adopted != left
    )


def _holds(outer: Window, inner: Window) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _finding(facts: Facts, event: Event, said: Sequence[Citation]) -> Finding:
    return Finding(
        check=CHECK.id,
        certainty=Certainty.POSSIBLE,
        severity=Severity.WARNING,
        explanation=(
            wording.event_line(event),
            *(said_line(facts, citation) for citation in said),
            "No reason for the sharper date is stated, and none follows from other events.",
            "therefore the date is adopted more exactly than anybody gives it.",
        ),
        claims=(claims.of_event(event), *(claims.of_citation(citation) for citation in said)),
        events=(event.id,),
        sources=claims.sources_of(facts, (citation.id for citation in said)),
        remedies=(
            f'chronology edit {event.id} --when "…"',
            f'chronology edit {event.id} --because "…"',
        ),
    )


CHECK = Check(
    id="false-precision",
    why="A date that is sharper than every source makes up what nobody knows.",
    tier=Tier.SOURCES,
    find=_find,
    compares=(
        "the adopted date of each event with what all the dates that its sources give leave room"
        " for together, and with what follows for it from relations, durations and lifetimes"
    ),
    possible=(
        "it lies within what they leave room for, is narrower, and no reason is given for it: no"
        " `--because`, no basis that gives no date, no words that count from another event"
    ),
    quiet='Adopt the vaguer date, or say why it is sharper: `chronology edit ID --because "…"`.',
    gives_way_to=("suspicious-default",),
    example=(
        "@1 “Arrest” is dated 2016-07-15.",
        "wire dates @1 “2016” (2016-01-01 to 2016-12-31).",
        "paper dates @1 “2016-07” (2016-07-01 to 2016-07-31).",
        "No reason for the sharper date is stated, and none follows from other events.",
        "therefore the date is adopted more exactly than anybody gives it.",
    ),
)
