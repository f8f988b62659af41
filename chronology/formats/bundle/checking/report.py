"""What a check of a bundle found."""

from dataclasses import dataclass, field
from typing import Any

from chronology.formats.bundle.layout import Facts

#: So many problems are told; the others are counted.
MOST_PROBLEMS = 1000


def counted(number: int, what: str) -> str:
    """Return "1 file", "2 files"."""
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what[:-1]}ies" if what.endswith("y") else f"{number:,} {what}s"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as the bundle says it is.

    Args:
        file: the file in the bundle, "" for the bundle as a whole.
        why: one sentence.
    """

    file: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.why}" if self.file else self.why


@dataclass(slots=True)
class BundleReport:
    """The outcome of a check.

    Args:
        path: the bundle.
        manifest_sha256: the hash of its manifest, "" where there is none to be read.
        facts: what the manifest says of the bundle, without its list of files.
        files: how many files were read.
        size: how many bytes these have, unpacked.
        checked: what was found to hold, in sentences.
        problems: what was not, the first thousand.
        more_problems: how many others there are.
        notes: what could not be checked, or is worth knowing.
    """

    path: str
    manifest_sha256: str = ""
    facts: Facts = field(default_factory=dict)
    files: int = 0
    size: int = 0
    checked: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything that was checked holds."""
        return not self.problems

    def problem(self, file: str, why: str) -> None:
        """Note a problem."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(file, why))
        else:
            self.more_problems += 1

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        return {
            "path": self.path,
            "ok": self.ok,
            "manifest_sha256": self.manifest_sha256 or None,
            **{name: self.facts.get(name) for name in ("made_at", "made_by", "program", "query")},
            "events": self.facts.get("events"),
            "files": self.files,
            "size": self.size,
            "checked": self.checked,
            "problems": [{"file": each.file, "why": each.why} for each in self.problems],
            "more_problems": self.more_problems,
            "notes": self.notes,
        }
