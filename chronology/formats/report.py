"""What an import or an export did, for the door to word."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that was not imported.

    Args:
        line: physical line of the file, counted from 1; None where the format
            has no lines to count.
        where: which part: a column's name, or a path such as ``events[3].when``.
        why: one sentence.
    """

    line: int | None
    where: str
    why: str

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line is not None else ""
        return f"{place}{self.where}: {self.why}" if self.where else f"{place}{self.why}"


@dataclass(slots=True)
class ImportReport:
    """The outcome of one import, counted in events.

    Args:
        read: events that the file holds.
        added: of these, new in the chronology.
        updated: of these, known and changed.
        unchanged: of these, known and equal to what the chronology holds.
        refused: what was not imported, and why.
        refused_path: the file that the refused rows were written to, or None.
        created: new rows besides events, by kind ("place": 3).
        changed: rows besides events that were brought up to date, by kind.
        dry_run: whether all this would happen, rather than did.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    refused_path: str | None = None
    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    dry_run: bool = False


@dataclass(slots=True)
class ExportReport:
    """The outcome of one export.

    Args:
        events: how many were written.
        path: where to, "-" for standard output.
        losses: what the format could not carry, in words that complete "could not
            carry …", and how many of the events each of it touched; a format that
            carries everything leaves it empty.
    """

    events: int = 0
    path: str = ""
    losses: dict[str, int] = field(default_factory=dict)
