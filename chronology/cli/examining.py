"""Looking at one finding, and at those that were accepted."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from chronology.checks import CHECKS, Finding
from chronology.checks.run import explain as explain_check
from chronology.checks.run import run_checks
from chronology.cli.database import Database
from chronology.cli.findings import print_findings
from chronology.cli.fingerprints import looks_like_one, whole
from chronology.cli.output import say, screen
from chronology.query.acceptances import AcceptedFinding, accepted
from chronology.query.facts import Facts, load_facts
from chronology.render.rows import render_rows

if TYPE_CHECKING:
    from chronology.store.reader import Reader

_SHOWS = "`chronology check --possible` prints the fingerprint of each."

_COLUMNS = (
    "fingerprint", "check", "events", "state", "because", "author", "accepted", "explanation",
)  # fmt: skip

#: What has become of a finding that was accepted.
IN_FORCE, GONE = "in force", "gone"


def every_finding(database: Database) -> tuple[Facts, list[Finding]]:
    """Return the facts and all that the checks find, accepted or not, possible ones too."""
    with database.reader() as reader:
        return _every_finding(reader)


def _every_finding(reader: "Reader") -> tuple[Facts, list[Finding]]:
    facts = load_facts(reader)
    return facts, run_checks(replace(facts, acceptances=()), possible=True)


def finding_of(found: Iterable[Finding], fingerprint: str) -> Finding:
    """Return the finding of that fingerprint, or of the one that begins so.

    Raises:
        UnknownNameError: there is none.
        AmbiguousNameError: more than one begins so.
        BadInputError: it is no fingerprint.
    """
    known = {finding.fingerprint: finding for finding in found}
    return known[whole(fingerprint, known, "finding", _SHOWS)]


def explain(database: Database, name: str) -> None:
    """Print what a check is for, or the finding with that fingerprint.

    A finding that was accepted and is found no more is shown as it was then.

    Raises:
        UnknownNameError: there is neither.
        AmbiguousNameError: several fingerprints begin so.
    """
    if name in {check.id for check in CHECKS} or not looks_like_one(name):
        for line in explain_check(name).splitlines():
            say(line)
        return
    with database.reader() as reader:
        _, found = _every_finding(reader)
        taken = {one.fingerprint: one for one in accepted(reader)}
    held = {finding.fingerprint: finding for finding in found}
    which = whole(name, {**held, **taken}, "finding", _SHOWS)
    if which in held:
        print_findings([held[which]], database)
        check = held[which].check
    else:
        check = taken[which].check
        say(f"{which} ({check}) was accepted, and is found no more. It said:")
        for line in taken[which].explanation:
            say(f"  {line}")
    say()
    if which in taken:
        one = taken[which]
        say(f"Accepted by {one.author} on {one.accepted_at[:10]}: “{one.reason}”.")
        say(f"To take that back: `{database.as_typed(f'chronology check forget {which}')}`.")
    say(f"What this check does: `{database.as_typed(f'chronology check explain {check}')}`.")


def print_accepted(database: Database, format_: str, *, stale: bool) -> None:
    """Print what was accepted, by whom and why, and what has become of it.

    Args:
        database: the chronology.
        format_: one of the formats of a listing.
        stale: only what is no longer found as it was accepted.
    """
    with database.reader() as reader:
        taken = accepted(reader)
        # Without acceptances there is nothing that the checks could tell.
        found = _every_finding(reader)[1] if taken else []
    rows = list(_rows(taken, found, stale=stale))
    if format_ == "table" and not rows:
        say("No acceptance is stale." if stale else "Nothing was accepted.")
        return
    render_rows(format_, _COLUMNS, rows, sys.stdout, screen())
    if format_ == "table" and stale:
        say()
        command = database.as_typed("chronology check forget FINGERPRINT")
        say(f"`{command}` removes one that is no longer needed.")


def _rows(
    taken: Iterable[AcceptedFinding], found: Iterable[Finding], *, stale: bool
) -> Iterator[list[object]]:
    open_now = list(found)
    held = {finding.fingerprint: finding for finding in open_now}
    now = {(finding.check, finding.events): finding.fingerprint for finding in open_now}
    for one in taken:
        state = IN_FORCE
        events, why = one.events, one.explanation
        if one.fingerprint not in held:
            other = now.get((one.check, tuple(one.events)))
            state = GONE if other is None else f"changed, open again as {other}"
        elif stale:
            continue
        else:
            # As it is worded here and now: another database has other numbers.
            finding = held[one.fingerprint]
            events, why = list(finding.events), list(finding.explanation)
        mark = one.fingerprint
        yield [mark, one.check, events, state, one.reason, one.author, one.accepted_at, why]
