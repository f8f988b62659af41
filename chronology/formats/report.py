"""What an import or an export did, for the door to word."""

from dataclasses import dataclass, field

from chronology.formats.entries import Entries

#: So many refusals are kept with their reasons; the others are counted, and written
#: to the file of refused rows.
MOST_REFUSALS = 1000
#: So many examples are kept of each kind of warning.
MOST_EXAMPLES = 3


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
class Warned:
    """Something that was noticed in a file, of one kind.

    Args:
        count: how often.
        examples: the first few, each with its line where it has one.
    """

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ImportReport:
    """The outcome of one import, counted in events.

    Args:
        read: events that the file holds.
        added: of these, new in the chronology.
        updated: of these, known and changed.
        unchanged: of these, known and equal to what the chronology holds.
        refused: what was not imported, and why; of a large file the first of it.
        more_refused: how much else was refused.
        kept: fields that an analyst wrote, of which the dataset says something else.
        replaced: fields that an analyst wrote and that the dataset's words replaced.
        gone: events of the dataset that the file does not hold; they stay.
        told: one entry for each event of which there is more to say than a number,
            in the order of the file.
        warnings: what was noticed, by kind.
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
    more_refused: int = 0
    kept: int = 0
    replaced: int = 0
    gone: int = 0
    told: Entries = field(default_factory=Entries)
    warnings: dict[str, Warned] = field(default_factory=dict)
    refused_path: str | None = None
    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    dry_run: bool = False

    @property
    def refusals(self) -> int:
        """How much was refused."""
        return len(self.refused) + self.more_refused

    def refuse(self, refusal: Refusal) -> None:
        """Count something that was not imported, and keep it if it is among the first."""
        if len(self.refused) < MOST_REFUSALS:
            self.refused.append(refusal)
        else:
            self.more_refused += 1

    def warn(self, kind: str, example: str) -> None:
        """Count something that was noticed, and keep the first few examples."""
        found = self.warnings.setdefault(kind, Warned())
        found.count += 1
        if len(found.examples) < MOST_EXAMPLES:
            found.examples.append(example)


class WithdrawnError(Exception):
    """An import that was begun and is to be taken back, since part of its file is refused.

    Args:
        report: what is refused; nothing of the file was imported.
    """

    def __init__(self, report: ImportReport) -> None:
        super().__init__("part of the file is refused")
        report.added = report.updated = report.unchanged = 0
        report.created, report.changed = {}, {}
        self.report = report


@dataclass(slots=True)
class ExportReport:
    """The outcome of one export.

    Args:
        events: how many were written.
        path: where to, "-" for standard output.
        losses: what the format could not carry, in words that complete "could not
            carry …", and how many of the events each of it touched; a format that
            carries everything leaves it empty.
        notes: what else there is to say, in sentences.
    """

    events: int = 0
    path: str = ""
    losses: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
