"""Accepting findings and taking that back: who does it, when and why, on which values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chronology.checks import Finding
from chronology.cli.changing import carry_out
from chronology.cli.database import Database
from chronology.cli.examining import every_finding, finding_of
from chronology.cli.fingerprints import whole
from chronology.errors import BadInputError
from chronology.model import Acceptance
from chronology.query.acceptances import accepted
from chronology.store.history import now

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork


def accept(database: Database, fingerprints: Sequence[str], because: str) -> None:
    """Write down that the findings are accepted, all or none.

    Raises:
        UnknownNameError: there is no such finding.
        AmbiguousNameError: there are several that begin so.
        BadInputError: the reason is empty, or one of them is accepted already.
    """
    if not because.strip():
        raise BadInputError("The reason is empty.", "Say why it is no contradiction.")
    facts, found = every_finding(database)
    named = (finding_of(found, fingerprint) for fingerprint in fingerprints)
    # One that is named twice is accepted once.
    wanted = {finding.fingerprint: finding for finding in named}
    for acceptance in facts.acceptances:
        if acceptance.fingerprint in wanted:
            raise BadInputError(
                f"The finding {acceptance.fingerprint} is accepted already, by {acceptance.author}"
                f" on {acceptance.accepted_at[:10]}: “{acceptance.reason}”.",
                "To give another reason, take that back first:"
                f" `chronology check forget {acceptance.fingerprint}`.",
            )

    def change(unit: "UnitOfWork", _names: "Names") -> tuple[int | None, list[str]]:
        for finding in wanted.values():
            _write(unit, finding, because.strip())
        return None, [f"Accepted {one.fingerprint} ({one.check})." for one in wanted.values()]

    carry_out(database, change)


def _write(unit: "UnitOfWork", finding: Finding, because: str) -> None:
    unit.add(
        Acceptance(
            fingerprint=finding.fingerprint,
            check_id=finding.check,
            reason=because,
            author=unit.author,
            accepted_at=now(),
            finding=finding.as_json(),
        )
    )


def forget(database: Database, fingerprints: Sequence[str]) -> None:
    """Take acceptances back, all or none; the history keeps them.

    Raises:
        UnknownNameError: no such finding was accepted.
        AmbiguousNameError: several that begin so were.
    """
    with database.reader() as reader:
        known = {one.fingerprint: one for one in accepted(reader)}
    cure = "`chronology check list --accepted` shows those there are."
    wanted = {whole(words, known, "accepted finding", cure) for words in fingerprints}

    def change(unit: "UnitOfWork", _names: "Names") -> tuple[int | None, list[str]]:
        rows = unit.session.exec(
            select(Acceptance)
            .where(col(Acceptance.fingerprint).in_(sorted(wanted)))
            .order_by(col(Acceptance.id))
        ).all()
        lines = [f"{row.fingerprint} ({row.check_id}) is accepted no more." for row in rows]
        for row in rows:
            unit.delete(row)
        return None, lines

    carry_out(database, change)
