"""Commands at random, such as people give, for a chronology of which nothing is known."""

import random
from pathlib import Path

from chronology.store.location import Location
from tests.blank import by_hand
from tests.formats.conflict_files import as_csv
from tests.formats.test_ucdp import FULL, ROW

_DATES = (
    "2016",
    "end of 2016",
    "March 2015",
    "15 July 2016",
    "between 2014 and 2018",
    "19th century",
)
_PLACES = ("Port", "Quay, Port", "Old Bridge", "from:Harbour")
_PEOPLE = ("Ana", "Ben:witness", "Harbour Front:victim")
_SOURCES = ("gazette", "wire#page 4", "the-report")


def table(path: Path, count: int, mark: str) -> Path:
    """Write a table of so many events; its name tells them apart from those of others."""
    rows = (
        f"{mark} {n},{1900 + n % 120},Town {n % 7},Actor {n % 11},paper-{n % 5}"
        for n in range(count)
    )
    path.write_text("title,when,place,actors,sources\n" + "\n".join(rows) + "\n")
    return path


def dataset(path: Path, count: int) -> Path:
    """Write a file in the layout of a publisher."""
    rows = (
        {
            **ROW,
            "id": str(900_000 + n),
            "side_b": f"Group {n % 17}",
            "where_coordinates": f"Town {n % 40}",
        }
        for n in range(count)
    )
    path.write_text(as_csv(FULL, rows))
    return path


class Script:
    """Makes up commands.

    Args:
        rng: decides.
        folder: where files to be imported are written.
        rows: of how many rows a large import is.
    """

    def __init__(self, rng: random.Random, folder: Path, rows: int) -> None:
        self._rng = rng
        self._folder = folder
        self._rows = rows
        self._number = 0

    def next(self, location: Location) -> list[str]:
        """Return a command that will succeed, as the chronology stands."""
        events = [row for (row,) in by_hand(location, "SELECT id FROM event ORDER BY id")]
        self._number += 1
        kinds = ["add", "add", "import small", "import large"]
        if len(events) > 3:
            kinds += ["add", "edit", "edit", "cite", "rm", "merge", "undo", "relate"]
        return self._make(self._rng.choice(kinds), events)

    def _make(self, kind: str, events: list[int]) -> list[str]:
        pick, sample = self._rng.choice, self._rng.sample
        if kind.startswith("import"):
            return self._import(kind)
        if kind == "add":
            return self._add(events)
        one, other = map(str, sorted(sample(events, 2)))
        return {
            "undo": ["undo"],
            "merge": ["merge", other, one],
            "rm": ["rm", one, "--yes", "--keep-dates"],
            "relate": ["relate", other, "after", one],
            "cite": [
                "cite",
                one,
                "--source",
                pick(_SOURCES),
                "--says-when",
                pick(_DATES),
                "--create",
            ],
            "edit": [
                *("edit", one, "--when", pick(_DATES), "--who", pick(_PEOPLE), "--create"),
                *("--describe", f"words {self._number}"),
            ],
        }[kind]

    def _add(self, events: list[int]) -> list[str]:
        pick = self._rng.choice
        when = pick(_DATES)
        if events and self._rng.random() < 0.3:
            when = f"two weeks after @{pick(events)}"
        words = ["add", f"Event {self._number}", "--when", when, "--where", pick(_PLACES)]
        return [*words, "--who", pick(_PEOPLE), "--source", pick(_SOURCES), "--create"]

    def _import(self, kind: str) -> list[str]:
        many = kind == "import large"
        mark = f"Row {self._number}.{self._rng.randrange(1000)}"
        path = self._folder / f"{mark.replace(' ', '-')}.csv"
        return ["import", str(table(path, self._rows if many else 3, mark))]
