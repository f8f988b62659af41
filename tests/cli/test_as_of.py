"""`--as-of`: what was printed then is printed again, after whatever was done since."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import words_for
from tests.store.test_undo import Commands, last_command
from tests.store.test_undo_bulk import load

Run = Callable[..., Any]


class Past:
    """What the program printed after each command."""

    def __init__(self, run: Run, place: Location) -> None:
        self._run = run
        self.place = place
        self.printed: dict[int, list[Any]] = {}

    def questions(self, *of: str) -> Iterator[tuple[str, ...]]:
        yield ("list", "--format", "json", *of)
        yield ("list", "--in", "1992", "--who", "Actor 1", "--format", "csv", *of)
        yield ("stats", "--by", "place", "--format", "csv", *of)
        for event in range(1, 9):
            yield ("show", str(event), "--format", "json", *of)

    def answers(self, *of: str) -> list[Any]:
        """Return status and output of each question, as of a moment."""
        done = (self._run("--db", words_for(self.place), *each) for each in self.questions(*of))
        return [(one.status, one.out) for one in done]

    def do(self, *words: str) -> None:
        """Carry out a command, and keep what is printed after it."""
        self._run("--db", words_for(self.place), *words)
        self.keep()

    def keep(self) -> None:
        """Keep what is printed now, as what the last command left."""
        self.printed[last_command(self.place)] = self.answers()

    def compare(self, steps: list[int]) -> None:
        for number in steps:
            assert self.answers("--as-of", str(number)) == self.printed[number], number


def wander(past: Past, seed: int, steps: int) -> None:
    """Do and take back at random."""
    chance = random.Random(seed)
    commands = Commands(chance)
    past.do("role", "add", "leader")
    for _ in range(steps):
        choice = chance.random()
        if choice < 0.2:
            past.do("undo")
        elif choice < 0.3:
            past.do("undo", str(last_command(past.place)))
        else:
            past.do(*commands.one())


def test_the_past_of_any_sequence_comes_back(run: Run, db: Location) -> None:
    past = Past(run, db)
    wander(past, 7, 12)
    done = sorted(past.printed)
    past.compare(done[1:-1:4])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_the_past_of_any_longer_sequence_comes_back(run: Run, db: Location, seed: int) -> None:
    past = Past(run, db)
    wander(past, seed, 25)
    past.compare(sorted(past.printed))


def test_what_came_and_went_at_once(run: Run, db: Location) -> None:
    """Rows of a bulk command have one line of history, until they change or go."""
    past = Past(run, db)
    past.do("add", "Before", "--when", "1990")
    load(db)
    past.keep()
    past.do("edit", "5", "--title", "Corrected", "--when", "1992")
    past.do("rm", "6", "--yes")
    past.do("undo", str(last_command(db)))
    past.do("undo", str(last_command(db)))
    for _ in range(3):
        past.do("undo")
    past.compare(sorted(past.printed))


def test_nothing_of_the_present_is_changed(run: Run, db: Location) -> None:
    past = Past(run, db)
    past.do("add", "One", "--when", "1990", "--tag", "a")
    past.do("edit", "1", "--title", "Two")
    past.answers("--as-of", "1")
    assert past.answers() == past.printed[2]
    with open_reader(db) as reader:
        assert reader.one("SELECT count(*) FROM history_command") == (2,)
