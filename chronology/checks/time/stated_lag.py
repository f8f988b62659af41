"""Dates that contradict a stated lag: "three months after" and four years between."""

from collections.abc import Iterator

from chronology.checks.check import Check, Tier
from chronology.checks.finding import Finding
from chronology.checks.reasoning import relations, wording
from chronology.checks.reasoning.arithmetic import (
    Window,
    end_window,
    last_second,
    share,
    start_window,
)
from chronology.checks.reasoning.lengths import lag
from chronology.checks.reasoning.relations import Stated
from chronology.checks.reasoning.remedies import Remedies
from chronology.checks.time.at_odds import Verdict, at_odds
from chronology.dates.civil import POS_INF
from chronology.query.evidence import Facts
from chronology.query.screens import RELATED

#: A lag that reaches less than this share of the narrower span hardly fits.
_HARDLY = 0.1


def _find(facts: Facts) -> Iterator[Finding]:
    remedies = Remedies(facts)
    for stated in relations.standing(facts):
        windows = _windows(stated)
        if windows is None:
            continue
        dated, implied = windows
        apart = max(implied.earliest - dated.latest, dated.earliest - implied.latest)
        if apart > 0:
            verdict = Verdict.impossible(_what(stated, implied), apart)
            yield at_odds(facts, CHECK.id, stated, remedies, verdict)
        elif share(dated, implied) < _HARDLY:
            what = _what(stated, implied)
            last = (
                f"therefore {what}, which its date hardly leaves room for: possible, not certain."
            )
            yield at_odds(facts, CHECK.id, stated, remedies, Verdict(last))


def _windows(stated: Stated) -> tuple[Window, Window] | None:
    """Return where the moment in question is dated, and where the lag puts it."""
    relation = stated.relation
    length = lag(relation.lag)
    if length is None or relation.kind not in ("before", "after"):
        return None
    if relation.kind == "after":
        earliest, latest = length.after(stated.other_date)
        return start_window(stated.date), Window(earliest, last_second(latest))
    earliest, latest = length.before(stated.other_date)
    return end_window(stated.date), Window(earliest, last_second(latest))


def _what(stated: Stated, implied: Window) -> str:
    verb = "begun" if stated.relation.kind == "after" else "ended"
    when = wording.stretch(implied.earliest, min(implied.latest + 1, POS_INF))
    return f"@{stated.relation.event} would have {verb} {when}"


CHECK = Check(
    id="lag",
    why="“Three months after” says when, and two dates that are years apart say otherwise.",
    tier=Tier.TIME,
    find=_find,
    compares="the adopted dates of two events with the time stated to lie between them",
    certain=(
        "the lag, counted by the calendar from every date that the other event may have, never"
        " reaches a date that this one may have"
    ),
    possible="the lag reaches less than a tenth of the narrower of the two spans of time",
    screens=RELATED,
    quiet="Correct a date or the lag, or give the relation the rank deprecated.",
    supersedes=("order", "two-places"),
    example=(
        "@2 “Release” is dated “2012” (2012-01-01 to 2012-12-31).",
        "@1 “Arrest” is dated 2009-01-10.",
        "It is stated that @2 came after @1, by P3M7D..P3M23D, according to wire, page 4.",
        "therefore @2 would have begun 2009-04-17 to 2009-05-03: impossible by at least 972 days.",
    ),
)
