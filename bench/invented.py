"""An invented chronology of any size, the same at every run, as a CSV file."""

import csv
import random
from pathlib import Path

_PLACES = ("Harbour", "Old Bridge", "North Gate", "Market", "Quarry", "Mill", "Depot", "Station")
_WORDS = ("{year}", "{month} {year}", "{day} {month} {year}", "early {year}", "end of {year}")
_MONTHS = ("January", "April", "June", "July", "October", "December")


def write_events(path: Path, count: int, *, actors: int) -> None:
    """Write ``count`` events of ``actors`` people, dated as sources word them."""
    chance = random.Random(20161231)  # noqa: S311 - invented data, nothing secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "when", "place", "actors", "sources"])
        for number in range(count):
            when = chance.choice(_WORDS).format(
                year=chance.randint(1990, 2020),
                month=chance.choice(_MONTHS),
                day=chance.randint(1, 28),
            )
            person = f"Person {chance.randrange(actors)} [participant]"
            writer.writerow(
                [f"Event {number}", when, chance.choice(_PLACES), person, f"report-{number % 40}"]
            )
