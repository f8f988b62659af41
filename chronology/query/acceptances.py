"""The findings that somebody accepted, with what was found then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chronology.store.reader import Reader


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """An acceptance, and the finding as it stood when it was accepted.

    ``finding`` is the object that ``check --format json`` printed of it; empty
    where an import brought the acceptance without it.
    """

    fingerprint: str
    check: str
    reason: str
    author: str
    accepted_at: str
    finding: Mapping[str, Any]

    @property
    def events(self) -> list[int]:
        """The events that it was about."""
        return list(self.finding.get("events", ()))

    @property
    def explanation(self) -> list[str]:
        """The chain of lines that was accepted."""
        return list(self.finding.get("explanation", ()))


def accepted(reader: Reader) -> list[AcceptedFinding]:
    """Return every acceptance, in the order in which they were made."""
    sql = (
        "SELECT fingerprint, check_id, reason, author, accepted_at, finding"
        " FROM acceptance ORDER BY id"
    )
    return [
        AcceptedFinding(fingerprint, check, reason, author, at, reader.json(finding) or {})
        for fingerprint, check, reason, author, at, finding in reader.rows(sql)
    ]
