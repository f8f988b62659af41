"""Random commands, taken back and brought back: every state is the one that was there before."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from chronology.cli import main
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from chronology.store.undoing.standing import latest, taken_back

TABLES = (
    "dataset", "setting", "acceptance", "category", "role", "tag", "place", "place_name",
    "actor", "actor_name", "source", "event", "citation", "event_place", "participation",
    "tie", "relation", "measure", "event_tag",
)  # fmt: skip
#: What counts on, whatever is taken back; what is only remembered of an import.
MOVING = ("version", "updated_at", "import_digest")


def state(db: Location) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the chronology, derived columns included."""
    with open_reader(db) as reader:
        return {table: list(_rows(reader, table)) for table in TABLES}


def _rows(reader: Reader, table: str) -> Iterator[dict[str, Any]]:
    names = _names(reader, table)
    sql = " ".join(["SELECT", ", ".join(names), "FROM", table, "ORDER BY id"])
    for row in reader.rows(sql):
        held = dict(zip(names, row, strict=True))
        if isinstance(held.get("extra"), str):
            held["extra"] = reader.json(held["extra"])
        yield {name: value for name, value in held.items() if name not in MOVING}


def _names(reader: Reader, table: str) -> list[str]:
    if reader.engine == "sqlite":
        return [
            row[0] for row in reader.rows("SELECT name FROM pragma_table_xinfo(:t)", {"t": table})
        ]
    return [
        row[0]
        for row in reader.rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name = :t"
            " AND data_type <> 'tsvector' ORDER BY ordinal_position",
            {"t": table},
        )
    ]


def run(db: Location, *words: str) -> int:
    return main(["--db", str(db.path or db.dsn), *words])


class Commands:
    """Makes up commands that may or may not succeed."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def event(self) -> str:
        return f"@{self.chance.randint(1, max(1, self.count))}"

    def name(self, kind: str) -> str:
        return f"{kind} {self.chance.randint(1, 4)}"

    def date(self) -> str:
        year, month = self.chance.randint(1990, 1996), self.chance.randint(1, 12)
        return self.chance.choice([f"{year}", f"{year}-{month:02d}", f"about {year}"])

    def one(self) -> list[str]:
        made = self.chance.choice(
            [self.add, self.add, self.add, self.edit, self.edit, self.remove, self.merge,
             self.cite, self.relate, self.rename, self.merge_names, self.tag]
        )  # fmt: skip
        return made()

    def add(self) -> list[str]:
        self.count += 1
        words = [
            "add",
            f"Something {self.count}",
            "--create",
            "--who",
            f"{self.name('Actor')}:leader",
        ]
        words += [
            "--where",
            self.name("Place"),
            "--source",
            f"paper-{self.chance.randint(1, 3)}#p. 2",
        ]
        return [*words, "--when", self.date()] if self.chance.random() < 0.7 else words

    def edit(self) -> list[str]:
        return [
            "edit",
            self.event(),
            "--title",
            f"Reported anew {self.chance.random():.3f}",
            "--when",
            self.date(),
        ]

    def remove(self) -> list[str]:
        return ["rm", self.event(), "--yes", "--keep-dates"]

    def merge(self) -> list[str]:
        return ["merge", self.event(), self.event(), "--yes"]

    def cite(self) -> list[str]:
        return ["cite", self.event(), "--source", "paper-2", "--create", "--says-when", self.date()]

    def relate(self) -> list[str]:
        return [
            "relate",
            self.event(),
            self.chance.choice(["before", "after", "during"]),
            self.event(),
        ]

    def rename(self) -> list[str]:
        return [
            "actor",
            "edit",
            self.name("Actor"),
            "--alias",
            f"Alias {self.chance.randint(1, 99)}",
        ]

    def merge_names(self) -> list[str]:
        kind = self.chance.choice(["actor", "place"])
        return [kind, "merge", self.name(kind.capitalize()), self.name(kind.capitalize())]

    def tag(self) -> list[str]:
        return ["edit", self.event(), "--tag", self.name("tag")]


def last_command(db: Location) -> int:
    with open_reader(db) as reader:
        found = reader.one("SELECT max(id) FROM history_command")
        return int(found[0] or 0) if found else 0


def wander(db: Location, seed: int, steps: int) -> int:
    """Do, take back and bring back at random; return how many were taken back."""
    chance = random.Random(seed)
    commands = Commands(chance)
    past: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
    future: list[tuple[int, dict[str, Any], dict[str, Any]]] = []
    undone = 0
    run(db, "role", "add", "leader")
    now = state(db)
    for _ in range(steps):
        choice = chance.random()
        if choice < 0.25 and past:
            number, before, after = past.pop()
            assert run(db, "undo") == 0
            undone += 1
            now = state(db)
            assert now == before, f"seed {seed}: command {number} was not taken back whole"
            future.append((last_command(db), before, after))
        elif choice < 0.4 and future:
            undoing, before, after = future.pop()
            assert run(db, "undo", str(undoing)) == 0
            now = state(db)
            assert now == after, f"seed {seed}: command {undoing} was not taken back whole"
            past.append((-1, before, after))
        else:
            earlier = last_command(db)
            run(db, *commands.one())
            later = last_command(db)
            if later > earlier:
                before, now = now, state(db)
                past.append((later, before, now))
                future.clear()
    return undone


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))]
)
def test_any_sequence_is_a_replay(db: Location, seed: int) -> None:
    assert wander(db, seed, 30) > 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_any_longer_sequence_is_a_replay(db: Location, seed: int) -> None:
    assert wander(db, seed, 60) > 4


def test_taken_back_and_brought_back_again(one_db: Location) -> None:
    run(one_db, "add", "One", "--when", "1990")
    run(one_db, "undo")
    with open_reader(one_db) as reader:
        assert taken_back(reader) == {1: 2}
    run(one_db, "undo", "2")
    with open_reader(one_db) as reader:
        assert taken_back(reader) == {2: 3}
        assert latest(reader) == 1
